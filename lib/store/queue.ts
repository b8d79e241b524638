import { and, desc, eq, like, lt, or, sql } from 'drizzle-orm';
import { type Concern, concerns } from '@/lib/report/queue';
import type { Database, Engine } from './engine';
import { toText } from './jsonb';
import { deleteUnshown } from './queue-cleanup';
import { queueEntries, sweeps } from './queue-schema';
import type { Queue, QueueFilter, QueueRow, SweepState } from './queue-types';
import { sweepWrites } from './queue-writes';

/** The queue on either engine. */
export function queueOn(engine: Engine): Queue {
  return {
    ...sweepWrites(engine),
    state: () => engine.run(state),
    request: (pauseSeconds) => engine.run((db) => request(db, pauseSeconds)),
    list: (filter, limit) => engine.run((db) => list(db, filter, limit)),
    async purge(days) {
      await engine.run((db) => forgetOld(db, days));
      return deleteUnshown(engine);
    },
  };
}

const ofDevices = eq(sweeps.kind, 'devices');

async function state(db: Database): Promise<SweepState> {
  const held = sql<boolean>`coalesce(${sweeps.leaseUntil} > now(), false)`;
  const [found] = await db.select({ row: sweeps, held }).from(sweeps).where(ofDevices);
  if (found === undefined) return { reading: null, running: null, held: false, dueAt: null, problem: null };
  const { row } = found;
  const { shownStartedAt, shownFinishedAt, startedAt } = row;
  return {
    reading:
      row.shown === null || shownStartedAt === null || shownFinishedAt === null
        ? null
        : {
            startedAt: shownStartedAt.toISOString(),
            finishedAt: shownFinishedAt.toISOString(),
            devices: row.shownDevices,
            counts: countsOf(row.shownCounts),
          },
    running: startedAt === null ? null : { startedAt: startedAt.toISOString(), devices: row.devices },
    held: found.held,
    dueAt: row.dueAt?.toISOString() ?? null,
    problem: row.problem,
  };
}

function countsOf(shown: Partial<Record<Concern, number>>): Record<Concern, number> {
  return Object.fromEntries(concerns.map((word) => [word, shown[word] ?? 0])) as Record<Concern, number>;
}

function request(db: Database, pauseSeconds: number): ReturnType<Queue['request']> {
  return db.transaction(async (tx) => {
    await tx.insert(sweeps).values({ kind: 'devices' }).onConflictDoNothing();
    const began = sql`greatest(${sweeps.requestedAt}, ${sweeps.shownStartedAt})`;
    const [row] = await tx
      .select({
        running: sql<boolean>`coalesce(${sweeps.leaseUntil} > now(), false)`,
        left: sql<number>`coalesce(ceil(${pauseSeconds} - extract(epoch from now() - ${began})), 0)::int`,
      })
      .from(sweeps)
      .where(ofDevices)
      .for('update');
    if (row?.running) return { kind: 'running' };
    const seconds = row?.left ?? 0;
    if (seconds > 0) return { kind: 'too-soon', seconds };
    await tx.update(sweeps).set({ dueAt: sql`now()`, requestedAt: sql`now()` }).where(ofDevices);
    return { kind: 'requested' };
  });
}

async function list(db: Database, filter: QueueFilter, limit: number): Promise<QueueRow[]> {
  const columns = {
    key: queueEntries.key,
    kind: queueEntries.kind,
    owner: queueEntries.owner,
    ownerName: queueEntries.ownerName,
    concerns: queueEntries.concerns,
    phone: queueEntries.phone,
    phones: queueEntries.phones,
    order: queueEntries.order,
  };
  return db
    .select(columns)
    .from(queueEntries)
    .where(
      and(
        eq(queueEntries.generation, sql`(select ${sweeps.shown} from ${sweeps} where ${ofDevices})`),
        filter.concern === undefined ? undefined : sql`${filter.concern} = any(${queueEntries.concerns})`,
        filter.query === undefined ? undefined : like(queueEntries.search, containing(filter.query)),
        filter.after === undefined
          ? undefined
          : sql`(${queueEntries.order}, ${queueEntries.key}) < (${filter.after.order}::bigint, ${toText(filter.after.key)})`,
      ),
    )
    .orderBy(desc(queueEntries.order), desc(queueEntries.key))
    .limit(limit);
}

/** A pattern of `like` for a text that is itself no pattern. */
function containing(text: string): string {
  return `%${toText(text)
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
}

/** What is shown, or was begun, longer ago than `days` is neither any more. */
async function forgetOld(db: Database, days: number): Promise<void> {
  const old = sql`now() - ${days} * interval '1 day'`;
  await db
    .update(sweeps)
    .set({ shown: null, shownStartedAt: null, shownFinishedAt: null, shownDevices: 0, shownCounts: {} })
    .where(and(ofDevices, lt(sweeps.shownFinishedAt, old)));
  await db
    .update(sweeps)
    .set({ startedAt: null, checkpoint: null, devices: 0 })
    .where(
      and(
        ofDevices,
        lt(sweeps.startedAt, old),
        or(sql`${sweeps.leaseUntil} is null`, lt(sweeps.leaseUntil, sql`now()`)),
      ),
    );
}
