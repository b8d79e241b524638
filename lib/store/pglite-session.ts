import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import { within } from './deadline';
import type { Database } from './engine';
import { applyMigrations } from './migrate';
import * as schema from './schema';

/** One life of the worker: opened, used, and ended politely or by force. `pglite.ts` explains why there is a worker. */
export interface PgliteSession {
  db: Database;
  /** Settles when the worker ended, whoever ended it. */
  ended: Promise<void>;
  /** Writes everything to the data files and closes. Throws when the worker does not manage within `ms`. */
  close(ms: number): Promise<void>;
  /** Ends the worker now, stuck or not. What was committed stays: PGlite replays its log at the next start. */
  kill(): Promise<void>;
}

/** The first start creates a cluster, 4.5 s on two quiet cores; a busy small machine needs several times that. */
const openTimeoutMs = 60_000;
/** The server refuses connections above its limit with a reset, and a replaced one may still be closing. */
const maxConnections = 8;
/** The name that libpq and the driver derive from a folder and the port 5432. */
const socketName = '.s.PGSQL.5432';
/** A Unix socket's path has 108 bytes on Linux and 104 on macOS, its end included (unix(7)). */
const longestSocketPath = 103;

/** Starts the worker on `dataDir`, connects and applies migrations. The caller holds the folder's lock. */
export async function startSession(dataDir: string, workerFile: string, migrationsDir: string): Promise<PgliteSession> {
  const socketDir = await makeSocketDir(dataDir);
  const socketPath = join(socketDir, socketName);
  const worker = new Worker(workerFile, { workerData: { dataDir, socketPath, maxConnections } });
  // A worker's own error is the cause of its end, and reported by whoever waits for it.
  worker.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  // One connection: all of them are one session to PGlite, so a second one gains nothing and could see half a
  // transaction of the first.
  const pool = new Pool({
    host: socketDir,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    password: 'none',
    ssl: false,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 5_000,
  });
  pool.on('error', () => undefined);
  const db = drizzle(pool, { schema });
  const kill = async () => {
    await worker.terminate();
    // Its connection is gone with the worker; nothing is left to wait for.
    void pool.end().catch(() => undefined);
    await rm(socketDir, { recursive: true, force: true });
  };
  try {
    await within(untilSays(worker, 'ready'), openTimeoutMs);
    await within(applyMigrations(db, migrationsDir), openTimeoutMs);
  } catch (error) {
    await kill();
    throw error;
  }
  const close = async (ms: number) => {
    try {
      await within(closePolitely(worker, pool), ms);
    } finally {
      await kill();
    }
  };
  return { db, ended, close, kill };
}

async function closePolitely(worker: Worker, pool: Pool): Promise<void> {
  await pool.end();
  const closed = untilSays(worker, 'closed');
  worker.postMessage('close');
  await closed;
}

/**
 * A fresh folder only we may enter: PGlite asks for no password, so the file system is what keeps others out. Its name
 * tells the data folder, whose lock we hold: older ones of that name were left by owners that were killed.
 */
async function makeSocketDir(dataDir: string): Promise<string> {
  const name = `reconnect-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}-`;
  const roomy = join(tmpdir(), `${name}XXXXXX`, socketName).length <= longestSocketPath;
  const parent = roomy ? tmpdir() : '/tmp';
  for (const entry of await readdir(parent)) {
    // What cannot be removed is somebody else's, and harmless.
    if (entry.startsWith(name)) await rm(join(parent, entry), { recursive: true, force: true }).catch(() => undefined);
  }
  return mkdtemp(join(parent, name));
}

function untilSays(worker: Worker, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (said) => {
      if (said === word) resolve();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The database worker ended (${code}) before it was ${word}.`)));
  });
}
