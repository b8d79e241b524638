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

/** What every question to Graph says. */
interface GraphCall<T> {
  /** `beta` only where v1.0 has no such read; such a read must be optional. */
  version?: 'v1.0' | 'beta';
  /** Application permission that the read takes; becomes the detail of a refusal. */
  permission: string;
  /** Of the object, or of one item of the list. Fields it does not name are neither kept nor shown. */
  schema: z.ZodType<T>;
  /** Of a list, false for an item that was not asked for (a filter that was not honoured): neither kept nor shown. */
  own?: (item: T) => boolean;
}

/** One read of Graph. */
export interface GraphRead<T> extends GraphCall<T> {
  /** Name for evidence, such as `users`. */
  label: string;
  /** Path segments, not encoded. */
  path: readonly string[];
  /** Query options by name (`$select`), not encoded. */
  query?: Readonly<Record<string, string>>;
  /** Headers that change what is asked, in lower case (`consistencylevel`); they go with every page. */
  headers?: Readonly<Record<string, string>>;
}

/** One action of Graph that only answers. The names are all that may be sent with POST: none of them changes anything. */
export interface GraphQuestion<T> extends GraphCall<T> {
  action: 'identity/conditionalAccess/evaluate';
  body: Readonly<Record<string, unknown>>;
}

export type GraphOutcome<T> =
  | { ok: true; value: T }
  | { ok: false; failure: ProbeFailure; notFound?: true; notUnderstood?: true };

/** A call as it is sent: a read, its next page by `url`, or a question with a `body`. */
type Sent<T> = GraphRead<T> & { url: string | null; body?: string; visible(value: T): unknown };

const mostPages = 5;

/** Reads one object. */
export async function readObject<T>(context: GraphContext, read: GraphRead<T>): Promise<GraphOutcome<T>> {
  return send(context, { ...read, url: null, visible: (value) => value });
}

/**
 * Reads a collection: the first page, and up to five in all unless `pages` says fewer. Order as Graph gives it, without items
 * that are not `own`.
 */
export async function readList<T>(
  context: GraphContext,
  read: GraphRead<T>,
  pages: number = mostPages,
): Promise<GraphOutcome<T[]>> {
  const items: T[] = [];
  let url: string | null = null;
  for (let count = 0; count < pages; count += 1) {
    const page: GraphOutcome<Page<T>> = await send(context, { ...read, ...pageOf(read), url });
    if (!page.ok) return page;
    items.push(...ownItems(read, page.value));
    const next: string | null = page.value['@odata.nextLink'] ?? null;
    if (next === null || pages === 1) return { ok: true, value: items };
    // The token goes with the next request, so the link must not lead anywhere else.
    if (!URL.canParse(next) || new URL(next).origin !== new URL(context.cloud.graph).origin) break;
    url = next;
  }
  // A list cut short must never look complete.
  return { ok: false, failure: { reason: 'malformed-answer', detail: `${read.label} paging` } };
}

/** Asks a question that is answered by a collection, all of it in one page. */
export async function askList<T>(context: GraphContext, question: GraphQuestion<T>): Promise<GraphOutcome<T[]>> {
  const { action, body, own: _own, ...rest } = question;
  const sent = { ...rest, ...pageOf(question), label: action, path: action.split('/'), body: JSON.stringify(body) };
  const page = await send(context, { ...sent, url: null });
  if (!page.ok) return page;
  // A list cut short must never look complete.
  if (page.value['@odata.nextLink'])
    return { ok: false, failure: { reason: 'malformed-answer', detail: `${action} paging` } };
  return { ok: true, value: ownItems(question, page.value) };
}

type Page<T> = { value: T[]; '@odata.nextLink'?: string | null | undefined };

/** The schema of one page of a collection, and what of it may be shown. */
function pageOf<T>(call: GraphCall<T>) {
  const schema: z.ZodType<Page<T>> = z.object({
    value: z.array(call.schema),
    '@odata.nextLink': z.string().nullish(),
  });
  return { schema, own: () => true, visible: (page: Page<T>) => ({ ...page, value: ownItems(call, page) }) };
}

function ownItems<T>({ own = () => true }: Pick<GraphCall<T>, 'own'>, page: Page<T>): T[] {
  return page.value.filter(own);
}

async function send<T>(context: GraphContext, read: Sent<T>): Promise<GraphOutcome<T>> {
  const link = new OneLink(context, read);
  // The default chain retries by itself and uses the global fetch; this client has one link, and nothing else.
  const client = Client.initWithMiddleware({
    middleware: link,
    baseUrl: `${context.cloud.graph}/`,
    defaultVersion: read.version ?? 'v1.0',
  });
  const request = client.api(`/${read.path.map(encodeURIComponent).join('/')}`);
  for (const [name, value] of Object.entries(read.query ?? {})) request.query({ [name]: encodeURIComponent(value) });
  const outcome = await link.send(() => (read.body === undefined ? request.get() : request.post(read.body)));
  if (!outcome.ok) return outcome;
  const { status, body } = outcome.answer;
  if (status < 200 || status >= 300) return graphFailure(status, graphError(body), read);
  const parsed = read.schema.safeParse(parseJson(body));
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, failure: { reason: 'malformed-answer', detail: read.label } };
}

/** The only link of the client's chain: one authorised call, and its outcome kept as a value. */
class OneLink<T> implements Middleware {
  private outcome: CallOutcome | null = null;

  constructor(
    private readonly context: GraphContext,
    private readonly read: Sent<T>,
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
    this.outcome = await authorisedCall(this.context, this.callOf(url));
    const answered = this.outcome.ok && this.outcome.answer.status < 300;
    chain.response = new Response('{}', {
      status: answered ? 200 : 500,
      headers: { 'content-type': 'application/json' },
    });
  }

  private callOf(url: string): AuthorisedCall {
    const { body } = this.read;
    const own = { accept: 'application/json', 'client-request-id': crypto.randomUUID() };
    const headers = { ...own, ...this.read.headers };
    const call =
      body === undefined
        ? { method: 'GET' as const, url, headers }
        : { method: 'POST' as const, url, headers: { ...headers, 'content-type': 'application/json' }, body };
    return {
      ...call,
      token: (signal) => this.context.tokens.app('graph', signal),
      // Reads, and questions that change nothing.
      repeatable: true,
      record: (attempt) => {
        this.context.addEvidence(
          callEvidence(this.read.label, call, attempt, (status, text) => this.excerpt(status, text)),
        );
      },
    };
  }

  private excerpt(status: number, body: string): string | undefined {
    if (status >= 400) return JSON.stringify({ error: graphError(body).code });
    const parsed = this.read.schema.safeParse(parseJson(body));
    return parsed.success ? JSON.stringify(this.read.visible(parsed.data)) : undefined;
  }
}
