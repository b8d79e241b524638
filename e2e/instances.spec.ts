import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startPostgres } from '../lib/store/testing/postgres';
import { type Sandbox, startSandbox } from '../sandbox/start';
import { freePort, type Portal, startPortal } from '../scripts/portal';

/** Two portals on one PostgreSQL: no browser, the API is what they share. */
let folder: string;
let sandbox: Sandbox;
let database: Awaited<ReturnType<typeof startPostgres>>;
let first: Portal;
let second: Portal;
let token: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'reconnect-instances-'));
  sandbox = await startSandbox({ dir: join(folder, 'sandbox') });
  database = await startPostgres();
  const env = { ...sandbox.env, DATABASE_URL: database.url, DIAGNOSES_PER_HOUR: '0' };
  first = await startPortal(await freePort(), env);
  second = await startPortal(await freePort(), env);
  token = await sandbox.mintPortalToken('quarantined-default');
});

test.afterEach(() => sandbox.setDelay(0));

test.afterAll(async () => {
  await first?.stop();
  await second?.stop();
  await database?.stop();
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a diagnosis started on one is followed on the other, and its link opens there', async () => {
  const id = await start(first);
  expect((await follow(second, id)).at(-1)?.type).toBe('diagnosis-finished');
  const here = await read(first, id);
  expect(await read(second, id)).toEqual(here);
  expect(here.verdict?.primary).toBe('device/quarantined-by-default');

  const made = await call(first, `/api/diagnoses/${id}/links`, { audience: 'anyone', expiresInHours: 1, view: 'user' });
  const { url } = (await made.json()) as { url: string };
  const there = await fetch(`${second.url}/r/${url.split('/r/')[1]}`);
  expect(there.status).toBe(200);
});

test('what a crashed instance left behind is ended by the other', async () => {
  sandbox.setDelay(1_000);
  const id = await start(first);
  const reader = follow(second, id);
  await expect
    .poll(async () => (await read(second, id)).probes.some((probe) => probe.status === 'observed'))
    .toBe(true);
  await first.kill();
  const last = (await reader).at(-1)?.type;
  expect(['diagnosis-finished', 'diagnosis-interrupted']).toContain(last);
  const report = await read(second, id);
  expect(report.verdict?.state).not.toBe('healthy');
  expect(new Set((await follow(second, id)).map((event) => event.seq)).size).toBe((await follow(second, id)).length);
});

test('without its database a portal says so', async () => {
  await database.stop();
  await expect.poll(async () => (await fetch(`${second.url}/api/health`)).status, { timeout: 20_000 }).toBe(503);
  const answer = await call(second, '/api/diagnoses', {});
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
});

interface Line {
  seq: number;
  type: string;
}
interface Seen {
  verdict: { state: string; primary: string | null } | null;
  probes: { status: string }[];
}

function call(portal: Portal, path: string, body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(
    portal.url + path,
    body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
  );
}

async function start(portal: Portal): Promise<string> {
  const answer = await call(portal, '/api/diagnoses', { app: 'native' });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

async function read(portal: Portal, id: string): Promise<Seen> {
  return (await (await call(portal, `/api/diagnoses/${id}`)).json()) as Seen;
}

async function follow(portal: Portal, id: string): Promise<Line[]> {
  const text = await (await call(portal, `/api/diagnoses/${id}/events?after=0`)).text();
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
}
