import { type AuthorisedCall, authorisedCall, type CallContext, type CallOutcome } from '@/lib/clouds/authorised-call';
import { callEvidence } from '@/lib/clouds/call-evidence';
import type { EvidenceBody, Tokens } from '@/lib/probes/define-probe';
import type { ProbeFailure } from '@/lib/report/observations';
import { type AnswerPage, parseAnswer, parseError } from './answer';

/** A `ProbeContext` has all of it. For a remedy, `tokens.app` hands out the admin's own token. */
export interface ExchangeContext extends CallContext {
  tenantId: string;
  tokens: Pick<Tokens, 'app'>;
  addEvidence(evidence: EvidenceBody): string;
}

export interface Invocation {
  cmdlet: string;
  parameters: Record<string, unknown>;
  /** Properties to read; nothing else is asked for, kept or shown. */
  select: readonly string[];
  /** The mailbox's sign-in name for a cmdlet about one mailbox; absent for tenant-wide ones. */
  anchor?: string;
}

export type InvokeOutcome =
  | { ok: true; objects: Record<string, unknown>[]; warnings: string[]; requestId: string | null }
  /** `notFound` when Exchange knows no such object: for a probe that is often a value, not a failure. */
  | { ok: false; failure: ProbeFailure; notFound?: true };

const mostPages = 10;
/** Routes app-only calls of a tenant to one place (https://github.com/KelvinTegelaar/CIPP-API, New-ExoRequest.ps1). */
const systemMailbox = 'SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}';
/** Without an identity these return everybody (https://learn.microsoft.com/powershell/module/exchange/get-casmailbox). */
const identityRequired = new Set([
  'Get-CASMailbox',
  'Get-Recipient',
  'Get-Mailbox',
  'Get-MailboxStatistics',
  'Get-User',
]);

/**
 * Runs one cmdlet of Exchange Online by `adminapi/beta/{tenant}/InvokeCommand`, which is undocumented: this file is the
 * only place that knows it. All pages are read (at most 10) and each exchange becomes evidence. Throws a TypeError for an
 * empty identity (our bug: it would mean "all mailboxes").
 */
export async function invoke(invocation: Invocation, context: ExchangeContext): Promise<InvokeOutcome> {
  guardIdentity(invocation);
  const first = `${context.cloud.exchange}/adminapi/beta/${encodeURIComponent(context.tenantId)}/InvokeCommand?$select=${invocation.select.join(',')}`;
  const objects: Record<string, unknown>[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  let url: string | null = first;
  let requestId: string | null = null;
  while (url !== null) {
    seen.add(url);
    const outcome = await authorisedCall(context, callOf(invocation, url, context));
    const page = judge(outcome, invocation.cmdlet);
    if (!page.ok) return page;
    objects.push(...page.page.objects);
    warnings.push(...page.page.warnings);
    requestId ??= page.requestId;
    url = page.page.nextLink;
    // A result cut short must never look complete, so an odd or endless continuation is a failure.
    if (url !== null && (seen.has(url) || seen.size >= mostPages || !sameOrigin(url, first))) {
      return { ok: false, failure: { reason: 'malformed-answer', detail: `${invocation.cmdlet} paging` } };
    }
  }
  return { ok: true, objects, warnings, requestId };
}

function guardIdentity({ cmdlet, parameters }: Invocation): void {
  for (const name of ['Identity', 'Mailbox']) {
    const value = parameters[name];
    const blank = typeof value !== 'string' || value.trim() === '' || value.includes('*');
    if (name in parameters && blank) throw new TypeError(`${cmdlet}: ${name} must name one object`);
  }
  if (identityRequired.has(cmdlet) && !('Identity' in parameters))
    throw new TypeError(`${cmdlet}: Identity is missing`);
}

function callOf(invocation: Invocation, url: string, context: ExchangeContext): AuthorisedCall {
  const call = {
    method: 'POST' as const,
    url,
    headers: {
      accept: 'application/json',
      // A refused cmdlet answers NUL bytes labelled gzip; asking for no encoding keeps most answers readable.
      'accept-encoding': 'identity',
      'content-type': 'application/json; charset=utf-8',
      prefer: 'odata.maxpagesize=1000',
      'x-anchormailbox': invocation.anchor ?? `APP:${systemMailbox}@${context.tenantId}`,
      'client-request-id': crypto.randomUUID(),
    },
    body: JSON.stringify({ CmdletInput: { CmdletName: invocation.cmdlet, Parameters: invocation.parameters } }),
  };
  return {
    ...call,
    token: (signal) => context.tokens.app('exchange', signal),
    repeatable: invocation.cmdlet.startsWith('Get-'),
    record: (attempt) => {
      context.addEvidence(callEvidence(invocation.cmdlet, call, attempt, excerptOf(invocation.select)));
    },
  };
}

type PageOutcome = { ok: true; page: AnswerPage; requestId: string | null } | Extract<InvokeOutcome, { ok: false }>;

/** Classifies by status and exception type only: texts come in the caller's language. */
function judge(outcome: CallOutcome, cmdlet: string): PageOutcome {
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

function excerptOf(select: readonly string[]) {
  const wanted = new Set(select.map((name) => name.toLowerCase()));
  return (status: number, body: string): string | undefined => {
    if (status >= 400) {
      const error = parseError(body);
      return error ? JSON.stringify(error) : undefined;
    }
    const objects = parseAnswer(body)?.objects.map((object) =>
      Object.fromEntries(Object.entries(object).filter(([key]) => wanted.has(key.toLowerCase()))),
    );
    return objects ? JSON.stringify(objects) : undefined;
  };
}

function sameOrigin(url: string, other: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(other).origin;
}
