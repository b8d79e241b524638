import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { ReportEvent } from '@/lib/report/events';
import type { Observation, ObservationKey } from '@/lib/report/observations';
import type { Report } from '@/lib/report/report';
import { appendChannel, type Database, type Engine } from './engine';
import { toJsonb, toText } from './jsonb';
import { diagnoses, events } from './schema';
import type { Diagnoses, JournalEntry, Lease } from './types';

/** True for the row that `lease` may still write: same owner, same epoch, not ended. */
export function fencedBy(lease: Lease) {
  return and(
    eq(diagnoses.id, lease.diagnosisId),
    eq(diagnoses.leaseOwner, lease.owner),
    eq(diagnoses.leaseEpoch, lease.epoch),
    eq(diagnoses.status, 'running'),
  );
}

/** The part of the repository that reads and writes journals. */
export function journalOf(engine: Engine): Pick<Diagnoses, 'append' | 'finish' | 'events' | 'observations'> {
  return {
    async append(lease, entries) {
      const written = await engine.run((db) => append(db, lease, entries));
      if (written) engine.announce(lease.diagnosisId);
      return written;
    },
    async finish(lease, entries, report) {
      if (report.status === 'running') throw new TypeError('A diagnosis cannot finish with a running report.');
      const written = await engine.run((db) => finish(db, lease, entries, report));
      if (written) engine.announce(lease.diagnosisId);
      return written;
    },
    events: (id, after, limit) => engine.run((db) => readEvents(db, id, after, limit)),
    observations: (id) => engine.run((db) => readObservations(db, id)),
  };
}

/**
 * One statement. The row lock makes the fence hold against a take-over at the same moment: a claim skips the locked
 * row, and after a claim the condition is evaluated again on the new row and matches nothing.
 */
async function append(db: Database, lease: Lease, entries: JournalEntry[]): Promise<boolean> {
  const rows = toJsonb(
    entries.map(({ event, observation }) => ({ seq: event.seq, payload: event, observation: observation ?? null })),
  );
  const result = await db.execute(sql`
    with held as (select ${diagnoses.id} from ${diagnoses} where ${fencedBy(lease)} for no key update),
    added as (
      insert into ${events} (diagnosis_id, seq, payload, observation)
      select held.id, entry.seq, entry.payload, entry.observation
      from held, jsonb_to_recordset(${rows}::jsonb) as entry (seq bigint, payload jsonb, observation jsonb)
    )
    select pg_notify(${appendChannel}, held.id) from held`);
  return result.rows.length > 0;
}

async function finish(db: Database, lease: Lease, entries: JournalEntry[], report: Report): Promise<boolean> {
  // What is asked next is public: a resumed probe's observation has no reader once the diagnosis ended.
  const publicEntries = entries.map(({ event }) => ({ event }));
  return db.transaction(async (tx) => {
    if (!(await append(tx, lease, publicEntries))) return false;
    await tx
      .update(events)
      .set({ observation: null })
      .where(and(eq(events.diagnosisId, lease.diagnosisId), isNotNull(events.observation)));
    await tx
      .update(diagnoses)
      .set({
        status: report.status,
        report: sql`${toJsonb(report)}::jsonb`,
        verdictState: report.verdict?.state ?? null,
        primaryCode: report.verdict?.primary ?? null,
        finishedAt: sql`now()`,
        leaseOwner: null,
        leaseUntil: null,
      })
      .where(fencedBy(lease));
    return true;
  });
}

async function readEvents(db: Database, id: string, after: number, limit: number): Promise<ReportEvent[]> {
  const rows = await db
    .select({ payload: events.payload })
    .from(events)
    .where(and(eq(events.diagnosisId, toText(id)), gt(events.seq, after)))
    .orderBy(asc(events.seq))
    .limit(limit);
  return rows.map((row) => row.payload);
}

async function readObservations(db: Database, id: string): Promise<Map<ObservationKey, Observation<unknown>>> {
  const rows = await db
    .select({ stored: events.observation })
    .from(events)
    .where(and(eq(events.diagnosisId, toText(id)), isNotNull(events.observation)))
    .orderBy(asc(events.seq));
  return new Map(rows.flatMap(({ stored }) => (stored ? [[stored.key, stored.observation] as const] : [])));
}
