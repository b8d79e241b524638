import type { ProbeFailure } from '@/lib/report/observations';
import type { SweepProblem } from '@/lib/report/queue';
import { longestPauseMs, mostFailures, retrySeconds } from './limits';

/** What to do after a page that could not be read: wait for `pauseMs` and ask again, or put the reading off. */
export type AfterFailure = { pauseMs: number } | { problem: SweepProblem; waitSeconds: number };

const backoffBaseMs = 2_000;
const backoffCapMs = 60_000;

/**
 * Decides it. `failures` counts those in a row, this one included; `random` is from 0 to 1. `Retry-After` is honoured: inside the
 * reading when it is short, else as the time of the next try. What only a person can mend is not asked again at once.
 */
export function afterFailure(failure: ProbeFailure, failures: number, now: Date, random: number): AfterFailure {
  const problem = problemOf(failure.reason);
  if (problem === 'permission-missing' || problem === 'malformed-answer' || problem === 'internal-error') {
    return { problem, waitSeconds: retrySeconds.lasting };
  }
  const askedMs = failure.retryAt === undefined ? 0 : Math.max(0, Date.parse(failure.retryAt) - now.getTime());
  if (askedMs > longestPauseMs || failures >= mostFailures) {
    return { problem, waitSeconds: Math.max(retrySeconds.passing, Math.ceil(askedMs / 1_000)) };
  }
  // Full jitter, https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/.
  const backoffMs = random * Math.min(backoffCapMs, backoffBaseMs * 2 ** failures);
  return { pauseMs: askedMs + backoffMs };
}

function problemOf(reason: ProbeFailure['reason']): SweepProblem {
  switch (reason) {
    case 'permission-missing':
    case 'throttled':
    case 'unreachable':
    case 'timed-out':
    case 'malformed-answer':
    case 'upstream-failed':
      return reason;
    case 'not-licensed':
    case 'sign-in-needed':
      return 'permission-missing';
    default:
      return 'internal-error';
  }
}
