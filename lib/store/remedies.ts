import { and, desc, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Database, Engine } from './engine';
import { toJsonb, toText } from './jsonb';
import type { AuditFilter, EarlierRemedy, NewRemedy, Remedies, RemedyEnd, RemedyRow } from './remedy-types';
import { remedies } from './schema';

/**
 * Far longer than a change may take (reads, one call, 20 s of reading back), so whoever is still `started` then has lost
 * its process. Always the database's clock.
 */
const lostAfter = sql`now() - interval '2 minutes'`;
/** Outcomes that a later look may still put right; every other one is final. */
const open: RemedyRow['outcome'][] = ['started', 'not-visible-yet', 'unknown'];
const effective = ['applied', 'not-visible-yet', 'unknown'] as const;
const mostEarlier = 100;

/** The audit log on either engine. */
export function remediesOn(engine: Engine): Remedies {
  return {
    begin: (row) => engine.run((db) => begin(db, row)),
    end: (id, end) => engine.run((db) => finish(db, id, end)),
    setRetest: (id, diagnosisId) =>
      engine.run(async (db) => {
        await db
          .update(remedies)
          .set({ retestId: toText(diagnosisId) })
          .where(eq(remedies.id, toText(id)));
      }),
    find: (actorOid, key) => engine.run((db) => find(db, actorOid, key)),
    earlier: (subjectOid) => engine.run((db) => earlier(db, subjectOid)),
    list: (filter, limit) => engine.run((db) => list(db, filter, limit)),
    async purge(days) {
      await engine.run((db) => settleLost(db));
      const gone = await engine.run((db) =>
        db
          .delete(remedies)
          .where(lt(remedies.at, sql`now() - ${days} * interval '1 day'`))
          .returning({ id: remedies.id }),
      );
      if (gone.length > 0) await engine.tidy();
      return gone.length;
    },
  };
}

async function begin(db: Database, row: NewRemedy): ReturnType<Remedies['begin']> {
  const { actor, subject, deviceId, reason, requestedAddress, key, ...plain } = row;
  await settleLost(db, eq(remedies.subjectOid, toText(subject.oid)));
  const written = await db
    .insert(remedies)
    .values({
      ...plain,
      key: toText(key),
      actorOid: actor.oid,
      actorAddress: toText(actor.address),
      subjectOid: subject.oid,
      subjectAddress: toText(subject.address).toLowerCase(),
      requestedAddress: toText(requestedAddress).toLowerCase(),
      deviceId: deviceId === null ? null : toText(deviceId),
      reason: toText(reason),
    })
    // Two unique indexes may say no: the actor's key, and one change of a mailbox at a time.
    .onConflictDoNothing()
    .returning({ id: remedies.id });
  if (written.length > 0) return { kind: 'begun' };
  const same = await find(db, actor.oid, key);
  return same === null ? { kind: 'busy' } : { kind: 'same-key', row: same };
}

async function settleLost(db: Database, which?: SQL): Promise<void> {
  await db
    .update(remedies)
    .set({ outcome: 'unknown', endedAt: sql`now()` })
    .where(and(which, eq(remedies.outcome, 'started'), lt(remedies.at, lostAfter)));
}

async function finish(db: Database, id: string, end: RemedyEnd): Promise<RemedyRow | null> {
  const { outcome, detail, before, after, undo, requestIds, retestId } = end;
  const [row] = await db
    .update(remedies)
    .set({
      outcome,
      ...(outcome === 'started' ? {} : { endedAt: sql`now()` }),
      ...(detail === undefined ? {} : { detail }),
      ...(before === undefined ? {} : { before: json(before) }),
      ...(after === undefined ? {} : { after: json(after) }),
      ...(undo === undefined ? {} : { undo: json(undo) }),
      ...(requestIds === undefined ? {} : { requestIds: json(requestIds) }),
      ...(retestId === undefined ? {} : { retestId }),
    })
    .where(and(eq(remedies.id, toText(id)), inArray(remedies.outcome, open)))
    .returning();
  if (row) return toRow(row);
  const [ended] = await db
    .select()
    .from(remedies)
    .where(eq(remedies.id, toText(id)));
  return ended ? toRow(ended) : null;
}

function json(value: unknown): SQL {
  return value === null ? sql`null` : sql`${toJsonb(value)}::jsonb`;
}

async function find(db: Database, actorOid: string, key: string): Promise<RemedyRow | null> {
  const named = and(eq(remedies.actorOid, toText(actorOid)), eq(remedies.key, toText(key)));
  await settleLost(db, named);
  const [row] = await db.select().from(remedies).where(named);
  return row ? toRow(row) : null;
}

async function earlier(db: Database, subjectOid: string): Promise<EarlierRemedy[]> {
  const rows = await db
    .select({
      remedy: remedies.remedy,
      deviceId: remedies.deviceId,
      actorAddress: remedies.actorAddress,
      outcome: remedies.outcome,
      agoMs: sql<number>`(extract(epoch from now() - coalesce(${remedies.endedAt}, ${remedies.at})) * 1000)::float8`,
    })
    .from(remedies)
    .where(and(eq(remedies.subjectOid, toText(subjectOid)), inArray(remedies.outcome, [...effective])))
    .orderBy(desc(remedies.at), desc(remedies.id))
    .limit(mostEarlier);
  return rows.flatMap((row) => {
    const outcome = effective.find((word) => word === row.outcome);
    return outcome === undefined ? [] : [{ ...row, outcome, agoMs: Number(row.agoMs) }];
  });
}

async function list(db: Database, filter: AuditFilter, limit: number): Promise<RemedyRow[]> {
  const rows = await db
    .select()
    .from(remedies)
    .where(
      and(
        filter.address === undefined ? undefined : ofAddress(filter.address),
        filter.remedy === undefined ? undefined : eq(remedies.remedy, filter.remedy),
        filter.after === undefined ? undefined : gt(remedies.at, new Date(filter.after)),
        // In the database, whose instants are finer than the milliseconds that we read.
        filter.before === undefined
          ? undefined
          : sql`(${remedies.at}, ${remedies.id}) < (select mark.at, mark.id from ${remedies} as mark where mark.id = ${toText(filter.before)})`,
      ),
    )
    .orderBy(desc(remedies.at), desc(remedies.id))
    .limit(limit);
  return rows.map(toRow);
}

function ofAddress(address: string): SQL | undefined {
  const wanted = toText(address).toLowerCase();
  return or(eq(remedies.subjectAddress, wanted), eq(remedies.requestedAddress, wanted));
}

function toRow(row: typeof remedies.$inferSelect): RemedyRow {
  const { actorOid, actorAddress, subjectOid, subjectAddress, ...rest } = row;
  return {
    ...rest,
    at: row.at.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    actor: { oid: actorOid, address: actorAddress },
    subject: { oid: subjectOid, address: subjectAddress },
  };
}
