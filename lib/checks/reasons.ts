import type { CheckReport } from '@/lib/report/report';
import type { Audience } from '@/lib/report/vocabulary';
import { detailWords, reasonWords, subjectWords } from './catalog/reasons';
import { fill } from './fill';
import type { Text } from './guidance';

/** The part of a check's report that says why it is undecided. `retryAt` is an ISO instant. */
export type Undecided = Pick<CheckReport, 'area' | 'reason' | 'reasonDetail' | 'retryAt'>;

/**
 * "Could not check" for one reader: what we could not see, why, and who can lift it. Null when the check was decided.
 * Times are given as ISO instants in UTC; the page may show them locally beside it.
 */
export function reasonText(check: Undecided, audience: Audience): Text | null {
  if (check.reason === undefined) return null;
  const { title, body } = reasonWords[check.reason][audience];
  const args = {
    what: detailWords[check.reasonDetail ?? ''] ?? subjectWords[check.area] ?? 'this',
    detail: check.reasonDetail ?? check.area,
    when: check.retryAt === undefined ? 'in some minutes' : `after ${check.retryAt}`,
  };
  return { title: fill(title, args), body: fill(body, args) };
}
