import type { Concern, QueuePhone, QueueReading, SweepProblem } from '@/lib/report/queue';

/** A phone as the queue stores it: facts of one moment, replaced as a whole by the next reading. */
export interface QueuedPhone extends QueuePhone {
  /** Exchange's GUID of the device object. */
  key: string;
  owner: string;
  ownerName: string;
  concerns: Concern[];
}

/** One line as stored: a phone, or a mailbox at or near its limit (`phones` is then how many it has, `phone` null). */
export interface QueueRow {
  key: string;
  kind: 'phone' | 'mailbox';
  owner: string;
  ownerName: string;
  concerns: Concern[];
  phone: QueuePhone | null;
  phones: number | null;
  /** Orders the list, newest first: milliseconds since 1970 of the first contact, 0 when not known. */
  order: number;
}

/** Right to write a reading: the owner's name and the epoch it was given. A stale one writes nothing. */
export interface SweepLease {
  owner: string;
  epoch: number;
  /** Where the reading goes on: a continuation of Exchange, or null for the first page. */
  checkpoint: string | null;
}

/** What one page of the tenant adds. */
export interface SweepPage {
  phones: QueuedPhone[];
  /** Phones of each mailbox on this page. */
  owners: { owner: string; name: string; phones: number }[];
  /** Where the next page is; null after the last one. */
  next: string | null;
}

/** The state of reading, by the database's clock. Times are ISO instants. */
export interface SweepState {
  reading: QueueReading | null;
  /** Null while no reading goes on. */
  running: { startedAt: string; devices: number } | null;
  /** True when somebody holds the lease at this moment. */
  held: boolean;
  /** When the next reading, or the next try, is due; null when nobody ever asked for one. */
  dueAt: string | null;
  problem: SweepProblem | null;
}

/** Which lines, newest first. */
export interface QueueFilter {
  concern?: Concern;
  /** Text that owner, model, name, system or device id has to contain, in any case. */
  query?: string;
  /** Only lines after this one. */
  after?: { order: number; key: string };
}

/** The queue of the tenant. One process reads Exchange at a time; a reading is shown when it is complete. */
export interface Queue {
  state(): Promise<SweepState>;
  /**
   * Asks for a reading now. Refused while one goes on (`running`), and until `pauseSeconds` after the last one began
   * (`too-soon`, with the seconds left).
   */
  request(
    pauseSeconds: number,
  ): Promise<{ kind: 'requested' } | { kind: 'running' } | { kind: 'too-soon'; seconds: number }>;
  /**
   * Takes the reading over when it is due and nobody holds it (whoever holds it, when `all`: the sole owner of a folder).
   * Begins a new one, or goes on where another process stopped. Null when there is nothing to do.
   */
  claim(owner: string, all: boolean): Promise<SweepLease | null>;
  /** Extends the lease. False when it is not ours any more. */
  renew(lease: SweepLease): Promise<boolean>;
  /** Stores one page and where the next one is, together. False as above: nothing was written. */
  addPage(lease: SweepLease, page: SweepPage): Promise<boolean>;
  /** Forgets what was read of this reading, since its continuation is lost. False as above. */
  startOver(lease: SweepLease): Promise<boolean>;
  /**
   * Ends the reading: adds mailboxes with at least `near` phones (`limit` is full), shows it instead of the one before, deletes
   * that one, and plans the next in `hours`. False as above.
   */
  finish(lease: SweepLease, plan: { near: number; limit: number; hours: number }): Promise<boolean>;
  /** Gives the lease back with a problem; the next try comes after `waitSeconds`, from where this one stopped. */
  fail(lease: SweepLease, problem: SweepProblem, waitSeconds: number): Promise<boolean>;
  /** Gives the lease back at a polite end, so that another process goes on at once. False as above. */
  release(lease: SweepLease): Promise<boolean>;
  list(filter: QueueFilter, limit: number): Promise<QueueRow[]>;
  /** Deletes a reading that is older than `days`; returns how many lines went. */
  purge(days: number): Promise<number>;
}
