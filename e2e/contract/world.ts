import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../sandbox/start';
import { freePort, startPortal } from '../../scripts/portal';
import { plantPersonalData } from './planted';

/** What a report must hold for the tests here: read as an independent client would, from the contract alone. */
export interface SeenReport {
  id: string;
  schemaVersion: number;
  status: string;
  subject: { address: string };
  startedAt: string;
  finishedAt: string | null;
  verdict: { state: string; primary: string | null; others: string[] } | null;
  steps: { id: string; outcome: string; reason?: string }[];
  checks: {
    id: string;
    area: string;
    step: string;
    outcome: string;
    reason?: string;
    findings: { code: string; severity: string; args: Record<string, unknown>; evidence: string[] }[];
  }[];
  evidence: { id: string; kind: string }[];
}

/** One line of an event stream. */
export interface SeenEvent {
  seq: number;
  at: string;
  type: string;
}

/** The API as a client without a browser meets it. */
export interface Client {
  url: string;
  sandbox: Sandbox;
  /** A good token of an account; `claims` replace or, when undefined, remove. */
  token(account: string, claims?: Record<string, unknown>): Promise<string>;
  call(path: string, token: string | null, init?: RequestInit): Promise<Response>;
  post(path: string, token: string | null, body: unknown): Promise<Response>;
  start(token: string, body?: unknown): Promise<string>;
  events(id: string, token: string, after?: number): Promise<SeenEvent[]>;
  /** Starts a diagnosis, follows it to its end and reads it. */
  diagnose(token: string, body?: unknown): Promise<SeenReport>;
}

/** A client of the portal at `url`. */
export function createClient(url: string, sandbox: Sandbox): Client {
  const call = (path: string, token: string | null, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    return fetch(url + path, { redirect: 'manual', ...init, headers });
  };
  const post = (path: string, token: string | null, body: unknown) =>
    call(path, token, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
    });
  const start = async (token: string, body: unknown = {}) => {
    const answer = await post('/api/diagnoses', token, body);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: string }).id;
  };
  const events = async (id: string, token: string, after = 0) =>
    linesOf(await (await call(`/api/diagnoses/${id}/events?after=${after}`, token)).text());
  return {
    url,
    sandbox,
    token: (account, claims) => sandbox.mintPortalToken(account, claims),
    call,
    post,
    start,
    events,
    diagnose: async (token, body) => {
      const id = await start(token, body);
      await events(id, token);
      return (await (await call(`/api/diagnoses/${id}`, token)).json()) as SeenReport;
    },
  };
}

/** One world for all files of the contract: without limits, and with personal data planted in the simulated tenant. */
export const test = base.extend<object, { api: Client }>({
  api: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'reconnect-contract-'));
      const unplant = plantPersonalData();
      const sandbox = await startSandbox({ dir: join(folder, 'sandbox') });
      const env = { ...sandbox.env, DATA_DIR: join(folder, 'data'), DIAGNOSES_PER_HOUR: '0' };
      const portal = await startPortal(await freePort(), env);
      await use(createClient(portal.url, sandbox));
      await portal.stop();
      await sandbox.close();
      unplant();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

/** Every line that holds something; a blank one only keeps the connection open. */
export function linesOf(text: string): SeenEvent[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as SeenEvent);
}

/** Expects RFC 9457 problem JSON that tells a sentence and nothing of our inside. */
export async function expectProblem(answer: Response, status: number, what = ''): Promise<Record<string, unknown>> {
  const text = await answer.text();
  expect(`${answer.status} ${answer.headers.get('content-type')}`, `${what} ${text.slice(0, 300)}`).toMatch(
    new RegExp(`^${status} application/problem\\+json`),
  );
  expect(text, what).not.toMatch(/\bat \S+ \(|node_modules|\.tsx?\b|\.mjs\b|"stack"/);
  const body = JSON.parse(text) as Record<string, unknown>;
  expect(body, what).toMatchObject({ type: expect.any(String), title: expect.any(String), status });
  expect(String(body.detail), what).toMatch(/^[A-Z"].*\.$/);
  if (status === 401) expect(answer.headers.get('www-authenticate'), what).toMatch(/^Bearer/);
  return body;
}

/** Primary address of an account of the simulated tenant. */
export function addressOf(sandbox: Sandbox, account: string): string {
  const file = JSON.parse(readFileSync(join(sandbox.dir, 'sandbox.json'), 'utf8')) as {
    accounts: { id: string; address: string }[];
  };
  const found = file.accounts.find((entry) => entry.id === account);
  if (!found) throw new Error(`the simulated tenant has no account ${account}`);
  return found.address;
}

/** Well formed, and names nothing. */
export const unknownId = '99999999-9999-4999-8999-999999999999';
export { expect };
