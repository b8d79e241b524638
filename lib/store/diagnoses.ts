import { and, asc, desc, eq, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database, Engine } from './engine';
import { fencedBy, journalOf } from './journal';
import { toJsonb, toText } from './jsonb';
import { diagnoses } from './schema';
import type { Diagnoses, DiagnosisRow, DiagnosisSummary } from './types';

/**
 * A lease lasts three times its renewal of two seconds: one lost renewal does not cost it, and a dead owner's work is
 * taken over early enough to end within fifteen seconds. Always the database's clock: owners' clocks differ.
 */
const leaseEnd = sql`now() + interval '6 seconds'`;

/** Few enough that a purge on the single connection of PGlite never keeps a diagnosis waiting for long. */
const purgeBatch = 200;

/** The repository of diagnoses on either engine. Owner names stand for one process and are never used again. */
export function diagnosesOn(engine: Engine): Diagnoses {
  return {
    ...journalOf(engine),
    ...leasesOn(engine),
    get: (id) => engine.run((db) => get(db, id)),
    list: (filter, limit) => engine.run((db) => list(db, filter, limit)),
    delete: (id) =>
      engine.run(async (db) => {
        const gone = await db
          .delete(diagnoses)
          .where(eq(diagnoses.id, toText(id)))
          .returning({ id: diagnoses.id });
        return gone.length > 0;
      }),
    async purge(days) {
      let total = 0;
      for (;;) {
        const gone = await engine.run((db) => purgeSome(db, days));
        total += gone;
        if (gone < purgeBatch) break;
      }
      await engine.tidy();
      return total;
    },
  };
}

function leasesOn(engine: Engine): Pick<Diagnoses, 'create' | 'setSubject' | 'renew' | 'claim'> {
  return {
    create: (row) =>
      engine.run(async (db) => {
        const requestedAddress = toText(row.requestedAddress);
        await db.insert(diagnoses).values({
          id: row.id,
          createdBy: row.createdBy,
          subjectOid: row.subjectOid,
          subjectAddress: requestedAddress.toLowerCase(),
          requestedAddress,
          request: sql`${toJsonb(row.request)}::jsonb`,
          leaseOwner: row.owner,
          leaseUntil: leaseEnd,
        });
        return { diagnosisId: row.id, owner: row.owner, epoch: 1 };
      }),
    setSubject: (lease, subject) =>
      engine.run(async (db) => {
        const set = { subjectOid: subject.oid, subjectAddress: toText(subject.address).toLowerCase() };
        const rows = await db.update(diagnoses).set(set).where(fencedBy(lease)).returning({ id: diagnoses.id });
        return rows.length > 0;
      }),
    renew: (owner) =>
      engine.run(async (db) => {
        const rows = await db
          .update(diagnoses)
          .set({ leaseUntil: leaseEnd })
          .where(and(eq(diagnoses.status, 'running'), eq(diagnoses.leaseOwner, owner)))
          .returning({ id: diagnoses.id });
        return rows.map((row) => row.id);
      }),
    claim: (owner, all) => engine.run((db) => claim(db, owner, all)),
  };
}

/** `skip locked` lets two instances claim at once without waiting for, or getting, the same row. */
async function claim(db: Database, owner: string, all: boolean): ReturnType<Diagnoses['claim']> {
  const candidate = db
    .select({ id: diagnoses.id })
    .from(diagnoses)
    .where(
      and(
        eq(diagnoses.status, 'running'),
        // Its own late lease an owner gets back by renewing; claiming it would fence off its own work.
        ne(diagnoses.leaseOwner, owner),
        all ? undefined : lt(diagnoses.leaseUntil, sql`now()`),
      ),
    )
    .orderBy(asc(diagnoses.createdAt))
    .limit(1)
    .for('update', { skipLocked: true });
  const [taken] = await db
    .update(diagnoses)
    .set({ leaseOwner: owner, leaseUntil: leaseEnd, leaseEpoch: sql`${diagnoses.leaseEpoch} + 1` })
    // As a scalar: a sub-select under `in` may be planned to run once per row, and then lock more than one.
    .where(eq(diagnoses.id, sql`(${candidate})`))
    .returning();
  return taken ? { lease: { diagnosisId: taken.id, owner, epoch: taken.leaseEpoch }, row: toRow(taken) } : null;
}

async function get(db: Database, id: string): Promise<DiagnosisRow | null> {
  const [row] = await db
    .select()
    .from(diagnoses)
    .where(eq(diagnoses.id, toText(id)));
  return row ? toRow(row) : null;
}

async function list(
  db: Database,
  filter: { subjectOid: string } | { address: string },
  limit: number,
): Promise<DiagnosisSummary[]> {
  const rows = await db
    .select({
      id: diagnoses.id,
      createdBy: diagnoses.createdBy,
      subjectOid: diagnoses.subjectOid,
      subjectAddress: diagnoses.subjectAddress,
      requestedAddress: diagnoses.requestedAddress,
      status: diagnoses.status,
      createdAt: diagnoses.createdAt,
      finishedAt: diagnoses.finishedAt,
      verdictState: diagnoses.verdictState,
      primary: diagnoses.primaryCode,
      request: diagnoses.request,
    })
    .from(diagnoses)
    .where('subjectOid' in filter ? eq(diagnoses.subjectOid, toText(filter.subjectOid)) : atAddress(filter.address))
    .orderBy(desc(diagnoses.createdAt), desc(diagnoses.id))
    .limit(limit);
  return rows.map(({ request, ...row }) => ({
    ...row,
    app: request.app,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }));
}

function atAddress(address: string): SQL | undefined {
  const wanted = toText(address).toLowerCase();
  return or(eq(diagnoses.subjectAddress, wanted), eq(sql`lower(${diagnoses.requestedAddress})`, wanted));
}

/** A diagnosis that somebody is still working on stays, however old: it goes with a later purge. */
async function purgeSome(db: Database, days: number): Promise<number> {
  const old = db
    .select({ id: diagnoses.id })
    .from(diagnoses)
    .where(
      and(
        lt(diagnoses.createdAt, sql`now() - ${days} * interval '1 day'`),
        or(ne(diagnoses.status, 'running'), lt(diagnoses.leaseUntil, sql`now()`)),
      ),
    )
    .limit(purgeBatch)
    .for('update', { skipLocked: true });
  const gone = await db.delete(diagnoses).where(inArray(diagnoses.id, old)).returning({ id: diagnoses.id });
  return gone.length;
}

function toRow(row: typeof diagnoses.$inferSelect): DiagnosisRow {
  const { leaseOwner, leaseUntil, leaseEpoch, verdictState: _state, primaryCode: _code, ...rest } = row;
  return {
    ...rest,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    lease:
      leaseOwner !== null && leaseUntil !== null
        ? { owner: leaseOwner, epoch: leaseEpoch, until: leaseUntil.toISOString() }
        : null,
  };
}
