import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import * as z from 'zod';

/**
 * Who holds a folder. A process id alone says nothing: ids are reused, and containers that share a volume count their
 * own. `namespace` is the pid namespace (Linux), `started` the start in clock ticks since boot (proc(5), field 22).
 */
const identitySchema = z.object({
  machine: z.string(),
  boot: z.string().nullable(),
  namespace: z.string().nullable(),
  pid: z.number(),
  started: z.string().nullable(),
});
export type ProcessIdentity = z.infer<typeof identitySchema>;

/** Identity of this process. */
export function ownIdentity(): ProcessIdentity {
  return {
    machine: readText('/etc/machine-id') ?? hostname(),
    boot: readText('/proc/sys/kernel/random/boot_id'),
    namespace: readLink('/proc/self/ns/pid'),
    pid: process.pid,
    started: startOf(process.pid),
  };
}

/** Reads a recorded identity; null when there is none or it is not one. */
export function readIdentity(file: string): ProcessIdentity | null {
  const text = readText(file);
  if (text === null) return null;
  try {
    return identitySchema.parse(JSON.parse(text));
  } catch {
    // Half a record is what a kill during its writing leaves behind: the same as none.
    return null;
  }
}

/** `dead` and `alive` are certain; `unknown` when its process ids are not ours to look at, as in another container. */
export function lifeOf(other: ProcessIdentity, self: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  const samePids = other.machine === self.machine && other.boot === self.boot && other.namespace === self.namespace;
  if (!samePids) return 'unknown';
  if (!exists(other.pid)) return 'dead';
  const started = startOf(other.pid);
  return started !== null && other.started !== null && started !== other.started ? 'dead' : 'alive';
}

function exists(pid: number): boolean {
  try {
    // Signal 0 asks only (kill(2)).
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function startOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  // The second field is a name in brackets that may itself hold spaces and brackets: count from the last one.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[19] ?? null;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    // Absent outside Linux, or not written yet: both mean "not known".
    return null;
  }
}

function readLink(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
