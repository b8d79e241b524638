import { Client, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import * as z from 'zod';
import { type AuthorisedCall, authorisedCall, type CallContext, type CallOutcome } from '@/lib/clouds/authorised-call';
import { callEvidence } from '@/lib/clouds/call-evidence';
import type { EvidenceBody, Tokens } from '@/lib/probes/define-probe';
import type { ProbeFailure } from '@/lib/report/observations';
import { graphError, graphFailure, parseJson } from './graph-error';

/** A `ProbeContext` has all of it. */
export interface GraphContext extends CallContext {
  tokens: Pick<Tokens, 'app'>;
  addEvidence(evidence: EvidenceBody): string;
}

/** One read of Graph. */
export interface GraphRead<T> {
  /** Name for evidence, such as `users`. */
  label: string;
  /** `beta` only where v1.0 has no such read; such a read must be optional. */
  version?: 'v1.0' | 'beta';
  /** Path segments, not encoded. */
  path: readonly string[];
  /** Query options by name (`$select`), not encoded. */
  query?: Readonly<Record<string, string>>;
  /** Application permission that the read takes; becomes the detail of a refusal. */
  permission: string;
  /** Of the object, or of one item of the list. Fields it does not name are neither kept nor shown. */
  schema: z.ZodType<T>;
}

export type GraphOutcome<T> =
  | { ok: true; value: T }
  | { ok: false; failure: ProbeFailure; notFound?: true; notUnderstood?: true };

const mostPages = 5;

/** Reads one object. */
export async function readObject<T>(context: GraphContext, read: GraphRead<T>): Promise<GraphOutcome<T>> {
  return fetchPage(context, { ...read, url: null });
}

/** Reads a collection: the first page, and up to five in all unless `pages` says fewer. Order as Graph gives it. */
export async function readList<T>(
  context: GraphContext,
  read: GraphRead<T>,
  pages: number = mostPages,
): Promise<GraphOutcome<T[]>> {
  const schema = z.object({ value: z.array(read.schema), '@odata.nextLink': z.string().nullish() });
  const items: T[] = [];
  let url: string | null = null;
  for (let count = 0; count < pages; count += 1) {
    const page: GraphOutcome<z.infer<typeof schema>> = await fetchPage(context, { ...read, schema, url });
    if (!page.ok) return page;
    items.push(...page.value.value);
    const next: string | null = page.value['@odata.nextLink'] ?? null;
    if (next === null || pages === 1) return { ok: true, value: items };
    // The token goes with the next request, so the link must not lead anywhere else.
    if (!URL.canParse(next) || new URL(next).origin !== new URL(context.cloud.graph).origin) break;
    url = next;
  }
  // A list cut short must never look complete.
  return { ok: false, failure: { reason: 'malformed-answer', detail: `${read.label} paging` } };
}

async function fetchPage<T>(
  context: GraphContext,
  read: GraphRead<T> & { url: string | null },
): Promise<GraphOutcome<T>> {
  const link = new OneLink(context, read);
  // The default chain retries by itself and uses the global fetch; this client has one link, and nothing else.
  const client = Client.initWithMiddleware({
    middleware: link,
    baseUrl: `${context.cloud.graph}/`,
    defaultVersion: read.version ?? 'v1.0',
  });
  const request = client.api(`/${read.path.map(encodeURIComponent).join('/')}`);
  for (const [name, value] of Object.entries(read.query ?? {})) request.query({ [name]: encodeURIComponent(value) });
  const outcome = await link.send(() => request.get());
  if (!outcome.ok) return outcome;
  const { status, body } = outcome.answer;
  if (status < 200 || status >= 300) return graphFailure(status, graphError(body), read);
  const parsed = read.schema.safeParse(parseJson(body));
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, failure: { reason: 'malformed-answer', detail: read.label } };
}

/** The only link of the client's chain: one authorised call, and its outcome kept as a value. */
class OneLink implements Middleware {
  private outcome: CallOutcome | null = null;

  constructor(
    private readonly context: GraphContext,
    private readonly read: GraphRead<unknown> & { url: string | null },
  ) {}

  /** What came of the request that `start` made. */
  async send(start: () => Promise<unknown>): Promise<CallOutcome> {
    let thrown: unknown;
    try {
      await start();
    } catch (error) {
      // The client throws for every status that is no success; that is a value here.
      thrown = error;
    }
    if (this.outcome === null) throw new Error('the Graph client made no request', { cause: thrown });
    return this.outcome;
  }

  async execute(chain: Context): Promise<void> {
    // The client reads only https links as links, so a continuation replaces the address here, as it came.
    const url = this.read.url ?? String(chain.request);
    const call = {
      method: 'GET' as const,
      url,
      headers: { accept: 'application/json', 'client-request-id': crypto.randomUUID() },
    };
    this.outcome = await authorisedCall(this.context, this.callOf(call));
    const answered = this.outcome.ok && this.outcome.answer.status < 300;
    chain.response = new Response('{}', {
      status: answered ? 200 : 500,
      headers: { 'content-type': 'application/json' },
    });
  }

  private callOf(call: Pick<AuthorisedCall, 'method' | 'url' | 'headers'>): AuthorisedCall {
    return {
      ...call,
      token: (signal) => this.context.tokens.app('graph', signal),
      repeatable: true,
      record: (attempt) => {
        this.context.addEvidence(
          callEvidence(this.read.label, call, attempt, (status, body) => this.excerpt(status, body)),
        );
      },
    };
  }

  private excerpt(status: number, body: string): string | undefined {
    if (status >= 400) return JSON.stringify({ error: graphError(body).code });
    const parsed = this.read.schema.safeParse(parseJson(body));
    return parsed.success ? JSON.stringify(parsed.data) : undefined;
  }
}
