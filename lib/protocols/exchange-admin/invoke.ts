import { authorisedCall } from '@/lib/clouds/authorised-call';
import { callEvidence } from '@/lib/clouds/call-evidence';
import type { HttpOutcome } from '@/lib/net/types';
import type { ProbeFailure } from '@/lib/report/observations';
import { parseAnswer, parseError } from './answer';
import { addressOf, callOf, type ExchangeContext, type Invocation, judge, leadsElsewhere } from './call';

export type InvokeOutcome =
  | { ok: true; objects: Record<string, unknown>[]; warnings: string[]; requestId: string | null }
  /** `notFound` when Exchange knows no such object: for a probe that is often a value, not a failure. */
  | { ok: false; failure: ProbeFailure; notFound?: true };

const mostPages = 10;
/** Without an identity these return everybody (https://learn.microsoft.com/powershell/module/exchange/get-casmailbox). */
const identityRequired = new Set([
  'Get-CASMailbox',
  'Get-Recipient',
  'Get-Mailbox',
  'Get-MailboxStatistics',
  'Get-User',
]);

/**
 * Runs one cmdlet of Exchange Online by `adminapi/beta/{tenant}/InvokeCommand`. All pages are read (at most 10) and each exchange becomes evidence. Throws a TypeError for an
 * empty identity (our bug: it would mean "all mailboxes").
 */
export async function invoke(invocation: Invocation, context: ExchangeContext): Promise<InvokeOutcome> {
  guardIdentity(invocation);
  const first = addressOf(invocation, context);
  const objects: Record<string, unknown>[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  let url: string | null = first;
  let requestId: string | null = null;
  while (url !== null) {
    seen.add(url);
    const call = callOf(invocation, url, context);
    const record = (attempt: HttpOutcome) => {
      context.addEvidence(callEvidence(invocation.cmdlet, call, attempt, excerptOf(invocation)));
    };
    const outcome = await authorisedCall(context, { ...call, record });
    const page = judge(outcome, invocation.cmdlet);
    if (!page.ok) return page;
    objects.push(...page.page.objects.filter(invocation.own ?? (() => true)));
    warnings.push(...page.page.warnings);
    requestId ??= page.requestId;
    url = page.page.nextLink;
    // A result cut short must never look complete, so an odd or endless continuation is a failure.
    if (url !== null && (seen.has(url) || seen.size >= mostPages || leadsElsewhere(url, context))) {
      return { ok: false, failure: { reason: 'malformed-answer', detail: `${invocation.cmdlet} paging` } };
    }
  }
  return { ok: true, objects, warnings, requestId };
}

/** Throws a TypeError for a blank identity or a pattern: Exchange would take it for "everybody". */
export function guardIdentity({ cmdlet, parameters }: Invocation): void {
  for (const name of ['Identity', 'Mailbox']) {
    const value = parameters[name];
    const blank = typeof value !== 'string' || value.trim() === '' || value.includes('*');
    if (name in parameters && blank) throw new TypeError(`${cmdlet}: ${name} must name one object`);
  }
  if (identityRequired.has(cmdlet) && !('Identity' in parameters))
    throw new TypeError(`${cmdlet}: Identity is missing`);
}

/**
 * What may be shown of an answer: the properties asked for, of objects that were meant. Where one object was named and several
 * came, it is not known whose they are, and none is shown.
 */
function excerptOf({ select, parameters, own }: Invocation) {
  const wanted = new Set(select.map((name) => name.toLowerCase()));
  return (status: number, body: string): string | undefined => {
    if (status >= 400) {
      const error = parseError(body);
      return error ? JSON.stringify(error) : undefined;
    }
    const objects = parseAnswer(body)?.objects.filter(own ?? (() => true));
    if (objects === undefined || (own === undefined && 'Identity' in parameters && objects.length > 1))
      return undefined;
    const kept = objects.map((object) =>
      Object.fromEntries(Object.entries(object).filter(([key]) => wanted.has(key.toLowerCase()))),
    );
    return JSON.stringify(kept);
  };
}
