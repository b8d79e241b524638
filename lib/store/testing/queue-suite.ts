import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { queueEntries, queueOwners, sweeps } from '../queue-schema';
import type { QueuedPhone, SweepLease, SweepPage } from '../queue-types';
import type { StoreUnderTest } from './under-test';

const plan = { near: 3, limit: 4, hours: 6 };

/** A quarantined phone that makes its first contact `minute` minutes after ten. */
function phone(key: string, more: Partial<QueuedPhone> = {}, minute = 0): QueuedPhone {
  return {
    key,
    owner: 'ada',
    ownerName: 'Ada Ünal',
    deviceId: `ID-${key}`,
    name: 'Black iPhone',
    model: 'iPhone15C2',
    os: 'iOS 18.5',
    app: 'native',
    version: '16.1',
    firstSync: new Date(Date.UTC(2026, 10, 1, 10, minute)).toISOString(),
    heldBy: 'default',
    rule: null,
    concerns: ['quarantined'],
    ...more,
  };
}

function page(phones: QueuedPhone[], next: string | null, more: SweepPage['owners'] = []): SweepPage {
  return { phones, next, owners: [{ owner: 'ada', name: 'Ada Ünal', phones: phones.length }, ...more] };
}

/** The queue: one reader at a time, pages that are written whole, and readings that replace each other. */
export function describeQueue(at: StoreUnderTest): void {
  const run = (statement: ReturnType<typeof sql>) => at.engine.run((db) => db.execute(statement));
  const keys = async (filter = {}) => (await at.store.queue.list(filter, 50)).map(({ key }) => key);
  async function claimed(owner: string): Promise<SweepLease> {
    const lease = await at.store.queue.claim(owner, false);
    if (lease === null) throw new Error('nothing to claim');
    return lease;
  }

  describe('the queue', () => {
    beforeEach(async () => {
      for (const table of [sweeps, queueEntries, queueOwners]) await run(sql`delete from ${table}`);
    });

    test('reads nothing until somebody asks, and then one process only', async () => {
      const { queue } = at.store;
      expect(await queue.state()).toMatchObject({ reading: null, running: null, dueAt: null, held: false });
      expect(await queue.claim('a', true)).toBeNull();
      expect(await queue.request(300)).toEqual({ kind: 'requested' });
      const claims = await Promise.all(['a', 'b', 'c'].map((owner) => queue.claim(owner, false)));
      expect(claims.filter((lease) => lease !== null)).toHaveLength(1);
      expect(await queue.state()).toMatchObject({ held: true, running: { devices: 0 } });
      expect(await queue.request(300)).toEqual({ kind: 'running' });
    });

    test('is asked for again only after a pause', async () => {
      await at.store.queue.request(300);
      expect(await at.store.queue.request(300)).toEqual({ kind: 'too-soon', seconds: expect.any(Number) });
      await run(sql`update sweeps set requested_at = now() - interval '301 seconds'`);
      expect(await at.store.queue.request(300)).toEqual({ kind: 'requested' });
    });

    test('goes on where the one before stopped, and a stale owner writes nothing', async () => {
      const { queue } = at.store;
      await queue.request(0);
      const first = await claimed('a');
      expect(await queue.addPage(first, page([phone('1')], 'link-2'))).toBe(true);
      expect(await queue.claim('b', false)).toBeNull();
      await run(sql`update sweeps set lease_until = now() - interval '1 second'`);
      const second = await claimed('b');
      expect(second).toEqual({ owner: 'b', epoch: first.epoch + 1, checkpoint: 'link-2' });
      expect(await queue.addPage(first, page([phone('x')], null))).toBe(false);
      expect(await queue.renew(first)).toBe(false);
      expect(await queue.startOver(first)).toBe(false);
      expect(await queue.finish(first, plan)).toBe(false);
      expect(await queue.fail(first, 'throttled', 1)).toBe(false);
      expect(await queue.release(first)).toBe(false);
      expect(await queue.addPage(second, page([phone('1'), phone('2', {}, 1)], null))).toBe(true);
      expect(await keys()).toEqual([]);
      expect(await queue.finish(second, plan)).toBe(true);
      // The phone that came on two pages stands once; the mailbox has three by its pages.
      expect(await keys()).toEqual(['mailbox:ada', '2', '1']);
      expect((await queue.state()).reading).toMatchObject({
        devices: 3,
        counts: { quarantined: 2, 'device-limit-near': 1, discovery: 0 },
      });
      expect((await run(sql`select 1 from queue_owners`)).rows).toEqual([]);
    });

    test('shows the reading before until the next one is complete', async () => {
      const { queue } = at.store;
      await queue.request(0);
      const first = await claimed('a');
      await queue.addPage(first, page([phone('old')], null));
      await queue.finish(first, plan);
      expect(await queue.claim('a', true)).toBeNull();
      await queue.request(0);
      const second = await claimed('a');
      await queue.addPage(second, page([phone('new')], 'link'));
      expect(await keys()).toEqual(['old']);
      expect((await queue.state()).reading).toMatchObject({ devices: 1 });
      await queue.finish(second, plan);
      expect(await keys()).toEqual(['new']);
      expect((await run(sql`select 1 from queue_entries`)).rows).toHaveLength(1);
    });

    test('begins anew when the continuation is lost, or too old to be one picture', async () => {
      const { queue } = at.store;
      await queue.request(0);
      const lease = await claimed('a');
      await queue.addPage(lease, page([phone('1')], 'link'));
      expect(await queue.startOver(lease)).toBe(true);
      expect((await run(sql`select 1 from queue_entries`)).rows).toEqual([]);
      expect(await queue.state()).toMatchObject({ running: { devices: 0 } });
      await queue.addPage(lease, page([phone('2')], 'link'));
      expect(await queue.release(lease)).toBe(true);
      expect(await claimed('b')).toMatchObject({ checkpoint: 'link' });
      await run(sql`update sweeps set started_at = now() - interval '7 hours', lease_until = null`);
      expect(await claimed('c')).toMatchObject({ checkpoint: null });
    });

    test('waits after a failure, and says which', async () => {
      const { queue } = at.store;
      await queue.request(0);
      const lease = await claimed('a');
      await queue.addPage(lease, page([phone('1')], 'link'));
      expect(await queue.fail(lease, 'throttled', 60)).toBe(true);
      expect(await queue.state()).toMatchObject({ problem: 'throttled', held: false });
      expect(await queue.claim('a', true)).toBeNull();
      await run(sql`update sweeps set due_at = now()`);
      const again = await claimed('a');
      expect(again.checkpoint).toBe('link');
      await queue.addPage(again, page([], null));
      expect(await queue.state()).toMatchObject({ problem: null });
    });

    test('is paged, filtered and searched; a search text is no pattern', async () => {
      const { queue } = at.store;
      await queue.request(0);
      const lease = await claimed('a');
      const phones = Array.from({ length: 7 }, (_, n) => phone(`p${n}`, {}, n % 3));
      const odd = phone('odd', {
        owner: 'bea',
        ownerName: '100%_Bea',
        concerns: ['protocol-too-old'],
        firstSync: null,
      });
      await queue.addPage(lease, page([...phones, odd], null, [{ owner: 'cor', name: '', phones: 4 }]));
      await queue.finish(lease, { ...plan, near: 4, limit: 4 });
      const all = await keys();
      expect(all).toHaveLength(10);
      const paged: string[] = [];
      let after: { order: number; key: string } | undefined;
      for (;;) {
        const rows = await queue.list(after === undefined ? {} : { after }, 3);
        paged.push(...rows.map(({ key }) => key));
        const last = rows.at(-1);
        if (last === undefined) break;
        after = { order: last.order, key: last.key };
      }
      expect(paged).toEqual(all);
      expect(await keys({ concern: 'protocol-too-old' })).toEqual(['odd']);
      expect(await keys({ concern: 'device-limit-reached' })).toEqual(['mailbox:cor', 'mailbox:ada']);
      expect(await keys({ query: '100%_B' })).toEqual(['odd']);
      expect(await keys({ query: '100__' })).toEqual([]);
      expect(await keys({ query: 'ünal', concern: 'quarantined' })).toHaveLength(7);
      expect(await keys({ query: 'id-P3' })).toEqual(['p3']);
      expect(await queue.list({ query: 'odd' }, 1)).toEqual([
        expect.objectContaining({
          kind: 'phone',
          owner: 'bea',
          concerns: ['protocol-too-old'],
          phone: expect.objectContaining({ deviceId: 'ID-odd', firstSync: null, heldBy: 'default' }),
          phones: null,
        }),
      ]);
    });

    test('is deleted when it is older than it may be', async () => {
      const { queue } = at.store;
      await queue.request(0);
      const lease = await claimed('a');
      await queue.addPage(lease, page([phone('1')], null));
      await queue.finish(lease, plan);
      expect(await queue.purge(1)).toBe(0);
      await run(sql`update sweeps set shown_finished_at = now() - interval '2 days'`);
      expect(await queue.purge(1)).toBe(1);
      expect(await queue.state()).toMatchObject({ reading: null });
      expect(await keys()).toEqual([]);
    });
  });
}
