import type { NetFailure } from './types';

/** A limit on one exchange: fires after its time or with the caller's own signal, and can tell which it was. */
export interface Deadline {
  signal: AbortSignal;
  /** `timed-out` or `aborted` once fired, else null. */
  failure(): Extract<NetFailure, 'timed-out' | 'aborted'> | null;
  /** Stops the clock; the signal never fires after it. */
  end(): void;
}

/**
 * Starts a limit of `timeoutMs` milliseconds, cut short by `caller`. Made by hand: on our oldest Node a composed
 * `AbortSignal.any` can be collected before it fires.
 */
export function startDeadline(timeoutMs: number, caller?: AbortSignal): Deadline {
  const controller = new AbortController();
  let failure: 'timed-out' | 'aborted' | null = null;
  const fire = (why: 'timed-out' | 'aborted') => {
    failure ??= why;
    controller.abort(new DOMException(why, why === 'timed-out' ? 'TimeoutError' : 'AbortError'));
  };
  const onCaller = () => fire('aborted');
  const timer = setTimeout(() => fire('timed-out'), Math.max(1, timeoutMs));
  if (caller?.aborted) fire('aborted');
  else caller?.addEventListener('abort', onCaller, { once: true });
  return {
    signal: controller.signal,
    failure: () => failure,
    end: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onCaller);
    },
  };
}

/** Rejects with the signal's reason as soon as it fires, whatever `work` does; a late failure of `work` is swallowed. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
