import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { NewRemedy } from '../remedy-types';
import { remedies as table } from '../schema';
import { freshId } from './samples';
import type { StoreUnderTest } from './under-test';

/** A change of a mailbox that no other test knows, unless told. */
function change(more: Partial<NewRemedy> = {}): NewRemedy {
  const id = freshId();
  return {
    id,
    key: `key-${id}`,
    actor: { oid: 'admin', address: 'ada@contoso.test' },
    subject: { oid: `mailbox-${id}`, address: 'Bea@Contoso.test' },
    requestedAddress: 'bea.alias@contoso.test',
    deviceId: 'ABC',
    remedy: 'device-allow',
    reason: 'New phone\0, asked in person',
    digest: 'd',
    ...more,
  };
}

async function age(at: StoreUnderTest, id: string, by: string): Promise<void> {
  const earlier = sql`now() - ${by}::interval`;
  await at.engine.run((db) => db.update(table).set({ at: earlier }).where(eq(table.id, id)));
}

/** The audit log: once per key, one change of a mailbox at a time, filters and retention. */
export function describeRemedies(at: StoreUnderTest): void {
  describe('a remedy', () => {
    test('is written before it is done, and ended once', async () => {
      const row = change();
      expect(await at.store.remedies.begin(row)).toEqual({ kind: 'begun' });
      const started = await at.store.remedies.find('admin', row.key);
      expect(started).toMatchObject({
        id: row.id,
        subject: { oid: row.subject.oid, address: 'bea@contoso.test' },
        reason: 'New phone\ufffd, asked in person',
        outcome: 'started',
        endedAt: null,
        before: null,
        after: null,
        requestIds: [],
      });
      const before = [{ label: 'Blocked', value: 'yes' }];
      const undo = { remedy: 'device-block', deviceId: 'ABC' } as const;
      const visible = await at.store.remedies.end(row.id, { outcome: 'not-visible-yet', before, after: [], undo });
      expect(visible).toMatchObject({
        outcome: 'not-visible-yet',
        before,
        after: [],
        undo,
        endedAt: expect.any(String),
      });
      await at.store.remedies.end(row.id, { outcome: 'applied', requestIds: ['r1'] });
      await at.store.remedies.setRetest(row.id, 'diagnosis');
      expect(await at.store.remedies.end(row.id, { outcome: 'failed', detail: 'late' })).toMatchObject({
        outcome: 'applied',
        before,
        detail: null,
        requestIds: ['r1'],
        retestId: 'diagnosis',
      });
      expect(await at.store.remedies.end('nobody', { outcome: 'failed' })).toBeNull();
    });

    test('of one key is written once, also when asked for at the same moment', async () => {
      const row = change();
      const twins = [row, { ...row, id: freshId() }, { ...row, id: freshId() }];
      const kinds = await Promise.all(twins.map((twin) => at.store.remedies.begin(twin)));
      expect(kinds.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
      expect(kinds.filter(({ kind }) => kind === 'same-key')).toHaveLength(2);
      const other = { ...change(), key: row.key, actor: { oid: 'second', address: '' } };
      expect(await at.store.remedies.begin(other)).toEqual({ kind: 'begun' });
    });

    test('waits for another of the same mailbox, until that has ended or its process is gone', async () => {
      const first = change();
      const { subject } = first;
      const kinds = await Promise.all([at.store.remedies.begin(first), at.store.remedies.begin(change({ subject }))]);
      expect(kinds.map(({ kind }) => kind).sort()).toEqual(['begun', 'busy']);
      const [started] = await at.store.remedies.list({ address: 'bea@contoso.test' }, 1);
      await age(at, started?.id ?? '', '121 seconds');
      const next = change({ subject });
      expect(await at.store.remedies.begin(next)).toEqual({ kind: 'begun' });
      expect(await at.store.remedies.find('admin', started?.key ?? '')).toMatchObject({ outcome: 'unknown' });
      await at.store.remedies.end(next.id, { outcome: 'refused', detail: 'exchange-role' });
      expect(await at.store.remedies.begin(change({ subject }))).toEqual({ kind: 'begun' });
    });

    test('that Exchange took, or may have taken, is remembered with its age', async () => {
      const subject = { oid: freshId(), address: 'x@contoso.test' };
      for (const outcome of ['applied', 'refused', 'unknown', 'already', 'not-visible-yet'] as const) {
        const row = change({ subject });
        await at.store.remedies.begin(row);
        await at.store.remedies.end(row.id, { outcome });
      }
      const earlier = await at.store.remedies.earlier(subject.oid);
      expect(earlier.map(({ outcome }) => outcome)).toEqual(['not-visible-yet', 'unknown', 'applied']);
      expect(earlier[0]).toMatchObject({ remedy: 'device-allow', deviceId: 'ABC', actorAddress: 'ada@contoso.test' });
      expect(earlier[0]?.agoMs).toBeGreaterThanOrEqual(0);
      expect(await at.store.remedies.earlier('nobody')).toEqual([]);
    });

    test('is listed newest first, in pages, by mailbox, remedy and time', async () => {
      const address = `${freshId()}@contoso.test`;
      const ids: string[] = [];
      for (const remedy of ['activesync-on', 'device-block', 'device-block'] as const) {
        const row = change({ subject: { oid: freshId(), address }, remedy });
        await at.store.remedies.begin(row);
        ids.unshift(row.id);
      }
      const [newest = '', middle = '', oldest = ''] = ids;
      await age(at, oldest, '2 days');
      const listed = async (filter: Parameters<typeof at.store.remedies.list>[0], limit = 10) =>
        (await at.store.remedies.list({ address: address.toUpperCase(), ...filter }, limit)).map(({ id }) => id);
      expect(await listed({})).toEqual(ids);
      expect(await listed({}, 2)).toEqual([newest, middle]);
      expect(await listed({ before: middle })).toEqual([oldest]);
      expect(await listed({ before: 'nobody' })).toEqual([]);
      expect(await listed({ remedy: 'device-block' })).toEqual([newest, middle]);
      expect(await listed({ after: new Date(Date.now() - 86_400_000).toISOString() })).toEqual([newest, middle]);
      expect(await at.store.remedies.list({ address: '%' }, 10)).toEqual([]);
    });

    test('goes after its time', async () => {
      const row = change();
      await at.store.remedies.begin(row);
      await age(at, row.id, '366 days');
      expect(await at.store.remedies.purge(367)).toBe(0);
      expect(await at.store.remedies.purge(365)).toBe(1);
      expect(await at.store.remedies.find('admin', row.key)).toBeNull();
    });
  });
}
