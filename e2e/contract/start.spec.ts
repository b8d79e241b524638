import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../lib/store/testing/postgres';
import { cuttable } from './cuttable';
import { healthOf, type Launched, launch } from './launch';
import { planted } from './planted';
import { addressOf, type Client, createClient, expect, expectProblem, linesOf, test } from './world';

test.describe.configure({ timeout: 300_000 });

const finals = ['diagnosis-finished', 'diagnosis-failed', 'diagnosis-interrupted'];
/** Whose phones and causes differ, so that what is running at the crash differs too. */
const people = ['quarantined-default', 'wipe-pending', 'no-record', 'healthy'];

let folder: string;
let running: Launched[];
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reconnect-start-'));
  running = [];
});
test.afterEach(async ({ api }) => {
  api.sandbox.setDelay(0);
  for (const portal of running) portal.signal('SIGKILL');
  await Promise.all(running.map((portal) => portal.ended));
  rmSync(folder, { recursive: true, force: true });
});

test('faults of the environment end the start with one message that names every one and no secret', async ({ api }) => {
  const faults = {
    TENANT_ID: 'contoso.test',
    CLIENT_ID: '',
    CLIENT_SECRET: '',
    CLOUD_FILE: join(folder, 'missing.json'),
    DATABASE_URL: 'mysql://portal:hunter2-hunter2@127.0.0.1/portal',
    PORTAL_URL: 'http://portal.example.test',
    TRUSTED_PROXIES: '-1',
    DIAGNOSES_PER_HOUR: 'many',
    RETENTION_DAYS: '0',
    LINK_MAX_DAYS: '1.5',
  };
  const portal = await launched({ ...api.sandbox.env, ...faults });
  expect(await portal.ended).toBe(1);
  const text = portal.output();
  expect(text.match(/Mend these settings/g)).toHaveLength(1);
  const message = text.slice(text.indexOf('Mend these settings'));
  for (const name of Object.keys(faults)) {
    expect(message.split('\n').filter((line) => line.startsWith('- ') && line.includes(name)).length, name).toBe(1);
  }
  expect(text).not.toContain('hunter2');
  expect(text).not.toContain(api.sandbox.env.CLIENT_SECRET);
  expect(text).not.toMatch(/^\s+at /m);
});

test('a port that is none, and a cloud that is none, are told too', async ({ api }) => {
  for (const PORT of ['99999', 'http', '0']) {
    const portal = await launched({ ...api.sandbox.env, CLOUD_FILE: '', CLOUD: 'moon', PORT });
    expect(await portal.ended, portal.output()).toBe(1);
    expect(portal.output(), PORT).toMatch(/^- PORT /m);
    expect(portal.output(), PORT).toMatch(/^- CLOUD /m);
  }
});

test('a database that is not there ends the start with a sentence', async ({ api }) => {
  const portal = await launched({
    ...api.sandbox.env,
    DATABASE_URL: 'postgres://portal:hunter2-hunter2@127.0.0.1:1/portal',
  });
  expect(await portal.ended).toBe(1);
  expect(portal.output()).toMatch(/Reconnect cannot start\. .*database.*\./);
  expect(portal.output()).not.toContain('hunter2');
});

test('the embedded database: one owner, a crash, a polite end, and logs that name nobody', async ({ api }) => {
  const env = { ...api.sandbox.env, DATA_DIR: join(folder, 'data'), DIAGNOSES_PER_HOUR: '0', LOG_LEVEL: 'debug' };
  const first = await ready(env);
  const spoken = await startAll(api, first);

  const second = await launched(env);
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/Reconnect cannot start\. Another process \(\d+\) uses the data folder .*\./);
  expect(await healthOf(first.url)).toBe(200);

  first.signal('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');
  const third = await ready(env);
  await expectEnded(api, third, spoken);

  api.sandbox.setDelay(0);
  const client = createClient(third.url, api.sandbox);
  spoken.push(...(await useEverything(client)));
  third.signal('SIGTERM');
  expect([0, 143, 'SIGTERM']).toContain(await third.ended);
  const fourth = await ready(env);
  const [one] = spoken;
  expect((await createClient(fourth.url, api.sandbox).call(`/api/diagnoses/${one?.id}`, one?.token ?? '')).status).toBe(
    200,
  );
  expectSilent(api, spoken, [first, second, third, fourth].map((portal) => portal.output()).join('\n'));
});

test('PostgreSQL: a crash, and a database that goes away and returns', async ({ api }) => {
  const database = await startPostgres();
  try {
    const url = new URL(database.url);
    const way = await cuttable(Number(url.port));
    url.port = String(way.port);
    const env = { ...api.sandbox.env, DATABASE_URL: url.href, DIAGNOSES_PER_HOUR: '0', LOG_LEVEL: 'debug' };
    const first = await ready(env);
    const spoken = await startAll(api, first);
    first.signal('SIGKILL');
    await first.ended;
    const second = await ready(env);
    await expectEnded(api, second, spoken);
    api.sandbox.setDelay(0);

    await way.cut();
    await expect.poll(() => healthOf(second.url), { timeout: 60_000 }).toBe(503);
    const client = createClient(second.url, api.sandbox);
    const token = await api.token('healthy');
    const health = await expectProblem(await client.call('/api/health', null), 503, 'health');
    expect(health).toMatchObject({ database: 'away' });
    const { id } = spoken[0] ?? { id: '' };
    for (const path of ['/api/diagnoses', `/api/diagnoses/${id}`, `/api/diagnoses/${id}/events`, '/api/links/x']) {
      const answer = await client.call(path, token);
      expect(Number(answer.headers.get('retry-after')), path).toBeGreaterThan(0);
      await expectProblem(answer, 503, path);
    }
    await expectProblem(await client.post('/api/diagnoses', token, {}), 503, 'start');
    expect((await client.call(`/r/${'A'.repeat(43)}`, null)).status).toBe(503);

    await way.mend();
    await expect.poll(() => healthOf(second.url), { timeout: 60_000 }).toBe(200);
    expect((await client.diagnose(token)).verdict?.state).toBe('healthy');
    second.signal('SIGTERM');
    expect([0, 143, 'SIGTERM']).toContain(await second.ended);
    expectSilent(api, spoken, first.output() + second.output());
    await way.cut();
  } finally {
    for (const portal of running) portal.signal('SIGKILL');
    await database.stop();
  }
});

/** What a person sent and got, none of which belongs into a log. */
interface Spoken {
  account: string;
  token: string;
  id: string;
  link?: string;
}

async function launched(env: Record<string, string>): Promise<Launched> {
  const portal = await launch(env);
  running.push(portal);
  return portal;
}

async function ready(env: Record<string, string>): Promise<Launched> {
  const portal = await launched(env);
  await portal.healthy();
  return portal;
}

/** Starts a diagnosis of each person, slowly, and waits until all of them have something to lose and none is done. */
async function startAll(api: Client, portal: Launched): Promise<Spoken[]> {
  const client = createClient(portal.url, api.sandbox);
  api.sandbox.setDelay(1_500);
  const spoken = await Promise.all(
    people.map(async (account) => {
      const token = await api.token(account);
      return { account, token, id: await client.start(token) };
    }),
  );
  await expect
    .poll(async () => Promise.all(spoken.map(async ({ id, token }) => (await observed(client, id, token)) > 0)), {
      timeout: 60_000,
    })
    .toEqual(people.map(() => true));
  return spoken;
}

async function observed(client: Client, id: string, token: string): Promise<number> {
  const report = (await (await client.call(`/api/diagnoses/${id}`, token)).json()) as { probes: { status: string }[] };
  return report.probes.filter((probe) => probe.status === 'observed').length;
}

async function expectEnded(api: Client, portal: Launched, spoken: Spoken[]): Promise<void> {
  const client = createClient(portal.url, api.sandbox);
  for (const { account, id, token } of spoken) {
    const status = async () =>
      ((await (await client.call(`/api/diagnoses/${id}`, token)).json()) as { status: string }).status;
    await expect.poll(status, { timeout: 60_000, message: account }).toMatch(/^(finished|interrupted)$/);
    const events = linesOf(await (await client.call(`/api/diagnoses/${id}/events?after=0`, token)).text());
    expect(
      events.map((event) => event.seq),
      account,
    ).toEqual(events.map((_, index) => index + 1));
    expect(events.filter((event) => finals.includes(event.type)).length, account).toBe(1);
    expect(events.at(-1)?.type, account).toBe(`diagnosis-${await status()}`);
  }
}

/** Calls that succeed, are refused and are wrong: each of them may log something. */
async function useEverything(client: Client): Promise<Spoken[]> {
  const token = await client.token('quarantined-default');
  const { id } = await client.diagnose(token);
  const wish = { audience: 'anyone', view: 'support', expiresInHours: 1 };
  const made = (await (await client.post(`/api/diagnoses/${id}/links`, token, wish)).json()) as {
    id: string;
    url: string;
  };
  const link = made.url.split('/r/')[1] ?? '';
  for (const path of [`/api/links/${link}`, `/r/${link}`]) expect((await client.call(path, null)).status).toBe(200);
  await client.call(`/api/links/${made.id}`, token, { method: 'DELETE' });
  await client.call(`/r/${link}`, null);
  const user = addressOf(client.sandbox, 'no-device');
  await client.post('/api/diagnoses', token, { user });
  await client.call(`/api/diagnoses?user=${user}`, token);
  await client.post('/api/diagnoses', token, `{"user":"${user}"`);
  await client.call('/api/diagnoses', `${token}x`);
  const expired = await client.token('healthy', { exp: 1 });
  await client.call('/api/diagnoses', expired);
  const admin = await client.token('admin');
  const other = await client.diagnose(admin, { user });
  return [
    { account: 'quarantined-default', token, id, link },
    { account: 'no-device', token: admin, id: other.id },
    { account: 'healthy', token: expired, id },
  ];
}

/** Expects no token, address, name, link, device or planted value in what the portals printed. */
function expectSilent(api: Client, spoken: Spoken[], text: string): void {
  expect(text).toMatch(/"event":"started"/);
  const secrets = [...Object.values(planted), api.sandbox.env.CLIENT_SECRET, 'Geheimhouder'];
  for (const { account, token, link } of spoken) {
    const scenario = api.sandbox.scenarios.find((one) => one.id === account);
    secrets.push(...token.split('.').slice(1), addressOf(api.sandbox, account), ...(link ? [link] : []));
    if (scenario) secrets.push(scenario.person.name, ...(scenario.phones ?? []).map((phone) => phone.deviceId));
  }
  const small = text.toLowerCase();
  for (const secret of secrets) expect.soft(small.includes(secret.toLowerCase()), secret).toBe(false);
  expect.soft(text).not.toMatch(/[\w.+-]+@[\w-]+\.test|eyJ[\w-]{10,}/);
}
