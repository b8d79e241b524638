import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { StoreError } from '../errors';
import { diagnoses as diagnosisTable, links as linkTable } from '../schema';
import { begin, freshId, oid } from './samples';
import { expireLease, makeLink, type StoreUnderTest } from './under-test';

/** Shared reports, and what deletes them. */
export function describeLinks(at: StoreUnderTest): void {
  describe('a link', () => {
    test('is found by its hash and gives back the same bytes', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const link = await makeLink(at, diagnosisId);
      const found = await at.store.links.find(link.tokenHash);
      expect(found).toEqual({
        id: link.id,
        diagnosisId,
        createdBy: oid,
        audience: 'anyone',
        view: 'support',
        createdAt: expect.any(String),
        expiresAt: link.expiresAt,
        revokedAt: null,
        lastOpenedAt: null,
        document: '{"b":1,"a":"\\u0000é"}',
      });
      expect(await at.store.links.get(link.id)).toEqual(found);
      expect(await at.store.links.list(diagnosisId)).toEqual([found]);
    });

    test('unknown, expired and revoked are alike', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const expired = await makeLink(at, diagnosisId);
      await at.engine.run((db) =>
        db.update(linkTable).set({ expiresAt: sql`now()` }).where(eq(linkTable.id, expired.id)),
      );
      const revoked = await makeLink(at, diagnosisId);
      expect(await at.store.links.revoke(revoked.id)).toBe(true);
      expect(await at.store.links.revoke(revoked.id)).toBe(false);
      expect(await at.store.links.revoke('nobody')).toBe(false);
      for (const hash of [new Uint8Array(32), expired.tokenHash, revoked.tokenHash]) {
        expect(await at.store.links.find(hash)).toBeNull();
      }
      expect(await at.store.links.get(revoked.id)).toMatchObject({ revokedAt: expect.any(String) });
    });

    test('shows when it was opened last, and is opened any number of times', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const link = await makeLink(at, diagnosisId);
      await at.store.links.markOpened(link.id);
      await at.store.links.markOpened(link.id);
      expect(await at.store.links.find(link.tokenHash)).toMatchObject({ lastOpenedAt: expect.any(String) });
    });

    test('needs a diagnosis, and a hash of its own', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const link = await makeLink(at, diagnosisId);
      await expect(makeLink(at, 'nobody')).rejects.toThrow(StoreError);
      const twin = { ...link, id: freshId(), audience: 'anyone', view: 'user', document: '' } as const;
      await expect(at.store.links.create(twin)).rejects.toThrow(StoreError);
    });
  });

  test('a purge takes what is old and not being worked on, in batches, links included', async () => {
    const keep = await begin(at.store.diagnoses, 'a');
    const busy = await begin(at.store.diagnoses, 'a');
    await at.engine.run((db) =>
      db.execute(sql`
        insert into diagnoses (id, created_by, subject_address, requested_address, request, status, created_at)
        select 'old-' || n, 'x', 'x', 'x', '{}', 'finished', now() - interval '31 days' from generate_series(1, 450) n`),
    );
    await at.engine.run((db) =>
      db
        .update(diagnosisTable)
        .set({ createdAt: sql`now() - interval '31 days'` })
        .where(eq(diagnosisTable.id, busy.diagnosisId)),
    );
    const link = await makeLink(at, 'old-1');
    expect(await at.store.diagnoses.purge(32)).toBe(0);
    expect(await at.store.diagnoses.purge(30)).toBe(450);
    expect(await at.store.links.find(link.tokenHash)).toBeNull();
    expect(await at.store.diagnoses.get(keep.diagnosisId)).not.toBeNull();
    expect(await at.store.diagnoses.get(busy.diagnosisId)).not.toBeNull();
    await expireLease(at, busy.diagnosisId);
    expect(await at.store.diagnoses.purge(30)).toBe(1);
  });

  test('an error names the SQLSTATE and no value of the row', async () => {
    const lease = await begin(at.store.diagnoses, 'a', { createdBy: 'canary' });
    const again = begin(at.store.diagnoses, 'a', { id: lease.diagnosisId, createdBy: 'canary' });
    const error: unknown = await again.catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'StoreError', sqlState: '23505' });
    expect(error).toMatchObject({ cause: expect.any(Error) });
    expect(JSON.stringify(error) + String(error) + String((error as Error).cause)).not.toMatch(/canary|d-\d/);
  });
}
