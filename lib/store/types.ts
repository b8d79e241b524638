import type { ReportEvent } from '@/lib/report/events';
import type { Observation, ObservationKey } from '@/lib/report/observations';
import type { Report } from '@/lib/report/report';
import type { MailApp, ReportStatus } from '@/lib/report/vocabulary';
import type { HandOffs, PhoneTests } from './phone-types';
import type { Queue } from './queue-types';
import type { Remedies } from './remedy-types';

/** What a person asked for, kept so that another process can take the work over. Never a token. */
export interface StoredRequest {
  app: MailApp;
  deviceId: string | null;
  /** Address as typed, or null for the person's own mailbox. */
  user: string | null;
  /** True when the person agreed to a first ActiveSync command; rows of before have none. */
  asPhone?: boolean;
}

/** A diagnosis without its journal. Times are ISO instants of the database's clock. */
export interface DiagnosisRow {
  id: string;
  /** Object id of who asked. */
  createdBy: string;
  /** Object id of whose mailbox it is; null until the directory has named a person for a typed address. */
  subjectOid: string | null;
  /** Lower-case primary address once known, before that the address as asked for. */
  subjectAddress: string;
  requestedAddress: string;
  request: StoredRequest;
  status: ReportStatus;
  createdAt: string;
  finishedAt: string | null;
  /** The folded report; null while running. */
  report: Report | null;
  lease: { owner: string; epoch: number; until: string } | null;
}

/** What a list shows, without evidence. */
export type DiagnosisSummary = Pick<
  DiagnosisRow,
  'id' | 'createdBy' | 'subjectOid' | 'subjectAddress' | 'requestedAddress' | 'status' | 'createdAt' | 'finishedAt'
> & { verdictState: string | null; primary: string | null; app: MailApp };

/** One line of the journal. `observation` is private: read only to resume, and erased when the diagnosis ends. */
export interface JournalEntry {
  event: ReportEvent;
  observation?: { key: ObservationKey; observation: Observation<unknown> };
}

/** Right to write: the owner's name and the epoch it was given. A stale one writes nothing. */
export interface Lease {
  diagnosisId: string;
  owner: string;
  epoch: number;
}

export interface LinkRow {
  id: string;
  diagnosisId: string;
  createdBy: string;
  audience: 'organization' | 'anyone';
  view: 'user' | 'support';
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  lastOpenedAt: string | null;
  /** The exact bytes that `GET /api/links/{token}` answers: frozen and redacted when the link was made. */
  document: string;
}

export interface Diagnoses {
  /** Creates the row with a first lease for `owner`. */
  create(row: {
    id: string;
    createdBy: string;
    subjectOid: string | null;
    requestedAddress: string;
    request: StoredRequest;
    owner: string;
  }): Promise<Lease>;
  /** Appends entries whose `seq` continue the journal. False when the lease is not ours any more: nothing was written. */
  append(lease: Lease, entries: JournalEntry[]): Promise<boolean>;
  /** Ends a diagnosis: last entries, report, status, in one transaction; erases private observations. False as above. */
  finish(lease: Lease, entries: JournalEntry[], report: Report): Promise<boolean>;
  /** Records whose mailbox it turned out to be. */
  setSubject(lease: Lease, subject: { oid: string | null; address: string }): Promise<boolean>;
  get(id: string): Promise<DiagnosisRow | null>;
  /** Events with `seq > after` in order, at most `limit`. */
  events(id: string, after: number, limit: number): Promise<ReportEvent[]>;
  /** The stored observations of an unfinished diagnosis. */
  observations(id: string): Promise<Map<ObservationKey, Observation<unknown>>>;
  /** Newest first. By object id, or by address (lower case; matches primary and requested). `null` filter lists nothing. */
  list(filter: { subjectOid: string } | { address: string }, limit: number): Promise<DiagnosisSummary[]>;
  /** Extends every lease this owner holds; returns the ids still held. */
  renew(owner: string): Promise<string[]>;
  /** Takes over one unfinished diagnosis whose lease ran out (any, when `all`: the sole owner of a folder). */
  claim(owner: string, all: boolean): Promise<{ lease: Lease; row: DiagnosisRow } | null>;
  delete(id: string): Promise<boolean>;
  /** Deletes what is older than `days`, links with it; returns how many diagnoses went. */
  purge(days: number): Promise<number>;
}

export interface Links {
  create(link: {
    id: string;
    tokenHash: Uint8Array;
    diagnosisId: string;
    createdBy: string;
    audience: LinkRow['audience'];
    view: LinkRow['view'];
    expiresAt: string;
    document: string;
  }): Promise<void>;
  /** The live link, or null for unknown, expired and revoked alike. */
  find(tokenHash: Uint8Array): Promise<LinkRow | null>;
  get(id: string): Promise<LinkRow | null>;
  list(diagnosisId: string): Promise<LinkRow[]>;
  markOpened(id: string): Promise<void>;
  revoke(id: string): Promise<boolean>;
}

export interface Store {
  engine: 'pglite' | 'postgres';
  diagnoses: Diagnoses;
  links: Links;
  remedies: Remedies;
  handOffs: HandOffs;
  phoneTests: PhoneTests;
  queue: Queue;
  /** Resolves within two seconds, whatever the database does. */
  health(): Promise<'ok' | 'away'>;
  /** Calls back with ids whose journal grew; PostgreSQL tells other instances, PGlite only this process. */
  onAppend(listener: (diagnosisId: string) => void): () => void;
  close(): Promise<void>;
}
