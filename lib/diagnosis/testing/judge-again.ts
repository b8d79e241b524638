import type { ObservationMap } from '@/lib/checks/evaluate';
import type { Given, ObservationKey } from '@/lib/report/observations';
import type { CheckReport, Verdict } from '@/lib/report/report';
import { realRules } from '../real-rules';

/** What the real rules make of a set of observations. Throws what a check throws: that is a bug of ours. */
export function judgeAgain(observations: ObservationMap, given: Given): { reports: CheckReport[]; verdict: Verdict } {
  const onBug = (error: unknown) => {
    throw error;
  };
  const reports = realRules.checks.map((check) => realRules.evaluate(check, observations, given, onBug));
  return { reports, verdict: realRules.verdict(reports, realRules.checks) };
}

/** The same observations with some of them as if they could not have been made. */
export function without(observations: ObservationMap, keys: readonly ObservationKey[]): ObservationMap {
  const lost = keys.map((key) => [
    key,
    { status: 'unavailable', failure: { reason: 'timed-out' }, startedAt: '', durationMs: 0, evidence: [] },
  ]);
  return { ...observations, ...Object.fromEntries(lost) };
}
