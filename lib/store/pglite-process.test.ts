import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { StoreLockedError, StoreUnavailableError } from './errors';
import { openStore, storeOver } from './open';
import { openPglite } from './pglite';
import { begin, entry } from './testing/samples';

let template: string;
let dir: string;
let children: ChildProcess[];

// A first start costs seconds; each test gets a copy of one that was made and closed.
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'reconnect-store-'));
  await (await openPglite(template)).close();
});
afterAll(() => rm(template, { recursive: true, force: true }));
beforeEach(async () => {
  children = [];
  dir = await mkdtemp(join(tmpdir(), 'reconnect-store-'));
  await cp(template, dir, { recursive: true });
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

function startChild(mode: 'open' | 'write') {
  const file = join(import.meta.dirname, 'testing', 'child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', file, mode, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

const stuck = sql`select pg_sleep(60)`;

test('a second process, and a second opening in this one, are refused with a sentence', async () => {
  const store = await openStore({ kind: 'pglite', dir });
  try {
    const { lines } = startChild('open');
    const answer: unknown = JSON.parse((await lines.next()).value);
    expect(answer).toEqual({
      name: 'StoreLockedError',
      message: expect.stringMatching(new RegExp(`^Another process \\(${process.pid}\\) uses the data folder .*\\.$`)),
    });
    await expect(openStore({ kind: 'pglite', dir })).rejects.toThrow(StoreLockedError);
    expect(await store.health()).toBe('ok');
  } finally {
    await store.close();
  }
});

test('closing frees the folder and keeps the rows', async () => {
  const store = await openStore({ kind: 'pglite', dir });
  const { diagnosisId } = await begin(store.diagnoses, 'a');
  await Promise.all([store.close(), store.close()]);
  expect(readdirSync(dir)).toEqual(['pglite']);
  await expect(store.diagnoses.get(diagnosisId)).rejects.toThrow(StoreUnavailableError);
  expect(await store.health()).toBe('away');
  const again = await openStore({ kind: 'pglite', dir });
  expect(await again.diagnoses.get(diagnosisId)).not.toBeNull();
  await again.close();
});

test('a killed process loses no acknowledged row, and its folder opens at once', async () => {
  const { child, lines } = startChild('write');
  let id = '';
  let acknowledged = 0;
  while (acknowledged < 200) {
    const line: { id: string; seq: number } = JSON.parse((await lines.next()).value);
    id = line.id;
    acknowledged = line.seq;
  }
  child.kill('SIGKILL');
  for (let next = await lines.next(); !next.done; next = await lines.next()) acknowledged = JSON.parse(next.value).seq;
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

  const store = await openStore({ kind: 'pglite', dir });
  try {
    const events = await store.diagnoses.events(id, 0, 100_000);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    // One more may have been stored than the child lived to say.
    expect(events.length - acknowledged).toBeGreaterThanOrEqual(0);
    expect(events.length - acknowledged).toBeLessThanOrEqual(1);
    expect((await store.diagnoses.claim('me', true))?.lease).toEqual({ diagnosisId: id, owner: 'me', epoch: 2 });
  } finally {
    await store.close();
  }
});

test('a stuck statement ends at its deadline, and the database is there again with its rows', async () => {
  const engine = await openPglite(dir, { statementTimeoutMs: 1_000 });
  const store = storeOver(engine);
  const lease = await begin(store.diagnoses, 'a');
  await expect(engine.run((db) => db.execute(stuck))).rejects.toThrow(StoreUnavailableError);
  expect(await store.diagnoses.append(lease, [entry(1)])).toBe(true);
  expect(await store.health()).toBe('ok');
  await engine.close();
});

test('one that gets stuck again is dead, says so once, and leaves the folder to the next', async () => {
  const onDead = vi.fn();
  const engine = await openPglite(dir, { statementTimeoutMs: 1_000, onDead });
  await expect(engine.run((db) => db.execute(stuck))).rejects.toThrow(StoreUnavailableError);
  await engine.run((db) => db.execute(sql`select 1`));
  expect(onDead).not.toHaveBeenCalled();
  await expect(engine.run((db) => db.execute(stuck))).rejects.toThrow(StoreUnavailableError);
  expect(onDead).toHaveBeenCalledTimes(1);
  expect(await engine.health()).toBe('away');
  await expect(engine.run((db) => db.execute(sql`select 1`))).rejects.toThrow(StoreUnavailableError);
  await engine.close();
  expect(existsSync(join(dir, 'lock'))).toBe(false);
  await (await openPglite(dir)).close();
});

test('one that cannot be opened again is dead', async () => {
  const workerFile = join(dir, 'moved-worker.mjs');
  await symlink(join(process.cwd(), 'lib', 'store', 'pglite-worker.mjs'), workerFile);
  const dead = new Promise<Error>((resolve) => {
    void openPglite(dir, { statementTimeoutMs: 1_000, workerFile, onDead: resolve }).then(async (engine) => {
      await unlink(workerFile);
      await engine.run((db) => db.execute(stuck)).catch(() => undefined);
      await engine.health();
      await engine.close();
    });
  });
  expect(await dead).toBeInstanceOf(StoreUnavailableError);
});

test('health answers within two seconds while a statement is stuck', async () => {
  const engine = await openPglite(dir, { statementTimeoutMs: 4_000 });
  const blocked = engine.run((db) => db.execute(stuck)).catch(() => undefined);
  const before = performance.now();
  expect(await engine.health()).toBe('away');
  expect(performance.now() - before).toBeLessThan(3_000);
  await blocked;
  await engine.run((db) => db.execute(sql`select 1`));
  expect(await engine.health()).toBe('ok');
  await engine.close();
});
