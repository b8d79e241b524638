/** Time as a diagnosis sees it. Injected, so that tests move it by hand. */
export interface Clock {
  now(): Date;
  /** Calls `callback` once after `ms`; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
}

/** The machine's own clock. Its timers do not keep a process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`; rejects with the signal's reason when it fires first. */
export function waitOn(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Resolves after `ms`, or as soon as the signal fires: for a loop that looks at the signal itself. */
export function pauseOn(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return waitOn(clock, ms, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** Does `work` each time `ms` have gone by since the one before ended, until the signal fires. A failure is told and ends nothing. */
export async function every(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  work: () => Promise<void>,
  onFailure: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    await pauseOn(clock, ms, signal);
    if (signal.aborted) return;
    await work().catch(onFailure);
  }
}
