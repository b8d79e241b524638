import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Client, Pool } from 'pg';
import { DeadlineExpiredError, within } from './deadline';
import { type Engine, type EngineOptions, healthTimeoutMs, statementTimeoutMs } from './engine';
import { StoreUnavailableError, translateError } from './errors';
import { applyMigrations, defaultMigrationsDir } from './migrate';
import { listenForAppends } from './postgres-listener';
import * as schema from './schema';

/** Any constant does; every instance must use the same one. */
const migrationLock = 7_266_932;
/** Instances that start together wait for the first one's migration. */
const migrationTimeoutMs = 60_000;
const connectTimeoutMs = 5_000;

/** Opens a PostgreSQL database by its URL. Throws `StoreUnavailableError` when it is not there. */
export async function openPostgres(url: string, options: EngineOptions = {}): Promise<Engine> {
  const timeoutMs = options.statementTimeoutMs ?? statementTimeoutMs;
  await migrateUnderLock(url, options.migrationsDir ?? defaultMigrationsDir());
  const pool = new Pool({
    connectionString: url,
    application_name: 'reconnect',
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: connectTimeoutMs,
    // The server's own limit comes first, so that it ends the work too; the driver's is for a silent network.
    statement_timeout: Math.round(timeoutMs * 0.8),
    lock_timeout: Math.round(timeoutMs * 0.5),
    idle_in_transaction_session_timeout: timeoutMs,
    query_timeout: timeoutMs,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = drizzle(pool, { schema });
  const listener = listenForAppends(url);
  await listener.started;
  let closed: Promise<void> | null = null;

  const run: Engine['run'] = async (operation) => {
    try {
      return await within(operation(db), timeoutMs);
    } catch (error) {
      if (!(error instanceof DeadlineExpiredError)) throw translateError(error);
      throw new StoreUnavailableError('The database did not answer in time.', { cause: error });
    }
  };

  return {
    kind: 'postgres',
    run,
    async health() {
      try {
        await within(db.execute(sql`select 1`), healthTimeoutMs);
        return 'ok';
      } catch {
        // Why is told to whoever's operation failed; a health check only needs to know whether.
        return 'away';
      }
    },
    // The notification comes back to this process too, unless its listener is just reconnecting.
    announce: (diagnosisId) => {
      if (!listener.connected()) listener.listeners.tell(diagnosisId);
    },
    // The server's own autovacuum does it.
    tidy: async () => {},
    onAppend: (callback) => listener.listeners.add(callback),
    close() {
      // Past the deadline the process ends anyway, and the server frees what it held.
      closed ??= within(Promise.all([listener.close(), pool.end()]), timeoutMs).then(
        () => undefined,
        () => undefined,
      );
      return closed;
    },
  };
}

/** On a connection of its own: the lock belongs to the session, and the short time limits would end a long migration. */
async function migrateUnderLock(url: string, migrationsDir: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: 'reconnect migration',
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: migrationTimeoutMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await applyMigrations(drizzle(client, { schema }), migrationsDir);
  } catch (error) {
    throw new StoreUnavailableError('The database could not be opened or brought up to date.', {
      cause: translateError(error),
    });
  } finally {
    // Ending the session frees the lock.
    await client.end().catch(() => undefined);
  }
}
