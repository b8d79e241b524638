import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pLimit from 'p-limit';
import { DeadlineExpiredError, within } from './deadline';
import { type Database, type Engine, type EngineOptions, healthTimeoutMs, statementTimeoutMs } from './engine';
import { StoreUnavailableError, translateError } from './errors';
import { type FolderLock, lockFolder } from './folder-lock';
import { createListeners } from './listeners';
import { defaultMigrationsDir } from './migrate';
import { type PgliteSession, startSession } from './pglite-session';
import { queueEntries, queueOwners, sweeps } from './queue-schema';
import * as schema from './schema';

/*
 * PostgreSQL in this process, for those who run no database server. What is particular about it, all measured:
 * - It computes in the thread it runs in, so it has a worker, reached by the same driver over a Unix socket.
 * - All connections are one session: nothing gained by a second, no NOTIFY to others (listeners are told in memory),
 *   advisory locks do not exclude (the folder's lock does), `statement_timeout` does not fire.
 * - A full disk, or any other inner failure, can leave a statement that never settles (or it is refused with 53100,
 *   which makes health "away" for a while). So each operation has a deadline; past it the worker is ended and opened
 *   again once. Committed rows survive that, and a kill of the process.
 * - A power cut is another matter: no fsync reaches the disk. Who needs that uses PostgreSQL.
 */

/** A second failure this soon after a recovery is not bad luck: the disk is full or the files are damaged. */
const relapseMs = 60_000;
/** How long a refusal for want of space counts: long enough for a monitor that asks twice a minute to see it. */
const diskFullMs = 60_000;
/** How long an operation waits for its turn, a recovery included, before it is refused. */
const patienceMs = 10_000;
/** Inside the ten seconds that a container gets between SIGTERM and SIGKILL. */
const closeTimeoutMs = 6_000;

/** Opens the folder, creating it if need be. Throws `StoreLockedError` or `StoreUnavailableError`. */
export async function openPglite(path: string, options: EngineOptions = {}): Promise<Engine> {
  let engine: PgliteEngine | null = null;
  let lost: Error | null = null;
  const lock = await lockFolder(path, (reason) => {
    lost = reason;
    engine?.die(reason);
  });
  const workerFile = options.workerFile ?? join(process.cwd(), 'lib', 'store', 'pglite-worker.mjs');
  const migrationsDir = options.migrationsDir ?? defaultMigrationsDir();
  const dataDir = join(lock.dir, 'pglite');
  const start = async () => {
    // PGlite writes files that everybody may read; where somebody else made the outer folder, this one keeps others out.
    await mkdir(dataDir, { recursive: true });
    await chmod(dataDir, 0o700);
    return startSession(dataDir, workerFile, migrationsDir);
  };
  try {
    const session = await start();
    engine = new PgliteEngine(lock, start, session, options);
    // Taken away while the database opened: nobody was there to be told.
    if (lost) engine.die(lost);
    return engine;
  } catch (error) {
    await lock.release();
    throw new StoreUnavailableError(`The embedded database in ${lock.dir} did not open.`, { cause: error });
  }
}

class PgliteEngine implements Engine {
  readonly kind = 'pglite';
  /** One operation at a time: the deadline then measures the operation and not the queue before it. */
  readonly #queue = pLimit(1);
  readonly #listeners = createListeners();
  readonly #timeoutMs: number;
  #session: PgliteSession;
  #recovery: Promise<void> | null = null;
  #recoveredAt = Number.NEGATIVE_INFINITY;
  #diskFullAt = Number.NEGATIVE_INFINITY;
  #state: 'open' | 'dead' | 'closing' = 'open';
  #closed: Promise<void> | null = null;

  constructor(
    readonly lock: FolderLock,
    readonly start: () => Promise<PgliteSession>,
    session: PgliteSession,
    readonly options: EngineOptions,
  ) {
    this.#timeoutMs = options.statementTimeoutMs ?? statementTimeoutMs;
    this.#session = session;
    this.#watch(session);
  }

  async run<T>(operation: (db: Database) => PromiseLike<T>): Promise<T> {
    let givenUp = false;
    const turn = this.#queue(() => {
      if (givenUp) throw new StoreUnavailableError('Nobody waits for this operation any more.');
      return this.#operate(operation);
    });
    try {
      return await within(turn, this.#timeoutMs + patienceMs);
    } catch (cause) {
      if (!(cause instanceof DeadlineExpiredError)) throw cause;
      givenUp = true;
      throw new StoreUnavailableError('The embedded database has too much to do.', { cause });
    }
  }

  async #operate<T>(operation: (db: Database) => PromiseLike<T>): Promise<T> {
    await this.#recovery;
    if (this.#state !== 'open') throw new StoreUnavailableError('The embedded database is closed.');
    const session = this.#session;
    try {
      return await within(operation(session.db), this.#timeoutMs);
    } catch (error) {
      if (!(error instanceof DeadlineExpiredError)) throw this.#noted(translateError(error));
      this.#recover(session, error);
      throw new StoreUnavailableError('The embedded database did not answer in time.', { cause: error });
    }
  }

  /** SQLSTATE 53100: the polite form of a full disk. Reading still works, so ending everything would help nobody. */
  #noted(error: Error): Error {
    if (error instanceof StoreUnavailableError && error.sqlState === '53100') this.#diskFullAt = performance.now();
    return error;
  }

  async health(): Promise<'ok' | 'away'> {
    if (performance.now() - this.#diskFullAt < diskFullMs) return 'away';
    try {
      await within(
        this.run((db) => db.execute(sql`select 1`)),
        healthTimeoutMs,
      );
      return 'ok';
    } catch {
      // Why is told to whoever's operation failed; a health check only needs to know whether.
      return 'away';
    }
  }

  /**
   * PGlite has no autovacuum: without this, deleted rows stay in the files and the folder grows for ever (450 links of 80 kB,
   * deleted in three rounds: 36 MB more and every document still readable; with it 12 MB and none, in 20 to 40 ms a round).
   */
  async tidy(): Promise<void> {
    const { events, links, handOffs, phoneTests, diagnoses } = schema;
    for (const table of [events, links, handOffs, phoneTests, diagnoses, queueEntries, queueOwners, sweeps]) {
      await this.run((db) => db.execute(sql`vacuum ${table}`));
    }
  }

  announce(diagnosisId: string): void {
    this.#listeners.tell(diagnosisId);
  }

  onAppend(listener: (diagnosisId: string) => void): () => void {
    return this.#listeners.add(listener);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** Stops writing for good, without a polite close: the folder may belong to another process by now. */
  die(reason: Error): void {
    if (this.#state !== 'open') return;
    this.#state = 'dead';
    void this.#session.kill().catch(() => undefined);
    this.options.onDead?.(reason);
  }

  #watch(session: PgliteSession): void {
    void session.ended.then(() => this.#recover(session, new Error('The database worker ended by itself.')));
  }

  #recover(broken: PgliteSession, cause: Error): void {
    if (this.#state !== 'open' || this.#recovery || broken !== this.#session) return;
    if (performance.now() - this.#recoveredAt < relapseMs) {
      this.die(cause);
      return;
    }
    this.#recovery = this.#reopen(broken).finally(() => {
      this.#recovery = null;
    });
  }

  async #reopen(broken: PgliteSession): Promise<void> {
    try {
      await broken.kill();
      this.#session = await this.start();
      // The folder may have been taken away meanwhile.
      if (this.#state === 'dead') await this.#session.kill();
      this.#recoveredAt = performance.now();
      this.#watch(this.#session);
    } catch (cause) {
      this.die(new StoreUnavailableError('The embedded database could not be opened again.', { cause }));
    }
  }

  async #close(): Promise<void> {
    await this.#recovery;
    const wasOpen = this.#state === 'open';
    // What runs may end; what waits is refused, since its turn comes after the state has changed.
    if (wasOpen) this.#state = 'closing';
    try {
      if (wasOpen) await this.#session.close(closeTimeoutMs);
    } catch (cause) {
      throw new StoreUnavailableError('The embedded database did not close cleanly; no row is lost.', { cause });
    } finally {
      await this.#session.kill();
      await this.lock.release();
    }
  }
}
