import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock, settled } from '@/lib/diagnosis/testing/manual-clock';
import { createMemoryQueue } from '@/lib/diagnosis/testing/memory-queue';
import type { OnePage } from '@/lib/protocols/exchange-admin/read-page';
import type { Queue, SweepLease } from '@/lib/store/queue-types';
import { longestPauseMs, mostFailures, mostStarts, renewEveryMs } from './limits';
import { type SweepEnd, type SweepParts, sweep } from './sweep';
import { createSweeper } from './sweeper';

const device = {
  Identity: 'jane\\ExchangeActiveSyncDevices\\iPhone§A',
  DeviceId: 'A',
  ClientType: 'EAS',
  DeviceAccessState: 'Quarantined',
  DeviceAccessStateReason: 'Global',
};
const page = (next: string | null): OnePage => ({ ok: true, objects: [device], next });
const elsewhere: OnePage = { ok: false, failure: { reason: 'malformed-answer' }, stale: true };
const away: OnePage = { ok: false, failure: { reason: 'unreachable' }, stale: false };
const never = new AbortController().signal;

let clock: ManualClock;
let queue: Queue;
beforeEach(async () => {
  clock = createManualClock();
  queue = createMemoryQueue(clock.now, async () => {});
  await queue.request(0);
});

/** A reading whose pages are `answers`, one after another; `asked` are the places they were asked for at. */
function reading(answers: OnePage[]): { parts: SweepParts; asked: (string | null)[] } {
  const asked: (string | null)[] = [];
  const read: SweepParts['read'] = async (next) => {
    asked.push(next);
    return answers[asked.length - 1] ?? page(null);
  };
  return { parts: { queue, clock, random: () => 0.5, read, pageEveryMs: 2_000, hours: 6 }, asked };
}

async function claimed(owner = 'a'): Promise<SweepLease> {
  const lease = await queue.claim(owner, true);
  if (lease === null) throw new Error('nothing to claim');
  return lease;
}

async function ended(parts: SweepParts, lease: SweepLease, waitMs: number): Promise<SweepEnd | null> {
  let end: SweepEnd | null = null;
  void sweep(parts, lease, never).then((came) => {
    end = came;
  });
  await clock.advance(waitMs);
  return end;
}

describe('a reading whose place is lost', () => {
  it('begins anew one page later, whatever was wrong with the place', async () => {
    const { parts, asked } = reading([elsewhere]);
    const lease = { ...(await claimed()), checkpoint: 'https://elsewhere.test/next' };
    expect(await ended(parts, lease, 1_999)).toBeNull();
    expect(asked).toEqual(['https://elsewhere.test/next']);
    await clock.advance(1);
    expect(asked).toEqual(['https://elsewhere.test/next', null]);
    expect(await queue.state()).toMatchObject({ problem: null, reading: { devices: 1 } });
  });

  it('is put off after so many new beginnings', async () => {
    const lost = Array.from({ length: mostStarts + 1 }, () => [page('link'), elsewhere]).flat();
    const { parts, asked } = reading(lost);
    const end = await ended(parts, await claimed(), 60_000);
    expect(end).toEqual({ kind: 'put-off', problem: 'upstream-failed' });
    expect(asked.filter((place) => place === null)).toHaveLength(mostStarts + 1);
  });

  it('does not count what failed before', async () => {
    const failing = Array.from({ length: mostFailures - 1 }, () => away);
    const { parts } = reading([page('link'), ...failing, elsewhere, ...failing]);
    expect(await ended(parts, await claimed(), longestPauseMs)).toEqual({ kind: 'finished' });
  });
});

describe('a lease that another process has meanwhile', () => {
  it('is told as lost, and not as a polite stop', async () => {
    const stop = new AbortController();
    const { parts } = reading([page('link')]);
    const running = sweep(parts, await claimed('a'), stop.signal);
    await settled();
    await claimed('b');
    stop.abort();
    expect(await running).toEqual({ kind: 'lost' });
    expect(await queue.state()).toMatchObject({ held: true });
  });

  it('is logged as lost when its renewal is refused', async () => {
    const { parts } = reading([page('link')]);
    const events: unknown[] = [];
    const log = { bug: (where: string) => events.push(where), event: (...event: unknown[]) => events.push(event) };
    const sweeper = createSweeper({ ...parts, pageEveryMs: 60_000, owner: 'a', sole: false, log });
    sweeper.start();
    await settled();
    await claimed('b');
    await clock.advance(renewEveryMs);
    expect(events).toEqual([
      ['sweep-started', { epoch: 1, resumed: 0 }],
      ['sweep-ended', { end: 'lost' }],
    ]);
    await sweeper.close();
  });

  it('ends nothing while the database is away for a moment', async () => {
    const { parts } = reading([page('link')]);
    const bugs: string[] = [];
    const log = { bug: (where: string) => bugs.push(where), event: () => {} };
    let away = true;
    const flaky: Queue = {
      ...queue,
      renew: async (lease) => {
        if (away) throw new Error('away');
        return queue.renew(lease);
      },
    };
    const sweeper = createSweeper({ ...parts, queue: flaky, pageEveryMs: 60_000, owner: 'a', sole: false, log });
    sweeper.start();
    await clock.advance(renewEveryMs);
    away = false;
    await clock.advance(60_000 - renewEveryMs);
    expect(bugs).toEqual(['sweep lease']);
    expect(await queue.state()).toMatchObject({ reading: { devices: 2 } });
    await sweeper.close();
  });
});
