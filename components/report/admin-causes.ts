import type { Words } from '@/lib/checks/words';
import type { Report } from '@/lib/report/report';
import { remediesFor } from './causes';

/** True when an admin has something to do about what was found: only then is there something to ask for. */
export function canAskAdmin(report: Report, words: Words): boolean {
  const state = report.verdict?.state;
  return (
    report.status === 'finished' &&
    (state === 'blocked' || state === 'degraded') &&
    remediesFor(report, words, 'admin').length > 0
  );
}
