import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ReportEvent } from '@/lib/report/events';
import type { PhoneTest } from '@/lib/report/phone-test';
import type { RemedyId, RemedyOutcome, RemedyUndo, Setting } from '@/lib/report/remedies';
import type { Report } from '@/lib/report/report';
import type { ReportStatus } from '@/lib/report/vocabulary';
import type { JournalEntry, LinkRow, StoredRequest } from './types';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  // The driver writes a Buffer as bytes, but any other typed array as JSON.
  toDriver: (bytes) => Buffer.from(bytes),
});

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** One row per diagnosis. The lease columns say who may write; all their times come from the database's clock. */
export const diagnoses = pgTable(
  'diagnoses',
  {
    id: text('id').primaryKey(),
    createdBy: text('created_by').notNull(),
    subjectOid: text('subject_oid'),
    subjectAddress: text('subject_address').notNull(),
    requestedAddress: text('requested_address').notNull(),
    request: jsonb('request').$type<StoredRequest>().notNull(),
    status: text('status').$type<ReportStatus>().notNull().default('running'),
    createdAt: instant('created_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
    report: jsonb('report').$type<Report>(),
    // Copied out of the report so that a list reads no evidence.
    verdictState: text('verdict_state'),
    primaryCode: text('primary_code'),
    leaseOwner: text('lease_owner'),
    leaseUntil: instant('lease_until'),
    leaseEpoch: integer('lease_epoch').notNull().default(1),
  },
  (table) => [
    index('diagnoses_by_subject').on(table.subjectOid, table.createdAt.desc()),
    index('diagnoses_by_subject_address').on(table.subjectAddress, table.createdAt.desc()),
    index('diagnoses_by_requested_address').on(sql`lower(${table.requestedAddress})`, table.createdAt.desc()),
    index('diagnoses_by_age').on(table.createdAt),
    index('diagnoses_unfinished').on(table.leaseUntil).where(sql`${table.status} = 'running'`),
  ],
);

/** The journal. `observation` is private and exists only while its diagnosis runs. */
export const events = pgTable(
  'events',
  {
    diagnosisId: text('diagnosis_id')
      .notNull()
      .references(() => diagnoses.id, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: instant('at').notNull().defaultNow(),
    payload: jsonb('payload').$type<ReportEvent>().notNull(),
    observation: jsonb('observation').$type<NonNullable<JournalEntry['observation']>>(),
  },
  (table) => [
    primaryKey({ name: 'events_pkey', columns: [table.diagnosisId, table.seq] }),
    // A stream that could end twice would tell two readers two different things.
    uniqueIndex('events_one_final')
      .on(table.diagnosisId)
      .where(sql`${table.payload} ->> 'type' in ('diagnosis-finished', 'diagnosis-failed', 'diagnosis-interrupted')`),
  ],
);

/** Shared reports. Only the hash of a token is kept, so that a copy of the database opens no link. */
export const links = pgTable(
  'links',
  {
    id: text('id').primaryKey(),
    tokenHash: bytea('token_hash').notNull(),
    diagnosisId: text('diagnosis_id')
      .notNull()
      .references(() => diagnoses.id, { onDelete: 'cascade' }),
    createdBy: text('created_by').notNull(),
    audience: text('audience').$type<LinkRow['audience']>().notNull(),
    view: text('view').$type<LinkRow['view']>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    lastOpenedAt: instant('last_opened_at'),
    // Text, not jsonb: the same bytes must leave on every read.
    document: text('document').notNull(),
  },
  (table) => [
    uniqueIndex('links_by_token').on(table.tokenHash),
    index('links_by_diagnosis').on(table.diagnosisId, table.createdAt.desc()),
  ],
);

/**
 * The audit log of what admins changed. A row is written as `started` before Exchange is asked, and ended afterwards. It
 * stands apart from diagnoses, whose retention is shorter.
 */
export const remedies = pgTable(
  'remedies',
  {
    id: text('id').primaryKey(),
    // The browser's own name for the request: a second one under it gets the first one's answer.
    key: text('key').notNull(),
    at: instant('at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
    actorOid: text('actor_oid').notNull(),
    actorAddress: text('actor_address').notNull(),
    subjectOid: text('subject_oid').notNull(),
    subjectAddress: text('subject_address').notNull(),
    requestedAddress: text('requested_address').notNull(),
    deviceId: text('device_id'),
    remedy: text('remedy').$type<RemedyId>().notNull(),
    reason: text('reason').notNull(),
    digest: text('digest').notNull(),
    before: jsonb('before').$type<Setting[]>(),
    after: jsonb('after').$type<Setting[]>(),
    undo: jsonb('undo').$type<RemedyUndo>(),
    outcome: text('outcome').$type<RemedyOutcome>().notNull().default('started'),
    detail: text('detail'),
    requestIds: jsonb('request_ids').$type<string[]>().notNull().default([]),
    retestId: text('retest_id'),
  },
  (table) => [
    uniqueIndex('remedies_by_key').on(table.actorOid, table.key),
    // One change of a mailbox at a time, over all instances.
    uniqueIndex('remedies_one_started').on(table.subjectOid).where(sql`${table.outcome} = 'started'`),
    index('remedies_by_time').on(table.at.desc(), table.id.desc()),
    index('remedies_by_subject').on(table.subjectAddress, table.at.desc()),
  ],
);

/**
 * Invitations for a phone to add one measurement to one report. Only hashes of what opens them are kept: of the code in the
 * address, of the short code, and of the session that the phone gets in exchange.
 */
export const handOffs = pgTable(
  'hand_offs',
  {
    id: text('id').primaryKey(),
    diagnosisId: text('diagnosis_id')
      .notNull()
      .references(() => diagnoses.id, { onDelete: 'cascade' }),
    createdBy: text('created_by').notNull(),
    tokenHash: bytea('token_hash').notNull(),
    codeHash: bytea('code_hash').notNull(),
    sessionHash: bytea('session_hash'),
    /** Browser family of who made it, in our own words. */
    madeWith: text('made_with').notNull(),
    /** Two digits that both screens show. */
    digits: text('digits').notNull(),
    deviceLabel: text('device_label'),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    openedAt: instant('opened_at'),
    confirmedAt: instant('confirmed_at'),
    refusedAt: instant('refused_at'),
  },
  (table) => [
    uniqueIndex('hand_offs_by_token').on(table.tokenHash),
    index('hand_offs_by_code').on(table.codeHash),
    uniqueIndex('hand_offs_by_session').on(table.sessionHash),
    index('hand_offs_by_diagnosis').on(table.diagnosisId, table.createdAt.desc()),
  ],
);

/** Measurements of phones. They count once confirmed: at once for who is signed in, else when the signed-in page has agreed. */
export const phoneTests = pgTable(
  'phone_tests',
  {
    id: text('id').primaryKey(),
    diagnosisId: text('diagnosis_id')
      .notNull()
      .references(() => diagnoses.id, { onDelete: 'cascade' }),
    handOffId: text('hand_off_id').references(() => handOffs.id, { onDelete: 'cascade' }),
    at: instant('at').notNull().defaultNow(),
    network: text('network').$type<PhoneTest['network']>().notNull(),
    facts: jsonb('facts').$type<Omit<PhoneTest, 'id' | 'at' | 'network'>>().notNull(),
    confirmedAt: instant('confirmed_at'),
  },
  (table) => [
    index('phone_tests_by_diagnosis').on(table.diagnosisId, table.at),
    index('phone_tests_by_hand_off').on(table.handOffId),
  ],
);
