import type { CheckReport } from '@/lib/report/report';
import type { Audience } from '@/lib/report/vocabulary';
import { detailWords, permissionNames, reasonWords, subjectWords } from './catalog/reasons';
import { fill } from './fill';
import type { Text } from './guidance';
import { formatTime, isInstant } from './instant';

/** The part of a check's report that says why it is undecided. `retryAt` is an ISO instant. */
export type Undecided = Pick<CheckReport, 'area' | 'reason' | 'reasonDetail' | 'retryAt'>;

/**
 * "Could not check" for one reader: what we could not see, why, and who can lift it. Null when the check was decided.
 * The time of a next try is written in UTC unless the caller has already written it for its reader.
 */
export function reasonText(check: Undecided, audience: Audience): Text | null {
  if (check.reason === undefined) return null;
  const { title, body } = reasonWords[check.reason][audience];
  const args = {
    what: detailWords[check.reasonDetail ?? ''] ?? subjectWords[check.area] ?? 'this',
    detail: permissionNames[check.reasonDetail ?? ''] ?? check.reasonDetail ?? check.area,
    when: check.retryAt === undefined ? 'in some minutes' : `after ${whenOf(check.retryAt)}`,
  };
  return { title: fill(title, args), body: fill(body, args) };
}

function whenOf(retryAt: string): string {
  return isInstant(retryAt) ? formatTime(retryAt, 'UTC') : retryAt;
}
