import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Database, Engine } from './engine';
import { toJsonb, toText } from './jsonb';
import { deleteUnshown } from './queue-cleanup';
import { queueEntries, queueOwners, sweeps } from './queue-schema';
import type { Queue, QueuedPhone, SweepLease, SweepPage } from './queue-types';

/**
 * Far longer than a renewal every ten seconds (`lib/sweep`), so that a busy moment does not cost the lease; nobody waits for a
 * reading as they do for a diagnosis. Always the database's clock.
 */
const leaseEnd = sql`now() + interval '30 seconds'`;
/** Pages of different hours would make a picture of no moment: an older reading is begun anew instead of continued. */
const resumeWithin = sql`interval '6 hours'`;

type Writes = Pick<Queue, 'claim' | 'renew' | 'addPage' | 'startOver' | 'finish' | 'fail' | 'release'>;

/** The part of the queue that reads Exchange's pages in. Each write holds only for the lease's owner and epoch. */
export function sweepWrites(engine: Engine): Writes {
  const fenced = (lease: SweepLease, set: Parameters<typeof update>[2]) => engine.run((db) => update(db, lease, set));
  return {
    claim: (owner, all) => engine.run((db) => claim(db, owner, all)),
    renew: (lease) => fenced(lease, { leaseUntil: leaseEnd }),
    addPage: (lease, page) => engine.run((db) => addPage(db, lease, page)),
    async startOver(lease) {
      const anew = { generation: sql`${sweeps.generation} + 1`, startedAt: sql`now()`, checkpoint: null, devices: 0 };
      const held = await fenced(lease, { ...anew, leaseUntil: leaseEnd });
      if (held) await deleteUnshown(engine);
      return held;
    },
    async finish(lease, plan) {
      const held = await engine.run((db) => finish(db, lease, plan));
      if (held) await deleteUnshown(engine);
      return held;
    },
    fail: (lease, problem, waitSeconds) =>
      fenced(lease, {
        problem,
        leaseOwner: null,
        leaseUntil: null,
        dueAt: sql`now() + ${waitSeconds} * interval '1 second'`,
      }),
    release: (lease) => fenced(lease, { leaseOwner: null, leaseUntil: null }),
  };
}

function heldBy(lease: SweepLease): SQL | undefined {
  return and(eq(sweeps.kind, 'devices'), eq(sweeps.leaseOwner, lease.owner), eq(sweeps.leaseEpoch, lease.epoch));
}

type Changes = { [K in keyof typeof sweeps.$inferInsert]?: (typeof sweeps.$inferInsert)[K] | SQL };

async function update(db: Database, lease: SweepLease, set: Changes): Promise<boolean> {
  const rows = await db.update(sweeps).set(set).where(heldBy(lease)).returning({ kind: sweeps.kind });
  return rows.length > 0;
}

async function claim(db: Database, owner: string, all: boolean): Promise<SweepLease | null> {
  const begins = sql`(${sweeps.startedAt} is null or ${sweeps.startedAt} < now() - ${resumeWithin})`;
  // One's own lease may be taken again: a process has one reading at most, and asks only when that one has stopped.
  const free = sql`(${all} or ${sweeps.leaseUntil} is null or ${sweeps.leaseUntil} < now() or ${sweeps.leaseOwner} = ${owner})`;
  const [row] = await db
    .update(sweeps)
    .set({
      leaseOwner: owner,
      leaseUntil: leaseEnd,
      leaseEpoch: sql`${sweeps.leaseEpoch} + 1`,
      generation: sql`${sweeps.generation} + case when ${begins} then 1 else 0 end`,
      checkpoint: sql`case when ${begins} then null else ${sweeps.checkpoint} end`,
      devices: sql`case when ${begins} then 0 else ${sweeps.devices} end`,
      startedAt: sql`case when ${begins} then now() else ${sweeps.startedAt} end`,
    })
    .where(and(eq(sweeps.kind, 'devices'), sql`${sweeps.dueAt} <= now()`, free))
    .returning({ epoch: sweeps.leaseEpoch, checkpoint: sweeps.checkpoint });
  return row === undefined ? null : { owner, ...row };
}

/** The update comes first: its row lock makes the fence hold until the lines are in. */
function addPage(db: Database, lease: SweepLease, page: SweepPage): Promise<boolean> {
  const phones = page.owners.reduce((sum, owner) => sum + owner.phones, 0);
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(sweeps)
      .set({
        checkpoint: page.next,
        devices: sql`${sweeps.devices} + ${phones}`,
        leaseUntil: leaseEnd,
        problem: null,
      })
      .where(heldBy(lease))
      .returning({ generation: sweeps.generation });
    if (row === undefined) return false;
    if (page.phones.length > 0) await tx.execute(insertPhones(row.generation, page.phones));
    if (page.owners.length > 0) await tx.execute(addOwners(row.generation, page.owners));
    return true;
  });
}

/** A phone that Exchange lists on two pages stands once. */
function insertPhones(generation: number, phones: QueuedPhone[]): SQL {
  const rows = phones.map(({ key, owner, ownerName, concerns, ...phone }) => ({
    key,
    owner,
    owner_name: ownerName,
    concerns,
    phone,
    search: [owner, ownerName, phone.name, phone.model, phone.os, phone.deviceId].join('\n').toLowerCase(),
    order_ms: phone.firstSync === null ? 0 : Date.parse(phone.firstSync),
  }));
  return sql`
    insert into ${queueEntries} (generation, key, kind, owner, owner_name, concerns, phone, search, order_ms)
    select ${generation}::int, e.key, 'phone', e.owner, e.owner_name,
      array(select jsonb_array_elements_text(e.concerns)), e.phone, e.search, e.order_ms
    from jsonb_to_recordset(${toJsonb(rows)}::jsonb)
      as e (key text, owner text, owner_name text, concerns jsonb, phone jsonb, search text, order_ms bigint)
    on conflict do nothing`;
}

function addOwners(generation: number, owners: SweepPage['owners']): SQL {
  const rows = owners.map(({ owner, name, phones }) => ({ owner: toText(owner), name: toText(name), phones }));
  return sql`
    insert into ${queueOwners} as known (generation, owner, name, phones)
    select ${generation}::int, o.owner, o.name, o.phones
    from jsonb_to_recordset(${toJsonb(rows)}::jsonb) as o (owner text, name text, phones int)
    on conflict (generation, owner) do update set phones = known.phones + excluded.phones`;
}

function finish(db: Database, lease: SweepLease, plan: Parameters<Queue['finish']>[1]): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select({ generation: sweeps.generation }).from(sweeps).where(heldBy(lease)).for('update');
    if (row === undefined) return false;
    await tx.execute(sql`
      insert into ${queueEntries} (generation, key, kind, owner, owner_name, concerns, phones, search, order_ms)
      select ${row.generation}::int, 'mailbox:' || o.owner, 'mailbox', o.owner, o.name,
        array[case when o.phones >= ${plan.limit} then 'device-limit-reached' else 'device-limit-near' end],
        o.phones, lower(o.owner || chr(10) || o.name), (extract(epoch from now()) * 1000)::bigint
      from ${queueOwners} as o where o.generation = ${row.generation} and o.phones >= ${plan.near}
      on conflict do nothing`);
    const counts = sql`
      coalesce((select jsonb_object_agg(word, number) from (
        select word, count(*) as number from ${queueEntries}, unnest(${queueEntries.concerns}) as word
        where ${queueEntries.generation} = ${row.generation} group by word) as counted), '{}'::jsonb)`;
    await tx
      .update(sweeps)
      .set({
        shown: sql`${sweeps.generation}`,
        shownStartedAt: sql`${sweeps.startedAt}`,
        shownFinishedAt: sql`now()`,
        shownDevices: sql`${sweeps.devices}`,
        shownCounts: counts,
        startedAt: null,
        checkpoint: null,
        devices: 0,
        leaseOwner: null,
        leaseUntil: null,
        dueAt: sql`now() + ${plan.hours} * interval '1 hour'`,
        problem: null,
      })
      .where(heldBy(lease));
    return true;
  });
}
