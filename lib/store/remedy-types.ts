import type { AuditEntry, RemedyId, RemedyOutcome, RemedyUndo } from '@/lib/report/remedies';

/** One line of the audit log as stored: what its readers see, and what a repeated request is recognised by. */
export interface RemedyRow extends AuditEntry {
  /** The browser's name for the request (`Idempotency-Key`), unique per actor. */
  key: string;
  /** The address as typed. */
  requestedAddress: string;
  digest: string;
  undo: RemedyUndo | null;
  /** Id of the check that was started afterwards. */
  retestId: string | null;
}

/** What is known before anything is asked of Exchange. */
export type NewRemedy = Pick<
  RemedyRow,
  'id' | 'key' | 'actor' | 'subject' | 'requestedAddress' | 'deviceId' | 'remedy' | 'reason' | 'digest'
>;

/** What came of it; what is left out stays as it was. */
export type RemedyEnd = Pick<RemedyRow, 'outcome'> &
  Partial<Pick<RemedyRow, 'detail' | 'before' | 'after' | 'undo' | 'requestIds' | 'retestId'>>;

/** A change that Exchange took, or may have taken. `agoMs` by the database's clock. */
export interface EarlierRemedy {
  remedy: RemedyId;
  deviceId: string | null;
  actorAddress: string;
  outcome: Extract<RemedyOutcome, 'applied' | 'not-visible-yet' | 'unknown'>;
  agoMs: number;
}

/** Which lines of the audit log; what is left out does not restrict. */
export interface AuditFilter {
  /** Whose mailbox: primary address or address as typed, in any case. */
  address?: string;
  remedy?: RemedyId;
  /** Only lines made after this ISO instant. */
  after?: string;
  /** Only lines older than the one of this id; an unknown id lists nothing. */
  before?: string;
}

/** The audit log of what admins changed. */
export interface Remedies {
  /**
   * Writes the line as `started`, before Exchange is asked. Not when the actor's key is taken (`same-key`), nor while
   * another change of the mailbox is under way (`busy`). A line left `started` for two minutes by a process that went
   * away is `unknown` from then on, here and in `find`.
   */
  begin(row: NewRemedy): Promise<{ kind: 'begun' } | { kind: 'same-key'; row: RemedyRow } | { kind: 'busy' }>;
  /**
   * Ends a line, or says more of one that is `started`, or ended as `not-visible-yet` or `unknown`; any other end stays. Gives
   * the line as it is then; null when there is none.
   */
  end(id: string, end: RemedyEnd): Promise<RemedyRow | null>;
  /** Notes the check that was started afterwards. */
  setRetest(id: string, diagnosisId: string): Promise<void>;
  find(actorOid: string, key: string): Promise<RemedyRow | null>;
  /** Newest first, at most 100, of one mailbox. */
  earlier(subjectOid: string): Promise<EarlierRemedy[]>;
  /** Newest first. */
  list(filter: AuditFilter, limit: number): Promise<RemedyRow[]>;
  /** Deletes what is older than `days`; returns how many lines went. */
  purge(days: number): Promise<number>;
}
