import type { Clock } from '../clock';

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, firing what is due in order; lets everything that follows from it settle in between. */
  advance(ms: number): Promise<void>;
}

/** Starts at a fixed moment. */
export function createManualClock(start = '2026-11-01T10:00:00.000Z'): ManualClock {
  let time = Date.parse(start);
  let timers: { at: number; callback: () => void }[] = [];
  return {
    now: () => new Date(time),
    after: (ms, callback) => {
      const timer = { at: time + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const until = time + ms;
      await settled();
      while (true) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        time = Math.max(time, next.at);
        next.callback();
        await settled();
      }
      time = until;
    },
  };
}

/** Lets every promise that is already decided take effect: one turn of the event loop comes after all microtasks. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
