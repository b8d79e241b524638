import { createHash } from 'node:crypto';
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { StoreLockedError } from './errors';
import { lifeOf, ownIdentity, readIdentity } from './process-identity';

/**
 * Two processes on one PGlite folder give no error and lose acknowledged rows, so a folder has one owner. Two guards:
 * an abstract socket (Linux), which the kernel frees with its owner but which other containers do not see; and a lock
 * folder kept fresh by its owner, which every process with the volume sees. Network file systems are not supported.
 */
export interface FolderLock {
  /** Real path of the locked folder. */
  dir: string;
  release(): Promise<void>;
}

/** A lock not refreshed for this long is abandoned. Its owner refreshes it five times as often. */
const staleMs = 10_000;
const updateMs = 2_000;

/**
 * Creates the folder if need be and takes it. `onLost` is called if another process takes the lock away later: this
 * one must stop writing at once. Throws `StoreLockedError` when the folder has a living owner.
 */
export async function lockFolder(path: string, onLost: (reason: Error) => void): Promise<FolderLock> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const dir = await realpath(path);
  const guard = await bindGuard(dir);
  let lost = false;
  try {
    const unlock = await takeLock(dir, (reason) => {
      lost = true;
      onLost(reason);
    });
    return {
      dir,
      async release() {
        // A lost lock may be another process's by now, and its files with it.
        if (!lost) {
          await rm(ownerFile(dir), { force: true });
          await unlock();
        }
        await closeGuard(guard);
      },
    };
  } catch (error) {
    await closeGuard(guard);
    throw error;
  }
}

async function takeLock(dir: string, onLost: (reason: Error) => void): Promise<() => Promise<void>> {
  const self = ownIdentity();
  const lockPath = join(dir, 'lock');
  const giveUpAt = Date.now() + staleMs + updateMs;
  for (;;) {
    try {
      const options = { lockfilePath: lockPath, stale: staleMs, update: updateMs, retries: 0, onCompromised: onLost };
      const unlock = await lockfile.lock(dir, options);
      await writeFile(ownerFile(dir), JSON.stringify(self), { mode: 0o600 });
      return unlock;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ELOCKED')) throw error;
    }
    const owner = readIdentity(ownerFile(dir));
    const life = owner ? lifeOf(owner, self) : 'unknown';
    if (life === 'alive' || Date.now() > giveUpAt) throw lockedError(dir, owner?.pid);
    if (life === 'dead') {
      // On this very machine and boot: nothing to wait for. The record goes first, so that it cannot speak for a lock
      // that another process takes at this moment.
      await rm(ownerFile(dir), { force: true });
      await rm(lockPath, { recursive: true, force: true });
    } else {
      // Only time tells an abandoned lock.
      await pause(500);
    }
  }
}

function ownerFile(dir: string): string {
  return join(dir, 'owner.json');
}

function lockedError(dir: string, pid?: number): StoreLockedError {
  const who = pid === undefined ? 'Another process' : `Another process (${pid})`;
  return new StoreLockedError(
    `${who} uses the data folder ${dir}. Stop it first, give this one its own DATA_DIR, or use DATABASE_URL.`,
  );
}

async function bindGuard(dir: string): Promise<Server | null> {
  if (process.platform !== 'linux') return null;
  const name = `\0reconnect:${createHash('sha256').update(dir).digest('hex').slice(0, 40)}`;
  const server = createServer((socket) => socket.destroy());
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(name, resolve));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw lockedError(dir, readIdentity(ownerFile(dir))?.pid);
    }
    throw error;
  }
  server.unref();
  return server;
}

async function closeGuard(guard: Server | null): Promise<void> {
  if (guard) await new Promise<void>((resolve) => guard.close(() => resolve()));
}
