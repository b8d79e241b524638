import type { StepId } from './vocabulary';

/** Everything that an admin may change from the portal. The two that switch off exist only to undo a switch on. */
export const remedyIds = [
  'activesync-on',
  'outlook-mobile-on',
  'device-allow',
  'device-block',
  'device-exemption-undo',
  'device-remove',
  'wipe-cancel',
  'activesync-off',
  'outlook-mobile-off',
] as const;
export type RemedyId = (typeof remedyIds)[number];

/**
 * How a change ended. `already`: nothing had to be done. `not-visible-yet`: Exchange took it, its copies do not show it yet.
 * `refused`: by Exchange, or by us since the state had changed. `unknown`: the answer was lost and the state does not tell.
 */
export const remedyOutcomes = [
  'started',
  'applied',
  'already',
  'not-visible-yet',
  'refused',
  'failed',
  'unknown',
] as const;
export type RemedyOutcome = (typeof remedyOutcomes)[number];

/** One setting in words, for people: `{ label: 'ActiveSync', value: 'off' }`. */
export interface Setting {
  label: string;
  value: string;
}

/** A remedy that takes a change back; sent like any other, after its own preview was read. */
export interface RemedyUndo {
  remedy: RemedyId;
  deviceId: string | null;
}

/** One remedy for one mailbox or phone, as it would be applied now. */
export type RemedyView = {
  id: RemedyId;
  title: string;
  /** What may go wrong, in a sentence or two. */
  risk: string;
  /** The step of a report that this remedy mends. */
  step: StepId;
} & (
  | {
      offered: true;
      /** What this change alone does not solve. */
      cautions: string[];
      before: Setting[];
      after: Setting[];
      /** The same change as one line of Exchange Online PowerShell. */
      powershell: string;
      /** Stands for `before`: sent back with the change, which is refused when the state is another one by then. */
      digest: string;
    }
  | { offered: false; why: string }
);

/** One phone, or an id that only stands on a personal list. */
export interface DeviceRemedies {
  deviceId: string;
  name: string;
  model: string;
  os: string;
  app: 'native' | 'outlook';
  settings: Setting[];
  remedies: RemedyView[];
}

/** Answer of `GET /api/users/{address}/remedies`. */
export interface RemediesView {
  subject: { address: string; displayName: string };
  /** ISO instant at which Exchange was asked. */
  readAt: string;
  /** Null when the cloud holds no mailbox of that name; `why` then says so. */
  mailbox: { settings: Setting[]; remedies: RemedyView[] } | null;
  why: string | null;
  devices: DeviceRemedies[];
}

/** Answer of `POST /api/users/{address}/remedies`, and the same again for the same `Idempotency-Key`. */
export interface RemedyResult {
  auditId: string;
  remedy: RemedyId;
  deviceId: string | null;
  outcome: Exclude<RemedyOutcome, 'started' | 'refused' | 'failed'>;
  /** The outcome in words. */
  sentence: string;
  before: Setting[];
  after: Setting[];
  undo: RemedyUndo | null;
  /** The step to look at again; `diagnosisId` is a check that was started for it, or null when none was. */
  retest: { step: StepId; diagnosisId: string | null };
}

/** One line of the audit log. */
export interface AuditEntry {
  id: string;
  /** ISO instants. */
  at: string;
  endedAt: string | null;
  actor: { oid: string; address: string };
  subject: { oid: string; address: string };
  deviceId: string | null;
  remedy: RemedyId;
  reason: string;
  outcome: RemedyOutcome;
  /** A word on a refusal or failure, such as `exchange-role`, `throttled`, `changed-meanwhile`. */
  detail: string | null;
  before: Setting[] | null;
  after: Setting[] | null;
  /** Ids that Microsoft's support asks for: ours first, then the server's. */
  requestIds: string[];
}

/** Answer of `GET /api/audit`. `next` goes into `before=` for the following page; null at the end. */
export interface AuditPage {
  entries: AuditEntry[];
  next: string | null;
}
