import type { ProbeContext } from '@/lib/probes/define-probe';
import { retryAfterMs } from '@/lib/protocols/retry-after';

/** Time that a second request needs; a wait that leaves less is not begun. */
const requestReserveMs = 2_000;
/** Wait before the second try when the server names none: half to one and a half seconds. */
const defaultWaitMs = 500;

/**
 * Milliseconds to wait before the one retry of a busy or broken server, or null when the wait does not fit in what is left.
 * @param retryAfter the header as it came.
 */
export function waitBeforeRetry(
  context: Pick<ProbeContext, 'now' | 'random' | 'remainingMs'>,
  retryAfter: string | undefined,
): number | null {
  const waitMs = retryAfterMs(retryAfter, context.now()) ?? defaultWaitMs + context.random() * 1_000;
  return waitMs + requestReserveMs <= context.remainingMs() ? waitMs : null;
}
