import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Concern, SweepProblem } from '@/lib/report/queue';
import type { QueueRow } from './queue-types';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/**
 * One row per kind of reading (there is one: `devices`). The lease columns say who may write, as with diagnoses; a
 * generation is one reading from its first page to its last.
 */
export const sweeps = pgTable('sweeps', {
  kind: text('kind').primaryKey(),
  leaseOwner: text('lease_owner'),
  leaseUntil: instant('lease_until'),
  leaseEpoch: integer('lease_epoch').notNull().default(0),
  /** The newest number given to a reading. */
  generation: integer('generation').notNull().default(0),
  /** When the reading that goes on began; null while none does. */
  startedAt: instant('started_at'),
  /** Continuation of Exchange; null for the first page. */
  checkpoint: text('checkpoint'),
  devices: integer('devices').notNull().default(0),
  /** The reading that is shown, and what is said of it. */
  shown: integer('shown'),
  shownStartedAt: instant('shown_started_at'),
  shownFinishedAt: instant('shown_finished_at'),
  shownDevices: integer('shown_devices').notNull().default(0),
  shownCounts: jsonb('shown_counts').$type<Partial<Record<Concern, number>>>().notNull().default({}),
  dueAt: instant('due_at'),
  requestedAt: instant('requested_at'),
  problem: text('problem').$type<SweepProblem>(),
});

/** Lines of the queue. Phones that nobody has to look at are not kept. */
export const queueEntries = pgTable(
  'queue_entries',
  {
    generation: integer('generation').notNull(),
    key: text('key').notNull(),
    kind: text('kind').$type<QueueRow['kind']>().notNull(),
    owner: text('owner').notNull(),
    ownerName: text('owner_name').notNull(),
    concerns: text('concerns').array().$type<Concern[]>().notNull(),
    phone: jsonb('phone').$type<NonNullable<QueueRow['phone']>>(),
    phones: integer('phones'),
    /** Lower-case text that a search looks through. */
    search: text('search').notNull(),
    order: bigint('order_ms', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'queue_entries_pkey', columns: [table.generation, table.key] }),
    index('queue_entries_in_order').on(
      table.generation,
      table.order.desc().nullsFirst(),
      table.key.desc().nullsFirst(),
    ),
  ],
);

/** How many phones each mailbox has, while a reading goes on; gone when it ends. */
export const queueOwners = pgTable(
  'queue_owners',
  {
    generation: integer('generation').notNull(),
    owner: text('owner').notNull(),
    name: text('name').notNull(),
    phones: integer('phones').notNull(),
  },
  (table) => [primaryKey({ name: 'queue_owners_pkey', columns: [table.generation, table.owner] })],
);
