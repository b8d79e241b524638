import type { AuthorisedCall, CallContext, CallOutcome } from '@/lib/clouds/authorised-call';
import type { EvidenceBody, Tokens } from '@/lib/probes/define-probe';
import type { ProbeFailure } from '@/lib/report/observations';
import { type AnswerPage, parseAnswer, parseError } from './answer';

/** What a question to Exchange takes when nobody keeps evidence of it. */
export interface PageContext extends CallContext {
  tenantId: string;
  tokens: Pick<Tokens, 'app'>;
}

/** A `ProbeContext` has all of it. For a remedy, `tokens.app` hands out the admin's own token. */
export interface ExchangeContext extends PageContext {
  addEvidence(evidence: EvidenceBody): string;
}

export interface Invocation {
  cmdlet: string;
  parameters: Record<string, unknown>;
  /** Properties to read; nothing else is asked for, kept or shown. */
  select: readonly string[];
  /** The mailbox's sign-in name for a cmdlet about one mailbox; absent for tenant-wide ones. */
  anchor?: string;
  /** False for an object that was not meant, where a name may match several: neither kept nor shown. */
  own?: (object: Record<string, unknown>) => boolean;
}

/** Objects asked for in one page; the service may give fewer. */
const largestPage = 1000;
/** Routes app-only calls of a tenant to one place (https://github.com/KelvinTegelaar/CIPP-API, New-ExoRequest.ps1). */
const systemMailbox = 'SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}';

/** Where tenant-wide calls of the app are routed to (`X-AnchorMailbox`). */
function tenantAnchor({ tenantId }: Pick<PageContext, 'tenantId'>): string {
  return `APP:${systemMailbox}@${tenantId}`;
}

/** Address of the first page. `adminapi/beta/{tenant}` is undocumented: this folder is the only place that knows it. */
export function addressOf(
  { select }: Invocation,
  { cloud, tenantId }: Pick<PageContext, 'cloud' | 'tenantId'>,
): string {
  return `${cloud.exchange}/adminapi/beta/${encodeURIComponent(tenantId)}/InvokeCommand?$select=${select.join(',')}`;
}

/** The body that names a cmdlet and its parameters. */
export function bodyOf({ cmdlet, parameters }: Invocation): string {
  return JSON.stringify({ CmdletInput: { CmdletName: cmdlet, Parameters: parameters } });
}

/** The request for one page of a cmdlet's objects: the same body to the first address and to each continuation. */
export function callOf(invocation: Invocation, url: string, context: PageContext): Omit<AuthorisedCall, 'record'> {
  return {
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      // A refused cmdlet answers NUL bytes labelled gzip; asking for no encoding keeps most answers readable.
      'accept-encoding': 'identity',
      'content-type': 'application/json; charset=utf-8',
      prefer: `odata.maxpagesize=${largestPage}`,
      'x-anchormailbox': invocation.anchor ?? tenantAnchor(context),
      'client-request-id': crypto.randomUUID(),
    },
    body: bodyOf(invocation),
    token: (signal) => context.tokens.app('exchange', signal),
    repeatable: invocation.cmdlet.startsWith('Get-'),
  };
}

/** One page, or why there is none. `notFound` when Exchange knows no such object. */
type PageOutcome =
  | { ok: true; page: AnswerPage; requestId: string | null }
  | { ok: false; failure: ProbeFailure; notFound?: true };

/** Classifies by status and exception type only: texts come in the caller's language. */
export function judge(outcome: CallOutcome, cmdlet: string): PageOutcome {
  const noRole = { ok: false as const, failure: { reason: 'permission-missing' as const, detail: 'exchange-role' } };
  if (!outcome.ok) {
    // The NUL bytes labelled gzip of a refused cmdlet cannot be decoded: the network layer calls the answer malformed.
    return outcome.network === 'malformed' ? noRole : { ok: false, failure: outcome.failure };
  }
  const { status, headers, body } = outcome.answer;
  if (status >= 200 && status < 300) {
    const page = parseAnswer(body);
    if (page) return { ok: true, page, requestId: headers['request-id'] ?? null };
    return { ok: false, failure: { reason: 'malformed-answer', detail: cmdlet } };
  }
  // 401: the app role is missing. 403: the app has no Exchange role that holds the cmdlet. One remedy page covers both.
  if (status === 401 || status === 403) return noRole;
  const { exception, code } = parseError(body) ?? { exception: '', code: '' };
  const failure: ProbeFailure = { reason: 'upstream-failed', detail: `${cmdlet} ${status} ${exception}`.trim() };
  // The exception decides; some 404 answers name none and have only the code.
  const named = /ObjectNotFoundException$/.test(exception);
  const missing =
    (status === 400 && named) || (status === 404 && (named || (exception === '' && /^notfound$/i.test(code))));
  return missing ? { ok: false, failure, notFound: true } : { ok: false, failure };
}

/** True for a continuation that does not stay with Exchange: the token must not follow it. */
export function leadsElsewhere(url: string, { cloud }: Pick<PageContext, 'cloud'>): boolean {
  return !URL.canParse(url) || new URL(url).origin !== new URL(cloud.exchange).origin;
}
