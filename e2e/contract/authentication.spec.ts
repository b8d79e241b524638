import { badHeaders } from './tokens';
import { addressOf, type Client, expect, expectProblem, test, unknownId } from './world';

const json = { 'content-type': 'application/json' };

/** Every call of the contract that needs a token. */
const calls: [string, string, RequestInit][] = [
  ['start', '/api/diagnoses', { method: 'POST', headers: json, body: '{}' }],
  ['list', '/api/diagnoses', {}],
  ['report', `/api/diagnoses/${unknownId}`, {}],
  ['events', `/api/diagnoses/${unknownId}/events?after=0`, {}],
  ['make a link', `/api/diagnoses/${unknownId}/links`, { method: 'POST', headers: json, body: '{}' }],
  ['take back a link', `/api/links/${unknownId}`, { method: 'DELETE' }],
];

for (const [name, path, init] of calls) {
  test(`${name}: every bad token is 401`, async ({ api }) => {
    for (const [what, authorization] of await badHeaders(api)) {
      const headers = { ...(init.headers as Record<string, string>), ...(authorization ? { authorization } : {}) };
      await expectProblem(await api.call(path, null, { ...init, headers }), 401, what);
    }
  });
}

test('an organization link is 401 for every bad token, an anyone link looks at none', async ({ api }) => {
  const owner = await api.token('healthy');
  const { id } = await api.diagnose(owner);
  const closed = await tokenOf(api, owner, id, 'organization');
  const open = await tokenOf(api, owner, id, 'anyone');
  for (const [what, authorization] of await badHeaders(api)) {
    const init = { headers: authorization ? { authorization } : {} };
    await expectProblem(await api.call(`/api/links/${closed}`, null, init), 401, what);
    expect((await api.call(`/api/links/${open}`, null, init)).status, what).toBe(200);
  }
});

test('the scheme is read without regard to case, and a token may be a minute late', async ({ api }) => {
  const token = await api.token('healthy');
  expect((await api.call('/api/diagnoses', null, { headers: { authorization: `bearer ${token}` } })).status).toBe(200);
  const late = await api.token('healthy', { exp: Math.floor(Date.now() / 1000) - 20 });
  expect((await api.call('/api/diagnoses', late)).status).toBe(200);
});

test('another mailbox needs one of the two roles', async ({ api }) => {
  const user = addressOf(api.sandbox, 'activesync-off');
  for (const roles of [[], undefined, ['Reconnect.Reader'], ['reconnect.admin'], ['Reconnect.Admin.More'], ['']]) {
    const token = await api.token('healthy', { roles });
    const what = JSON.stringify(roles ?? null);
    await expectProblem(await api.post('/api/diagnoses', token, { user }), 403, what);
    await expectProblem(await api.call(`/api/diagnoses?user=${user}`, token), 403, what);
    expect((await api.call('/api/diagnoses', token)).status, what).toBe(200);
  }
  for (const role of ['Reconnect.Admin', 'Reconnect.Support']) {
    const token = await api.token('healthy', { roles: [role] });
    expect((await api.diagnose(token, { user })).verdict?.primary).toBe('mailbox/activesync-disabled');
    expect((await api.call(`/api/diagnoses?user=${user}`, token)).status).toBe(200);
  }
});

test('roles that are no list of texts give nothing', async ({ api }) => {
  const user = addressOf(api.sandbox, 'activesync-off');
  for (const roles of [
    'Reconnect.Admin',
    { 0: 'Reconnect.Admin' },
    [['Reconnect.Admin']],
    [{ value: 'Reconnect.Admin' }],
  ]) {
    const answer = await api.post('/api/diagnoses', await api.token('healthy', { roles }), { user });
    expect([401, 403], JSON.stringify(roles)).toContain(answer.status);
    await expectProblem(answer, answer.status);
  }
});

test('a name in the token that a person may set leads only to the own mailbox', async ({ api }) => {
  const user = addressOf(api.sandbox, 'activesync-off');
  const forged = await api.token('healthy', { preferred_username: user, upn: user, email: user, name: user });
  const answer = await api.post('/api/diagnoses', forged, { user });
  if (answer.status === 403) return;
  const { id } = (await answer.json()) as { id: string };
  await api.events(id, forged);
  const report = (await (await api.call(`/api/diagnoses/${id}`, forged)).json()) as { subject: { address: string } };
  expect(report.subject.address).toBe(addressOf(api.sandbox, 'healthy'));
});

test('own address is no other mailbox, whatever its case', async ({ api }) => {
  const user = addressOf(api.sandbox, 'healthy').toUpperCase();
  const report = await api.diagnose(await api.token('healthy'), { user });
  expect(report.subject.address).toBe(addressOf(api.sandbox, 'healthy'));
});

async function tokenOf(api: Client, owner: string, id: string, audience: string): Promise<string> {
  const answer = await api.post(`/api/diagnoses/${id}/links`, owner, { audience, expiresInHours: 1, view: 'user' });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { url: string }).url.split('/r/')[1] ?? '';
}
