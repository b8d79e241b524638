import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { JournalConflictError } from '../errors';
import { events as eventTable } from '../schema';
import { begin, end, entry, started } from './samples';
import { expireLease, type StoreUnderTest } from './under-test';

/** Who may write, and what a journal refuses. */
export function describeLeases(at: StoreUnderTest): void {
  describe('a lease', () => {
    test('is fenced by owner and epoch', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      for (const stale of [
        { ...lease, owner: 'b' },
        { ...lease, epoch: 2 },
        { ...lease, diagnosisId: 'nobody' },
      ]) {
        expect(await at.store.diagnoses.append(stale, [entry(1)])).toBe(false);
        expect(await at.store.diagnoses.append(stale, [])).toBe(false);
        expect(await end(at.store.diagnoses, stale, 0)).toBe(false);
      }
      expect(await at.store.diagnoses.events(lease.diagnosisId, 0, 10)).toEqual([]);
      expect(await at.store.diagnoses.append(lease, [])).toBe(true);
    });

    test('that runs is not claimed; one that ran out is, once, and its owner is fenced off', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      const id = lease.diagnosisId;
      await at.store.diagnoses.append(lease, [started(id)]);
      expect(await at.store.diagnoses.claim('b', false)).toBeNull();
      await expireLease(at, id);
      const claims = await Promise.all(['b', 'c', 'd'].map((owner) => at.store.diagnoses.claim(owner, false)));
      const [claimed, ...others] = claims.filter((claim) => claim !== null);
      expect(others).toEqual([]);
      expect(claimed?.lease).toMatchObject({ diagnosisId: id, epoch: 2 });
      expect(claimed?.row).toMatchObject({ id, status: 'running', lease: { epoch: 2 } });
      expect(await at.store.diagnoses.append(lease, [entry(2)])).toBe(false);
      expect(await at.store.diagnoses.renew('a')).toEqual([]);
      if (!claimed) throw new Error('not claimed');
      expect(await at.store.diagnoses.append(claimed.lease, [entry(2)])).toBe(true);
    });

    test('is renewed for all diagnoses of an owner, and comes back after it ran out unclaimed', async () => {
      const first = await begin(at.store.diagnoses, 'a');
      const second = await begin(at.store.diagnoses, 'a');
      const ended = await begin(at.store.diagnoses, 'a');
      await begin(at.store.diagnoses, 'b');
      await end(at.store.diagnoses, ended, 0);
      await expireLease(at, first.diagnosisId);
      expect((await at.store.diagnoses.renew('a')).sort()).toEqual([first.diagnosisId, second.diagnosisId].sort());
      expect(await at.store.diagnoses.claim('c', false)).toBeNull();
    });

    test('of others is taken at once by a sole owner, oldest first, its own and ended ones never', async () => {
      const first = await begin(at.store.diagnoses, 'dead');
      const second = await begin(at.store.diagnoses, 'dead');
      await begin(at.store.diagnoses, 'me');
      await end(at.store.diagnoses, await begin(at.store.diagnoses, 'dead'), 0);
      expect((await at.store.diagnoses.claim('me', true))?.row.id).toBe(first.diagnosisId);
      expect((await at.store.diagnoses.claim('me', true))?.row.id).toBe(second.diagnosisId);
      expect(await at.store.diagnoses.claim('me', true)).toBeNull();
    });

    test('is not claimed by its own late owner', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      await expireLease(at, lease.diagnosisId);
      expect(await at.store.diagnoses.claim('a', false)).toBeNull();
    });
  });

  describe('the journal', () => {
    test('takes a number once, and all of a batch or nothing', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      await at.store.diagnoses.append(lease, [entry(1), entry(2)]);
      await expect(at.store.diagnoses.append(lease, [entry(3), entry(2)])).rejects.toThrow(JournalConflictError);
      expect(await at.store.diagnoses.events(lease.diagnosisId, 0, 10)).toHaveLength(2);
    });

    test('of two writers with one number keeps exactly one', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      const writes = ['x', 'y', 'z'].map((probe) =>
        at.store.diagnoses.append(lease, [entry(1, { type: 'probe-started', probe })]),
      );
      const results = await Promise.allSettled(writes);
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      expect(await at.store.diagnoses.events(lease.diagnosisId, 0, 10)).toHaveLength(1);
    });

    test('of many diagnoses grows at the same time', async () => {
      const leases = await Promise.all(Array.from({ length: 12 }, () => begin(at.store.diagnoses, 'a')));
      await Promise.all(
        leases.map(async (lease) => {
          for (let seq = 1; seq <= 10; seq += 1) await at.store.diagnoses.append(lease, [entry(seq)]);
        }),
      );
      for (const lease of leases) {
        const seqs = (await at.store.diagnoses.events(lease.diagnosisId, 0, 99)).map((event) => event.seq);
        expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      }
    });

    test.each(['diagnosis-finished', 'diagnosis-failed', 'diagnosis-interrupted'])(
      'has one final event (%s)',
      async (type) => {
        const { diagnosisId } = await begin(at.store.diagnoses, 'a');
        const payload = JSON.stringify({ type });
        const put = (seq: number) =>
          at.engine.run((db) => db.insert(eventTable).values({ diagnosisId, seq, payload: sql`${payload}::jsonb` }));
        await put(1);
        await expect(put(2)).rejects.toThrow(JournalConflictError);
      },
    );

    test('tells its listeners after the entry can be read, until they leave', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      const heard = await new Promise((resolve) => {
        const leave = at.store.onAppend((id) => {
          leave();
          resolve(at.store.diagnoses.events(id, 0, 10));
        });
        void at.store.diagnoses.append(lease, [entry(1)]);
      });
      expect(heard).toEqual([entry(1).event]);
      let calls = 0;
      at.store.onAppend(() => {
        calls += 1;
      })();
      await at.store.diagnoses.append(lease, [entry(2)]);
      expect(calls).toBe(0);
    });
  });
}
