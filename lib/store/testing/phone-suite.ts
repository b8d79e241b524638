import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Report } from '@/lib/report/report';
import { handOffs } from '../schema';
import { begin, end, finishedReport, freshId, oid } from './samples';
import type { StoreUnderTest } from './under-test';

const bytes = () => crypto.getRandomValues(new Uint8Array(32));

const facts = {
  network: 'wifi',
  from: 'phone',
  portal: 'answered',
  family: null,
  clockOffsetMs: 12,
  connection: null,
  hosts: [{ role: 'mail', host: 'outlook.test', tries: [{ reached: false, ms: 8 }] }],
} as const;

/** Invitations for a phone, and what it measured. */
export function describePhones(at: StoreUnderTest): void {
  const invite = async (diagnosisId: string, lifeMs = 60_000) => {
    const secret = { tokenHash: bytes(), codeHash: bytes() };
    const handOff = {
      id: freshId(),
      diagnosisId,
      createdBy: oid,
      madeWith: 'Chrome',
      digits: '42',
      expiresAt: new Date(Date.now() + lifeMs).toISOString(),
    };
    await at.store.handOffs.create({ ...handOff, ...secret });
    return { ...handOff, ...secret };
  };
  const open = (key: Parameters<typeof at.store.handOffs.open>[0], hash = bytes()) =>
    at.store.handOffs.open(key, { hash, deviceLabel: 'iPhone' });
  const measure = (diagnosisId: string, handOffId: string | null) =>
    at.store.phoneTests.add({
      ...facts,
      hosts: [...facts.hosts].map((host) => ({ ...host, tries: [...host.tries] })),
      id: freshId(),
      diagnosisId,
      handOffId,
    });

  describe('a hand-off', () => {
    test('is spent once, by either code, also when many try at the same moment', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const first = await invite(diagnosisId);
      const tries = await Promise.all([
        open({ tokenHash: first.tokenHash }),
        open({ codeHash: first.codeHash }),
        open({ tokenHash: first.tokenHash }),
      ]);
      expect(tries.filter((row) => row !== null)).toHaveLength(1);
      expect(await open({ codeHash: first.codeHash })).toBeNull();
      expect(await at.store.handOffs.get(first.id)).toMatchObject({
        deviceLabel: 'iPhone',
        openedAt: expect.any(String),
      });
    });

    test('is the same nothing when unknown, expired or refused', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const late = await invite(diagnosisId, -1_000);
      const refused = await invite(diagnosisId);
      expect(await at.store.handOffs.refuse(refused.id)).toBe(true);
      expect(await at.store.handOffs.refuse(refused.id)).toBe(false);
      for (const tokenHash of [late.tokenHash, refused.tokenHash, bytes()])
        expect(await open({ tokenHash })).toBeNull();
      expect(await at.store.handOffs.get('nobody')).toBeNull();
    });

    test('keeps its session for 30 minutes, and not once refused', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const made = await invite(diagnosisId);
      const hash = bytes();
      await open({ tokenHash: made.tokenHash }, hash);
      expect(await at.store.handOffs.ofSession(hash)).toMatchObject({ id: made.id });
      expect(await at.store.handOffs.ofSession(bytes())).toBeNull();
      const openedAt = sql`now() - interval '31 minutes'`;
      await at.engine.run((db) => db.update(handOffs).set({ openedAt }).where(eq(handOffs.id, made.id)));
      expect(await at.store.handOffs.ofSession(hash)).toBeNull();
      await at.engine.run((db) => db.update(handOffs).set({ openedAt: sql`now()` }).where(eq(handOffs.id, made.id)));
      await at.store.handOffs.refuse(made.id);
      expect(await at.store.handOffs.ofSession(hash)).toBeNull();
    });

    test('lets a measurement count once agreed to, before or after it came', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const made = await invite(diagnosisId);
      expect(await at.store.handOffs.confirm(made.id)).toBe(false);
      await open({ tokenHash: made.tokenHash });
      expect(await measure(diagnosisId, made.id)).toEqual({ confirmed: false });
      expect(await at.store.phoneTests.confirmed(diagnosisId)).toEqual([]);
      expect(await at.store.phoneTests.ofHandOff(made.id)).toHaveLength(1);
      expect(await at.store.handOffs.confirm(made.id)).toBe(true);
      expect(await measure(diagnosisId, made.id)).toEqual({ confirmed: true });
      expect(await at.store.phoneTests.confirmed(diagnosisId)).toMatchObject([facts, facts]);
    });

    test('can be agreed to only while the phone can still refuse', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const made = await invite(diagnosisId);
      await open({ tokenHash: made.tokenHash });
      await measure(diagnosisId, made.id);
      const openedAt = sql`now() - interval '31 minutes'`;
      await at.engine.run((db) => db.update(handOffs).set({ openedAt }).where(eq(handOffs.id, made.id)));
      expect(await at.store.handOffs.confirm(made.id)).toBe(false);
      expect(await at.store.phoneTests.confirmed(diagnosisId)).toEqual([]);
    });

    test('takes unagreed measurements with it when it is refused', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const made = await invite(diagnosisId);
      await open({ tokenHash: made.tokenHash });
      await measure(diagnosisId, made.id);
      await at.store.handOffs.refuse(made.id);
      expect(await at.store.phoneTests.ofHandOff(made.id)).toEqual([]);
      expect(await measure(diagnosisId, made.id)).toBeNull();
      expect(await at.store.handOffs.confirm(made.id)).toBe(false);
    });

    test('goes with its diagnosis', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const made = await invite(diagnosisId);
      await measure(diagnosisId, null);
      await at.store.diagnoses.delete(diagnosisId);
      expect(await at.store.handOffs.get(made.id)).toBeNull();
      expect(await at.store.phoneTests.confirmed(diagnosisId)).toEqual([]);
    });
  });

  describe('measurements', () => {
    test('are bounded per diagnosis', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const added = await Promise.all(Array.from({ length: 22 }, () => measure(diagnosisId, null)));
      expect(added.filter((one) => one !== null)).toHaveLength(20);
    });

    test('of a stranger who was not agreed to take no place of others', async () => {
      const { diagnosisId } = await begin(at.store.diagnoses, 'a');
      const made = await invite(diagnosisId);
      await open({ tokenHash: made.tokenHash });
      const filled = await Promise.all(Array.from({ length: 22 }, () => measure(diagnosisId, made.id)));
      expect(filled.filter((one) => one !== null)).toHaveLength(20);
      expect(await measure(diagnosisId, null)).toEqual({ confirmed: true });
    });

    test('replace the report of a finished diagnosis, and what lists show of it', async () => {
      const lease = await begin(at.store.diagnoses, 'a');
      const { diagnosisId } = lease;
      await measure(diagnosisId, null);
      const join = (tests: Report['phoneTests']): Report => ({
        ...finishedReport(diagnosisId),
        verdict: {
          state: 'degraded',
          primary: 'network/blocked-here',
          others: [],
          coverage: { decided: 2, undecided: [] },
        },
        phoneTests: tests,
      });
      expect(await at.store.phoneTests.settle(diagnosisId, join)).toBeNull();
      await end(at.store.diagnoses, lease, 0);
      expect(await at.store.phoneTests.settle(diagnosisId, join)).toMatchObject({ phoneTests: [facts] });
      const row = await at.store.diagnoses.get(diagnosisId);
      expect(row).toMatchObject({ status: 'finished', report: { phoneTests: [facts] } });
      const [listed] = await at.store.diagnoses.list({ subjectOid: oid }, 1);
      expect(listed).toMatchObject({ verdictState: 'degraded', primary: 'network/blocked-here' });
      expect(await at.store.diagnoses.events(diagnosisId, 0, 9)).toHaveLength(1);
    });
  });
}
