import { deviceLimit, nearDeviceLimit } from '@/lib/checks/mailbox/device-count';
import { type Clock, pauseOn } from '@/lib/diagnosis/clock';
import type { OnePage } from '@/lib/protocols/exchange-admin/read-page';
import type { SweepProblem } from '@/lib/report/queue';
import type { Queue, SweepLease } from '@/lib/store/queue-types';
import { afterFailure } from './after-failure';
import { mostPages, mostStarts, retrySeconds } from './limits';
import { sweepPageOf } from './sweep-page';

/** What one reading of the tenant takes. */
export interface SweepParts {
  queue: Queue;
  clock: Clock;
  random(): number;
  /** Reads the page at a continuation, the first one for null. */
  read(next: string | null, signal: AbortSignal): Promise<OnePage>;
  /** From the start of one page to the start of the next, in milliseconds. */
  pageEveryMs: number;
  /** Hours until the next reading. */
  hours: number;
}

/** How a reading ended here. `lost`: another process has the lease. `stopped`: we close, and another may go on at once. */
export type SweepEnd = { kind: 'finished' | 'lost' | 'stopped' } | { kind: 'put-off'; problem: SweepProblem };

/**
 * Reads the tenant's phones page by page from where the lease says, and never holds more than one page. Each page is stored with
 * the place of the next one, so that whoever goes on neither loses nor doubles a phone. Rejects when the database is away.
 */
export async function sweep(parts: SweepParts, lease: SweepLease, stop: AbortSignal): Promise<SweepEnd> {
  let next = lease.checkpoint;
  let failures = 0;
  let starts = 0;
  for (let pages = 1; ; pages += 1) {
    const begun = parts.clock.now().getTime();
    const page = stop.aborted ? null : await readStored(parts, next, stop);
    if (page === null || stop.aborted) return stopped(parts, lease);
    if (page.kind === 'failed' && page.stale) {
      starts += 1;
      if (starts > mostStarts) return putOff(parts, lease, 'upstream-failed', retrySeconds.lasting);
      if (!(await parts.queue.startOver(lease))) return { kind: 'lost' };
      next = null;
      // What was wrong with the old place says nothing about the first page.
      failures = 0;
      await pace(parts, begun, stop);
      continue;
    }
    if (page.kind === 'failed') {
      failures += 1;
      const after = afterFailure(page.failure, failures, parts.clock.now(), parts.random());
      if (!('pauseMs' in after)) return putOff(parts, lease, after.problem, after.waitSeconds);
      await pauseOn(parts.clock, after.pauseMs, stop);
      continue;
    }
    failures = 0;
    if (!(await parts.queue.addPage(lease, page.page))) return { kind: 'lost' };
    if (page.page.next === null) return finished(parts, lease);
    if (pages >= mostPages) return putOff(parts, lease, 'malformed-answer', retrySeconds.lasting);
    next = page.page.next;
    await pace(parts, begun, stop);
  }
}

/** Waits until a page may follow the one begun at `begun`; a stop ends the wait and is seen by the loop. */
async function pace({ clock, pageEveryMs }: SweepParts, begun: number, stop: AbortSignal): Promise<void> {
  const ms = pageEveryMs - (clock.now().getTime() - begun);
  if (ms > 0) await pauseOn(clock, ms, stop);
}

type Read =
  | { kind: 'read'; page: NonNullable<ReturnType<typeof sweepPageOf>> }
  | { kind: 'failed'; failure: Extract<OnePage, { ok: false }>['failure']; stale: boolean };

async function readStored(parts: SweepParts, next: string | null, stop: AbortSignal): Promise<Read> {
  const answer = await parts.read(next, stop);
  if (!answer.ok) return { kind: 'failed', failure: answer.failure, stale: answer.stale };
  const page = sweepPageOf(answer.objects, answer.next, parts.clock.now());
  if (page !== null) return { kind: 'read', page };
  return { kind: 'failed', failure: { reason: 'malformed-answer', detail: 'Get-MobileDevice' }, stale: false };
}

async function finished(parts: SweepParts, lease: SweepLease): Promise<SweepEnd> {
  const plan = { near: nearDeviceLimit, limit: deviceLimit, hours: parts.hours };
  return { kind: (await parts.queue.finish(lease, plan)) ? 'finished' : 'lost' };
}

async function putOff(parts: SweepParts, lease: SweepLease, problem: SweepProblem, seconds: number): Promise<SweepEnd> {
  return (await parts.queue.fail(lease, problem, seconds)) ? { kind: 'put-off', problem } : { kind: 'lost' };
}

async function stopped({ queue }: SweepParts, lease: SweepLease): Promise<SweepEnd> {
  return { kind: (await queue.release(lease)) ? 'stopped' : 'lost' };
}
