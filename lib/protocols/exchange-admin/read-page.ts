import { authorisedCall } from '@/lib/clouds/authorised-call';
import type { ProbeFailure } from '@/lib/report/observations';
import { addressOf, callOf, type Invocation, judge, leadsElsewhere, type PageContext } from './call';

/** One page of objects and where the next one is (null at the end). */
export type OnePage =
  | { ok: true; objects: Record<string, unknown>[]; next: string | null }
  /** `stale` when Exchange does not take the continuation any more: only a start from the first page helps. */
  | { ok: false; failure: ProbeFailure; stale: boolean };

/**
 * Reads one page of a tenant-wide cmdlet: the first one for null, else the one at `next` of the page before. The same body and
 * anchor go with each (fact sheet 1.1, Paging). A continuation lives for about 30 minutes, and what Exchange says of an old one
 * is not documented: any 4xx answer to one, but for a refused right or throttling, counts as stale.
 * No evidence is made of a page: nobody looks at one of a whole tenant.
 */
export async function readPage(invocation: Invocation, next: string | null, context: PageContext): Promise<OnePage> {
  const wrong = { reason: 'malformed-answer', detail: `${invocation.cmdlet} paging` } as const;
  // A stored link is not trusted more than a fresh one: the token goes with it.
  if (next !== null && leadsElsewhere(next, context)) return { ok: false, failure: wrong, stale: true };
  const call = callOf(invocation, next ?? addressOf(invocation, context), context);
  const outcome = await authorisedCall(context, { ...call, record: () => undefined });
  const judged = judge(outcome, invocation.cmdlet);
  if (!judged.ok) {
    const refused = outcome.ok && outcome.answer.status >= 400 && judged.failure.reason !== 'permission-missing';
    return { ok: false, failure: judged.failure, stale: next !== null && refused };
  }
  const { objects, nextLink } = judged.page;
  const odd = nextLink !== null && (nextLink === next || leadsElsewhere(nextLink, context));
  return odd ? { ok: false, failure: wrong, stale: false } : { ok: true, objects, next: nextLink };
}
