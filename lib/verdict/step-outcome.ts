import type { CheckReport, StepReport } from '@/lib/report/report';
import type { StepId } from '@/lib/report/vocabulary';

/**
 * Sums up a step over the reports of its checks (others are ignored): failed, else cantTell, else untested; inapplicable
 * when all are; else passed. A step without any report has not been looked at: `untested`.
 */
export function stepOutcome(step: StepId, reports: readonly CheckReport[]): StepReport {
  const own = reports.filter((report) => report.step === step);
  if (own.length === 0) return { id: step, outcome: 'untested', reason: 'internal-error' };
  if (own.some(({ outcome }) => outcome === 'failed')) return { id: step, outcome: 'failed' };
  for (const outcome of ['cantTell', 'untested'] as const) {
    const undecided = own.filter((report) => report.outcome === outcome);
    // A reason of its own says more than "blocked by an earlier one".
    const first = undecided.find(({ reason }) => reason !== 'blocked-by-earlier') ?? undecided[0];
    if (first !== undefined) return { id: step, outcome, reason: first.reason ?? 'internal-error' };
  }
  return { id: step, outcome: own.every(({ outcome }) => outcome === 'inapplicable') ? 'inapplicable' : 'passed' };
}
