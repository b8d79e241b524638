import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '@/lib/config';
import { createLog } from '@/lib/log';
import { realParts } from '@/lib/server/real-parts';
import type { Engine } from '@/lib/store/engine';
import { storeOver } from '@/lib/store/open';
import { openPglite } from '@/lib/store/pglite';
import type { Queue, SweepLease } from '@/lib/store/queue-types';
import { startTestSandbox } from '@/sandbox/test-client';
import { devicePages } from './device-pages';
import { type SweepParts, sweep } from './sweep';
import { createSweeper } from './sweeper';

let folder: string;
let engine: Engine;
let queue: Queue;
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let parts: SweepParts;
let close = async () => {};
/** Phones of the accounts, which every list begins with. */
let own = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reconnect-sweep-'));
  engine = await openPglite(join(folder, 'data'));
  queue = storeOver(engine).queue;
  sandbox = await startTestSandbox();
  const outcome = readConfig({ ...sandbox.env, PORT: '3000' });
  if (!outcome.ok) throw new Error(outcome.faults.join('\n'));
  const real = realParts(outcome.config, createLog('silent'));
  const { clock } = real.world;
  parts = { queue, clock, random: () => 0, read: devicePages(real.world), pageEveryMs: 0, hours: 6 };
  close = real.close;
});
afterAll(async () => {
  await close();
  await sandbox.close();
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  sandbox.setFleet({ devices: 0 });
  sandbox.setFault(null);
  await sqlRun(sql`delete from sweeps`);
  await sqlRun(sql`delete from queue_entries`);
  await sqlRun(sql`delete from queue_owners`);
  sandbox.clearLog();
});

const sqlRun = (statement: ReturnType<typeof sql>) => engine.run((db) => db.execute(statement));
const asked = () => sandbox.log().filter(({ cmdlet }) => cmdlet === 'Get-MobileDevice');
const never = new AbortController().signal;

async function lease(owner = 'a'): Promise<SweepLease> {
  expect(await queue.request(0)).toEqual({ kind: 'requested' });
  const claimed = await queue.claim(owner, true);
  if (claimed === null) throw new Error('nothing to claim');
  return claimed;
}

/** Phones of the fleet that are shown, by their device id. */
async function shownOfFleet(): Promise<string[]> {
  const rows = await sqlRun(sql`
    select phone ->> 'deviceId' as id from queue_entries
    where generation = (select shown from sweeps) and phone ->> 'deviceId' like 'FLEET%' order by 1`);
  return rows.rows.map((row) => String(row.id));
}

/** Those that belong there: of 1,000 phones 20 held ones, 10 old ones, and one that Exchange is still looking at. */
function expectedOfFleet(devices: number): string[] {
  const listed = Array.from({ length: devices }, (_, index) => index).filter((index) => index % 1_000 <= 30);
  return listed.map((index) => `FLEET${String(index).padStart(7, '0')}`);
}

describe('a sweep', () => {
  it('reads the tenant of the demo and finds who waits', async () => {
    expect(await sweep(parts, await lease(), never)).toEqual({ kind: 'finished' });
    const { reading } = await queue.state();
    own = reading?.devices ?? 0;
    expect(own).toBeGreaterThan(40);
    expect(asked().length).toBeGreaterThan(1);
    const [karel] = await queue.list({ query: 'karel' }, 5);
    expect(karel).toMatchObject({ concerns: ['quarantined'], phone: { heldBy: 'default' } });
    expect((await queue.list({ concern: 'protocol-too-old' }, 5)).length).toBeGreaterThan(0);
  });

  it('goes through a fleet with a throttle in the middle, and counts mailboxes at their limit', async () => {
    sandbox.setFleet({ devices: 4_500, throttleAt: 2_000, retryAfterSeconds: 0 });
    expect(await sweep(parts, await lease(), never)).toEqual({ kind: 'finished' });
    expect(asked().filter(({ status }) => status === 429)).toHaveLength(1);
    expect(await shownOfFleet()).toEqual(expectedOfFleet(4_500));
    const { reading } = await queue.state();
    expect(reading?.devices).toBe(own + 4_500);
    expect(await queue.list({ concern: 'device-limit-reached', query: 'fleet' }, 5)).toMatchObject([
      { owner: 'fleet-000000', phones: 100 },
    ]);
    expect(await queue.list({ concern: 'device-limit-near', query: 'fleet' }, 5)).toMatchObject([
      { owner: 'fleet-000001', phones: 85 },
    ]);
  });

  it('goes on after a crash between two pages: nothing is lost or doubled', async () => {
    sandbox.setFleet({ devices: 3_500 });
    const first = await lease('a');
    let pages = 0;
    const dying: SweepParts = {
      ...parts,
      read: async (next, signal) => {
        pages += 1;
        // As a killed process: no word to the database.
        if (pages > 2) throw new Error('killed');
        return parts.read(next, signal);
      },
    };
    await expect(sweep(dying, first, never)).rejects.toThrow('killed');
    expect(await shownOfFleet()).toEqual([]);
    expect((await queue.state()).running?.devices).toBe(2_000);
    const second = await queue.claim('b', true);
    expect(second?.checkpoint).toContain('skiptoken');
    // The dead one wakes up again and is refused.
    expect(await sweep(parts, first, never)).toEqual({ kind: 'lost' });
    sandbox.clearLog();
    if (second === null) throw new Error('nothing to claim');
    expect(await sweep(parts, second, never)).toEqual({ kind: 'finished' });
    expect(asked()).toHaveLength(2);
    expect(await shownOfFleet()).toEqual(expectedOfFleet(3_500));
    expect((await queue.state()).reading?.devices).toBe(own + 3_500);
  });

  it('begins anew once Exchange has forgotten where it was', async () => {
    sandbox.setFleet({ devices: 3_000, breakAt: 2_000 });
    expect(await sweep(parts, await lease(), never)).toEqual({ kind: 'finished' });
    expect(asked().filter(({ status }) => status === 400)).toHaveLength(1);
    expect(await shownOfFleet()).toEqual(expectedOfFleet(3_000));
    expect((await queue.state()).reading?.devices).toBe(own + 3_000);
  });

  it('shows the reading before while the next one goes on, and keeps it when that fails', async () => {
    expect(await sweep(parts, await lease(), never)).toEqual({ kind: 'finished' });
    sandbox.setFault({ plane: 'exchange', target: 'Get-MobileDevice', kind: 'forbidden' });
    expect(await sweep(parts, await lease(), never)).toEqual({ kind: 'put-off', problem: 'permission-missing' });
    expect(await queue.state()).toMatchObject({ problem: 'permission-missing', reading: { devices: own } });
    expect((await queue.list({ query: 'karel' }, 5)).length).toBeGreaterThan(0);
    expect(await queue.claim('a', true)).toBeNull();
  });

  it('is put off when Exchange asks for a long wait', async () => {
    sandbox.setFault({ plane: 'exchange', target: 'Get-MobileDevice', kind: 'throttled', retryAfterSeconds: 3_600 });
    expect(await sweep(parts, await lease(), never)).toEqual({ kind: 'put-off', problem: 'throttled' });
    const { dueAt } = await queue.state();
    expect(Date.parse(dueAt ?? '') - Date.now()).toBeGreaterThan(3_500_000);
  });
});

describe('sweepers', () => {
  it('of two instances one reads; a close gives the work back', async () => {
    sandbox.setFleet({ devices: 2_500 });
    await queue.request(0);
    const events: string[] = [];
    const log = { bug: (where: string) => events.push(`bug ${where}`), event: (name: string) => events.push(name) };
    let readers = 0;
    let most = 0;
    const slow: SweepParts = {
      ...parts,
      read: async (...args) => {
        readers += 1;
        most = Math.max(most, readers);
        return parts.read(...args).finally(() => {
          readers -= 1;
        });
      },
    };
    const instances = ['a', 'b'].map((owner) => createSweeper({ ...slow, owner, sole: false, log }));
    for (const instance of instances) instance.start();
    await vi.waitFor(async () => expect((await queue.state()).reading).not.toBeNull(), { timeout: 20_000 });
    expect(most).toBe(1);
    await vi.waitFor(() => expect(events).toEqual(['sweep-started', 'sweep-ended']));
    await sqlRun(sql`update sweeps set due_at = now(), requested_at = null`);
    for (const instance of instances) instance.wake();
    await vi.waitFor(() => expect(events.filter((name) => name === 'sweep-started')).toHaveLength(2));
    await Promise.all(instances.map((instance) => instance.close()));
    expect(await queue.state()).toMatchObject({ held: false });
    expect(most).toBe(1);
  });
});
