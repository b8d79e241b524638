import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { PhoneTest } from '@/lib/report/phone-test';
import type { Report } from '@/lib/report/report';
import type { Database, Engine } from './engine';
import { toJsonb, toText } from './jsonb';
import type { NewPhoneTest, PhoneTests } from './phone-types';
import { diagnoses, handOffs, phoneTests } from './schema';

/** Two networks, a few tries each: more would only make a report long. */
const mostPerDiagnosis = 20;

/** The repository of phones' measurements on either engine. */
export function phoneTestsOn(engine: Engine): PhoneTests {
  return {
    add: (test) => engine.run((db) => db.transaction((tx) => add(tx, test))),
    confirmed: (diagnosisId) => engine.run((db) => confirmed(db, diagnosisId)),
    ofHandOff: (handOffId) =>
      engine.run(async (db) => {
        const rows = await db
          .select()
          .from(phoneTests)
          .where(eq(phoneTests.handOffId, toText(handOffId)))
          .orderBy(asc(phoneTests.at), asc(phoneTests.id));
        return rows.map(toTest);
      }),
    settle: (diagnosisId, join) => engine.run((db) => db.transaction((tx) => settle(tx, diagnosisId, join))),
  };
}

async function add(db: Database, { diagnosisId, handOffId, ...test }: NewPhoneTest) {
  // The lock of the row makes counting and adding one thing, and orders this against an agreement at the same moment.
  await db
    .select({ id: diagnoses.id })
    .from(diagnoses)
    .where(eq(diagnoses.id, toText(diagnosisId)))
    .for('update');
  // What counts, and what this invitation has waiting: a stranger who opened another one fills no place of this one.
  const counted = or(
    isNotNull(phoneTests.confirmedAt),
    handOffId === null ? undefined : eq(phoneTests.handOffId, toText(handOffId)),
  );
  const kept = await db
    .select({ id: phoneTests.id })
    .from(phoneTests)
    .where(and(eq(phoneTests.diagnosisId, toText(diagnosisId)), counted))
    .limit(mostPerDiagnosis);
  if (kept.length >= mostPerDiagnosis) return null;
  const agreed = handOffId === null || (await agreementOf(db, handOffId));
  if (agreed === null) return null;
  const { id, network, ...facts } = test;
  await db.insert(phoneTests).values({
    id,
    diagnosisId,
    handOffId,
    network,
    facts: sql`${toJsonb(facts)}::jsonb`,
    confirmedAt: agreed ? sql`now()` : null,
  });
  return { confirmed: agreed };
}

/** Whether the signed-in page has agreed to the phone; null when it was refused. */
async function agreementOf(db: Database, handOffId: string): Promise<boolean | null> {
  const [row] = await db
    .select({ confirmedAt: handOffs.confirmedAt })
    .from(handOffs)
    .where(and(eq(handOffs.id, toText(handOffId)), isNull(handOffs.refusedAt)))
    .for('update');
  return row === undefined ? null : row.confirmedAt !== null;
}

async function confirmed(db: Database, diagnosisId: string): Promise<PhoneTest[]> {
  const rows = await db
    .select()
    .from(phoneTests)
    .where(and(eq(phoneTests.diagnosisId, toText(diagnosisId)), isNotNull(phoneTests.confirmedAt)))
    .orderBy(asc(phoneTests.at), asc(phoneTests.id));
  return rows.map(toTest);
}

async function settle(db: Database, diagnosisId: string, join: (tests: PhoneTest[]) => Report): Promise<Report | null> {
  const finished = and(eq(diagnoses.id, toText(diagnosisId)), eq(diagnoses.status, 'finished'));
  const [row] = await db.select({ id: diagnoses.id }).from(diagnoses).where(finished).for('update');
  if (!row) return null;
  const report = join(await confirmed(db, diagnosisId));
  await db
    .update(diagnoses)
    .set({
      report: sql`${toJsonb(report)}::jsonb`,
      verdictState: report.verdict?.state ?? null,
      primaryCode: report.verdict?.primary ?? null,
    })
    .where(finished);
  return report;
}

function toTest({ id, at, network, facts }: typeof phoneTests.$inferSelect): PhoneTest {
  return { id, at: at.toISOString(), network, ...facts };
}
