import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { JournalConflictError } from '../errors';
import type { JournalEntry } from '../types';
import { begin, end, entry, finishedReport, oid, started } from './samples';
import { makeLink, type StoreUnderTest } from './under-test';

/** A diagnosis from its creation to its end, and lists. */
export function describeDiagnoses(at: StoreUnderTest): void {
  describe('a diagnosis', () => {
    test('is created running, with a lease of six seconds by the database clock', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      const row = await at.store.diagnoses.get(lease.diagnosisId);
      expect(row).toMatchObject({
        createdBy: oid,
        subjectOid: oid,
        subjectAddress: 'ada@contoso.test',
        requestedAddress: 'Ada@Contoso.test',
        request: { app: 'native', deviceId: null, user: null },
        status: 'running',
        finishedAt: null,
        report: null,
        lease: { owner: 'a', epoch: 1 },
      });
      if (!row?.lease) throw new Error('no lease');
      expect(Date.parse(row.lease.until) - Date.parse(row.createdAt)).toBe(6_000);
      expect(row.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    test('that does not exist is null, also for an id no text column can hold', async () => {
      expect(await at.store.diagnoses.get('nobody')).toBeNull();
      expect(await at.store.diagnoses.get('a\0b')).toBeNull();
      expect(await at.store.diagnoses.events('a\0b', 0, 10)).toEqual([]);
      expect(await at.store.diagnoses.delete('a\0b')).toBe(false);
    });

    test('keeps its journal in order and gives it out in pages', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      const id = lease.diagnosisId;
      const all = [started(id), ...Array.from({ length: 999 }, (_, index) => entry(index + 2))];
      for (let from = 0; from < all.length; from += 250) {
        expect(await at.store.diagnoses.append(lease, all.slice(from, from + 250))).toBe(true);
      }
      const read = [];
      for (let after = 0; ; ) {
        const page = await at.store.diagnoses.events(id, after, 300);
        const last = page.at(-1);
        if (!last) break;
        expect(page.length).toBeLessThanOrEqual(300);
        read.push(...page);
        after = last.seq;
      }
      expect(read).toEqual(all.map((line) => line.event));
    });

    test('ends once: report, verdict columns, no lease, no private observation', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      const id = lease.diagnosisId;
      const value = { secret: 'canary' };
      const stored: NonNullable<JournalEntry['observation']> = {
        key: 'directoryUser',
        observation: { status: 'observed', value, startedAt: 't', durationMs: 1, evidence: [] },
      };
      await at.store.diagnoses.append(lease, [started(id), { ...entry(2), observation: stored }]);
      expect(await at.store.diagnoses.observations(id)).toEqual(new Map([[stored.key, stored.observation]]));

      const last = { ...entry(3, { type: 'diagnosis-finished' }), observation: stored };
      expect(await at.store.diagnoses.finish(lease, [last], finishedReport(id))).toBe(true);

      expect(await at.store.diagnoses.get(id)).toMatchObject({
        status: 'finished',
        report: finishedReport(id),
        lease: null,
        finishedAt: expect.any(String),
      });
      expect(await at.store.diagnoses.observations(id)).toEqual(new Map());
      const left = await at.engine.run((db) => db.execute(sql`select * from events where observation is not null`));
      expect(left.rows).toEqual([]);
      expect(await end(at.store.diagnoses, lease, 3)).toBe(false);
      expect(await at.store.diagnoses.append(lease, [entry(4)])).toBe(false);
      expect(await at.store.diagnoses.events(id, 0, 10)).toHaveLength(3);
    });

    test('does not end with a report that still runs', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      const report = { ...finishedReport(lease.diagnosisId), status: 'running' as const };
      await expect(at.store.diagnoses.finish(lease, [], report)).rejects.toThrow(TypeError);
    });

    test('that fails to end is not half ended', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      const id = lease.diagnosisId;
      await at.store.diagnoses.append(lease, [started(id)]);
      const taken = entry(1, { type: 'diagnosis-finished' });
      await expect(at.store.diagnoses.finish(lease, [taken], finishedReport(id))).rejects.toThrow(JournalConflictError);
      expect(await at.store.diagnoses.get(id)).toMatchObject({ status: 'running', report: null });
      expect(await at.store.diagnoses.append(lease, [entry(2)])).toBe(true);
    });

    test('stores what jsonb refuses', async () => {
      const lease = await begin(at.store.diagnoses, 'a', { requestedAddress: 'a\0b@contoso.test' });
      const probe = 'nul \0, half a pair \ud800, text \\u0000, emoji 😀';
      await at.store.diagnoses.append(lease, [entry(1, { type: 'probe-started', probe })]);
      expect(await at.store.diagnoses.events(lease.diagnosisId, 0, 1)).toMatchObject([
        { probe: 'nul \ufffd, half a pair \ufffd, text \\u0000, emoji 😀' },
      ]);
    });

    test('remembers whose mailbox it turned out to be', async () => {
      const lease = await begin(at.store.diagnoses, 'a', { subjectOid: null });
      expect(await at.store.diagnoses.setSubject(lease, { oid: 'other', address: 'Grace@Contoso.test' })).toBe(true);
      expect(await at.store.diagnoses.get(lease.diagnosisId)).toMatchObject({
        subjectOid: 'other',
        subjectAddress: 'grace@contoso.test',
        requestedAddress: 'Ada@Contoso.test',
      });
      expect(await at.store.diagnoses.setSubject({ ...lease, epoch: 9 }, { oid: 'x', address: 'x' })).toBe(false);
    });

    test('goes with its events and links', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      const id = lease.diagnosisId;
      await at.store.diagnoses.append(lease, [started(id)]);
      const link = await makeLink(at, id);
      expect(await at.store.diagnoses.delete(id)).toBe(true);
      expect(await at.store.diagnoses.delete(id)).toBe(false);
      expect(await at.store.links.find(link.tokenHash)).toBeNull();
      expect(await at.store.diagnoses.events(id, 0, 10)).toEqual([]);
      expect(await at.store.diagnoses.append(lease, [entry(2)])).toBe(false);
    });
  });

  describe('a list', () => {
    test('is newest first, limited, and has the verdict', async () => {
      const leases = [];
      for (const _ of [1, 2, 3]) leases.push(await begin(at.store.diagnoses, 'a'));
      const [oldest, middle, newest] = leases.map((lease) => lease.diagnosisId);
      const [first] = leases;
      if (!first) throw new Error('no lease');
      await end(at.store.diagnoses, first, 0);
      await begin(at.store.diagnoses, 'a', { subjectOid: 'other', requestedAddress: 'grace@contoso.test' });
      const all = await at.store.diagnoses.list({ subjectOid: oid }, 10);
      expect(all.map((row) => row.id)).toEqual([newest, middle, oldest]);
      expect(all[2]).toMatchObject({ status: 'finished', verdictState: 'blocked', app: 'native' });
      expect(all[2]).toMatchObject({ primary: 'mailbox/activesync-disabled' });
      expect(all[0]).toMatchObject({ status: 'running', verdictState: null, primary: null, finishedAt: null });
      expect(await at.store.diagnoses.list({ subjectOid: oid }, 2)).toHaveLength(2);
    });

    test('finds a requested and a primary address, in any case', async () => {
      const lease = await begin(at.store.diagnoses, 'a', { subjectOid: null, requestedAddress: 'Alias@Contoso.test' });
      await at.store.diagnoses.setSubject(lease, { oid, address: 'Primary@contoso.test' });
      for (const address of ['alias@contoso.test', 'primary@contoso.test', 'ALIAS@contoso.test']) {
        expect(await at.store.diagnoses.list({ address }, 10)).toMatchObject([{ id: lease.diagnosisId }]);
      }
      expect(await at.store.diagnoses.list({ address: '%@contoso.test' }, 10)).toEqual([]);
    });

    test('by object id holds nothing whose subject is not known yet', async () => {
      await begin(at.store.diagnoses, 'a', { subjectOid: null });
      expect(await at.store.diagnoses.list({ subjectOid: 'null' }, 10)).toEqual([]);
    });
  });
}
