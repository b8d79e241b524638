import { gzipSync } from 'node:zlib';
import { addressOf, type Client, expect, expectProblem, test } from './world';

interface Made {
  id: string;
  url: string;
  expiresAt: string;
  token: string;
}
const combinations = ['organization', 'anyone'].flatMap((audience) =>
  ['user', 'support'].map((view) => ({ audience, view })),
);
let diagnosis: Promise<string> | null = null;

test('the page and the document of every audience and view, the same bytes on every read', async ({ api }) => {
  const id = await once(api);
  const stranger = await api.token('no-device');
  for (const wish of combinations) {
    const what = JSON.stringify(wish);
    const link = await make(api, id, wish);
    expect(link.url, what).toBe(`${api.url}/r/${link.token}`);
    expect(Buffer.from(link.token, 'base64url').length, what).toBeGreaterThanOrEqual(16);
    expect(link.token).not.toContain(id);
    const open = wish.audience === 'anyone';
    const anonymous = await api.call(`/api/links/${link.token}`, null);
    if (!open) await expectProblem(anonymous, 401, what);
    const read = async () => (await api.call(`/api/links/${link.token}`, open ? null : stranger)).text();
    const first = await read();
    expect(JSON.parse(first), what).toMatchObject({ id, status: 'finished', verdict: { state: 'blocked' } });
    await api.diagnose(await api.token('quarantined-default'));
    expect(await read(), what).toBe(first);
    const page = await api.call(`/r/${link.token}`, null);
    expectSafe(page, what);
    const html = await page.text();
    expectNoScript(html, what);
    expect(page.status, what).toBe(open ? 200 : 401);
    expect(html.includes(addressOf(api.sandbox, 'quarantined-default')), what).toBe(open);
    if (!open) expect(html, what).not.toMatch(/quarantin|held|approv|iPhone|contoso/i);
    if (!open) expect(html, what).toContain(`/shared/${link.token}`);
    if (open) expect(await (await api.call(`/r/${link.token}`, null)).text(), what).toBe(html);
    expect((await api.call(`/r/${link.token}`, null, { method: 'HEAD' })).status, what).toBe(page.status);
  }
});

test('an anyone page with its style fits into 14 kB', async ({ api }) => {
  const link = await make(api, await once(api), { audience: 'anyone', view: 'support' });
  const html = await (await api.call(`/r/${link.token}`, null)).text();
  const sheets = [...html.matchAll(/<link[^>]+href="([^"]+\.css)"/g)].map((match) => match[1] ?? '');
  expect(sheets.length).toBeGreaterThan(0);
  const styles = await Promise.all(sheets.map(async (path) => (await api.call(path, null)).text()));
  const bytes = [html, ...styles].map((text) => gzipSync(text).length).reduce((sum, size) => sum + size);
  expect(bytes).toBeLessThanOrEqual(14 * 1024);
});

test('unknown, expired and revoked are one and the same 404', async ({ api }) => {
  const id = await once(api);
  for (const audience of ['anyone', 'organization']) {
    const revoked = await make(api, id, { audience, view: 'user' });
    const expired = await make(api, id, { audience, view: 'user', expiresInHours: 1.5 / 3_600 });
    const owner = await api.token('quarantined-default');
    expect((await api.call(`/api/links/${revoked.id}`, owner, { method: 'DELETE' })).status).toBe(204);
    await expect.poll(async () => (await api.call(`/api/links/${expired.token}`, owner)).status).toBe(404);
    const unknown = 'A'.repeat(revoked.token.length);
    for (const prefix of ['/api/links/', '/r/']) {
      for (const caller of [null, owner]) {
        const [one, two, three] = await Promise.all(
          [unknown, expired.token, revoked.token].map((token) => seen(api, prefix + token, caller)),
        );
        expect(one?.status).toBe(404);
        expect(two).toEqual(one);
        expect(three).toEqual(one);
      }
    }
  }
});

test('taking back: owner and admin 204, everybody else 404', async ({ api }) => {
  const id = await once(api);
  const remove = async (key: string, account: string) =>
    api.call(`/api/links/${key}`, await api.token(account), { method: 'DELETE' });
  const link = await make(api, id, { audience: 'anyone', view: 'user' });
  for (const account of ['no-device', 'support']) await expectProblem(await remove(link.id, account), 404, account);
  await expectProblem(await api.call(`/api/links/${link.id}`, null, { method: 'DELETE' }), 401);
  await expectProblem(await remove(link.token, 'no-device'), 404);
  expect((await api.call(`/api/links/${link.token}`, null)).status).toBe(200);
  const removed = await remove(link.id, 'admin');
  expect([removed.status, await removed.text()]).toEqual([204, '']);
  await expectProblem(await api.call(`/api/links/${link.token}`, null), 404);
  // Whoever may take it back is told the same again: DELETE may be repeated (RFC 9110, 9.2.2).
  expect((await remove(link.id, 'admin')).status).toBe(204);
  const own = await make(api, id, { audience: 'anyone', view: 'user' }, 'quarantined-default');
  expect((await remove(own.id, 'quarantined-default')).status).toBe(204);
});

test('who may not see the diagnosis cannot share it; who may see it can, in either view', async ({ api }) => {
  const id = await once(api);
  const wish = { audience: 'anyone', view: 'support', expiresInHours: 1 };
  await expectProblem(await api.post(`/api/diagnoses/${id}/links`, await api.token('no-device'), wish), 404);
  for (const account of ['support', 'admin']) await make(api, id, wish, account);
});

test('a diagnosis that is still running is shared when it is done, or refused as such', async ({ api }) => {
  api.sandbox.setDelay(400);
  const token = await api.token('healthy');
  const id = await api.start(token);
  const wish = { audience: 'anyone', view: 'user', expiresInHours: 1 };
  const early = await api.post(`/api/diagnoses/${id}/links`, token, wish);
  api.sandbox.setDelay(0);
  if (early.status !== 201) await expectProblem(early, 409);
  await api.events(id, token);
  await make(api, id, wish, 'healthy');
});

/** One finished diagnosis for all tests of this file. */
function once(api: Client): Promise<string> {
  diagnosis ??= api.token('quarantined-default').then(async (token) => (await api.diagnose(token)).id);
  return diagnosis;
}

async function make(
  api: Client,
  id: string,
  wish: { audience: string; view: string; expiresInHours?: number },
  account = 'quarantined-default',
): Promise<Made> {
  const answer = await api.post(`/api/diagnoses/${id}/links`, await api.token(account), { expiresInHours: 1, ...wish });
  expect(answer.status, await answer.clone().text()).toBe(201);
  const made = (await answer.json()) as Omit<Made, 'token'>;
  expect(Object.keys(made).sort()).toEqual(['expiresAt', 'id', 'url']);
  return { ...made, token: made.url.split('/r/')[1] ?? '' };
}

async function seen(api: Client, path: string, caller: string | null) {
  const answer = await api.call(path, caller);
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  return { status: answer.status, headers, text: await answer.text() };
}

function expectSafe({ headers }: Response, what: string): void {
  expect(headers.get('content-type'), what).toMatch(/^text\/html/);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy, what).toContain("default-src 'none'");
  expect(policy, what).toContain("frame-ancestors 'none'");
  expect(policy, what).not.toMatch(/script-src|unsafe/);
  expect(headers.get('cache-control'), what).toBe('no-store');
  expect(headers.get('referrer-policy'), what).toBe('no-referrer');
  expect(headers.get('x-robots-tag'), what).toContain('noindex');
  expect(headers.get('x-content-type-options'), what).toBe('nosniff');
}

function expectNoScript(html: string, what: string): void {
  expect(html, what).not.toMatch(/<script|<iframe|javascript:|\son[a-z]+\s*=\s*["']|\sstyle\s*=\s*["']|<form/i);
}
