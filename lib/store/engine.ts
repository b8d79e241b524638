import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type * as schema from './schema';

export type Database = NodePgDatabase<typeof schema>;

/** What differs between PGlite and PostgreSQL; the repositories know nothing else of either. */
export interface Engine {
  readonly kind: 'pglite' | 'postgres';
  /**
   * Runs one operation (a statement, or a short transaction without network inside) against a deadline.
   * Throws `StoreUnavailableError`, `JournalConflictError` or `StoreError`, never a driver's error.
   */
  run<T>(operation: (db: Database) => PromiseLike<T>): Promise<T>;
  health(): Promise<'ok' | 'away'>;
  /** Tells listeners of this process that a journal grew, where the database does not tell them itself. */
  announce(diagnosisId: string): void;
  /** Gives back, and so overwrites, the space of what was deleted, where no server does so by itself. */
  tidy(): Promise<void>;
  onAppend(listener: (diagnosisId: string) => void): () => void;
  close(): Promise<void>;
}

/** Milliseconds and paths that tests and packagers may change; production uses the defaults. */
export interface EngineOptions {
  /** Deadline of one operation, 10 s by default. */
  statementTimeoutMs?: number;
  /** Called once when the store cannot recover: the server should log, flush and exit with status 1. */
  onDead?: (reason: Error) => void;
  /** Folder of the SQL files; `lib/store/migrations` under the working directory by default. */
  migrationsDir?: string;
  /** The worker's plain JavaScript file; `lib/store/pglite-worker.mjs` under the working directory by default. */
  workerFile?: string;
}

/** Ten seconds is past anything a healthy database of this size needs, and inside what a person waits for. */
export const statementTimeoutMs = 10_000;
/** A load balancer asks often; it must hear something within two seconds whatever the database does. */
export const healthTimeoutMs = 2_000;
/** The channel of NOTIFY; its payload is the id of a diagnosis and nothing else. */
export const appendChannel = 'reconnect_journal';
