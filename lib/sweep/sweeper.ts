import { every, pauseOn } from '@/lib/diagnosis/clock';
import type { SweepLease } from '@/lib/store/queue-types';
import { lookEveryMs, renewEveryMs, retrySeconds } from './limits';
import { type SweepParts, sweep } from './sweep';

/** Reads the tenant's phones in the background of this process. */
export interface Sweeper {
  /** Looks for a reading that is due, now and every ten seconds. */
  start(): void;
  /** Looks at once: somebody has just asked for a reading. */
  wake(): void;
  /** Stops after the page at hand and gives the lease back. */
  close(): Promise<void>;
}

/** What a sweeper needs besides; `sole` is true for the only owner of an embedded database. */
export interface SweeperParts extends SweepParts {
  owner: string;
  sole: boolean;
  log: { bug(where: string, error: unknown): void; event(name: string, fields: Record<string, string | number>): void };
}

/** Builds the sweeper of this process; nothing happens before `start`. */
export function createSweeper(parts: SweeperParts): Sweeper {
  const closing = new AbortController();
  let waking = new AbortController();
  let ended: Promise<void> = Promise.resolve();
  const look = async () => {
    while (!closing.signal.aborted) {
      waking = new AbortController();
      await lookOnce(parts, closing.signal);
      await pauseOn(parts.clock, lookEveryMs, waking.signal);
    }
  };
  return {
    start() {
      ended = look();
    },
    wake: () => waking.abort(),
    async close() {
      closing.abort();
      waking.abort();
      await ended;
    },
  };
}

async function lookOnce(parts: SweeperParts, closing: AbortSignal): Promise<void> {
  let lease: SweepLease | null = null;
  try {
    lease = await parts.queue.claim(parts.owner, parts.sole);
    if (lease === null) return;
    parts.log.event('sweep-started', { epoch: lease.epoch, resumed: lease.checkpoint === null ? 0 : 1 });
    const end = await withRenewals(parts, lease, closing);
    parts.log.event('sweep-ended', { end: end.kind, ...('problem' in end ? { problem: end.problem } : {}) });
  } catch (error) {
    parts.log.bug('sweep', error);
    // A fault of ours would come again with the same page: the next try waits, if the database can be told so.
    if (lease !== null) await parts.queue.fail(lease, 'internal-error', retrySeconds.passing).catch(() => false);
  }
}

/** Holds the lease while pages and pauses last; a lease that is gone stops the reading, which could not write any more. */
async function withRenewals(parts: SweeperParts, lease: SweepLease, closing: AbortSignal): ReturnType<typeof sweep> {
  const over = new AbortController();
  const stop = AbortSignal.any([closing, over.signal]);
  const renewing = renew(parts, lease, over);
  try {
    return await sweep(parts, lease, stop);
  } finally {
    over.abort();
    await renewing;
  }
}

function renew({ clock, queue, log }: SweeperParts, lease: SweepLease, over: AbortController): Promise<void> {
  const work = async () => {
    if (!(await queue.renew(lease))) over.abort();
  };
  // The database is away for a moment: the lease outlives two such moments, and a write tells the rest.
  return every(clock, renewEveryMs, over.signal, work, (error) => log.bug('sweep lease', error));
}
