/**
 * Why a phone or a mailbox stands in the queue. `quarantined`: an admin has to decide. `discovery`: Exchange should have
 * decided by now. `protocol-too-old`: speaks ActiveSync below what Exchange Online takes. `device-limit-reached` and
 * `device-limit-near`: the mailbox takes no further phone, or soon none.
 */
export const concerns = [
  'quarantined',
  'discovery',
  'protocol-too-old',
  'device-limit-reached',
  'device-limit-near',
] as const;
export type Concern = (typeof concerns)[number];

/** Who keeps a phone waiting, as one word of ours; `unclear` for a reason that we do not know. */
export const holders = ['default', 'rule', 'personal', 'policy', 'management', 'throttle', 'unclear'] as const;
export type QueueHolder = (typeof holders)[number];

/** A phone of the queue. `name` is what a person would recognise; texts are Exchange's own and may be empty. */
export interface QueuePhone {
  deviceId: string;
  name: string;
  model: string;
  os: string;
  app: 'native' | 'outlook' | 'other';
  version: string;
  /** ISO instant of the first contact, null when not known. */
  firstSync: string | null;
  /** Null when nothing holds the phone back. */
  heldBy: QueueHolder | null;
  rule: string | null;
}

/** One line of the queue: a phone, or a mailbox with (nearly) as many phones as it takes. */
export interface QueueEntry {
  /** Unique within a reading. */
  key: string;
  kind: 'phone' | 'mailbox';
  concerns: Concern[];
  owner: {
    /** Exchange's own name of the mailbox, which may be a GUID. */
    identity: string;
    /** The person's name where Exchange tells it, else empty. */
    name: string;
    /** Primary address; null when it could not be found out. */
    address: string | null;
  };
  /** Null for a mailbox. */
  phone: QueuePhone | null;
  /** Phones of a mailbox; null for a phone. */
  phones: number | null;
}

/** A reading of the whole tenant that is complete. ISO instants by the database's clock. */
export interface QueueReading {
  startedAt: string;
  finishedAt: string;
  /** Phones that Exchange listed. */
  devices: number;
  /** Entries for each concern. */
  counts: Record<Concern, number>;
}

/** Why the last try to read the tenant did not end well. */
export const sweepProblems = [
  'permission-missing',
  'throttled',
  'unreachable',
  'timed-out',
  'malformed-answer',
  'upstream-failed',
  'internal-error',
] as const;
export type SweepProblem = (typeof sweepProblems)[number];

/** The reading that goes on, or comes next. `off`: the operator does not want any (`SWEEP_HOURS=0`). */
export interface SweepProgress {
  status: 'off' | 'never' | 'idle' | 'waiting' | 'running';
  /** Phones read so far, of as many as the reading before found (null when there was none). */
  devices: number;
  of: number | null;
  problem: SweepProblem | null;
  /** ISO instant of the next reading or try; null when none is planned. */
  nextAt: string | null;
}

/** Answer of `GET /api/queue`. `next` goes into `after=` for the following page; null at the end. */
export interface QueuePage {
  entries: QueueEntry[];
  next: string | null;
  /** Null until the first reading is complete. */
  reading: QueueReading | null;
  sweep: SweepProgress;
}
