import { planted } from './planted';
import { addressOf, type Client, expect, test } from './world';

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * GUIDs that name a person, a phone or a tenant: neither the report's own id, nor request ids, which the view of support adds
 * (`full` is the document with every value), nor the page ids of Microsoft's own help.
 */
function strangeGuids(text: string, id: string, full: string): string[] {
  const requestIds = [...full.matchAll(/"(?:requestId|[\w-]*request-id)":"([^"]+)"/gi)].map((match) => match[1]);
  const withoutHelp = text.replaceAll(/https:\/\/support\.microsoft\.com\/office\/[0-9a-f-]{36}/g, '');
  return [...withoutHelp.matchAll(guid)]
    .map(([found]) => found.toLowerCase())
    .filter((found) => found !== id && !requestIds.includes(found));
}

/** Accounts whose reports speak of phones, of a second phone, of a wipe, of failed sign-ins; and who asks. */
const reports: [string, string][] = [
  ['quarantined-default', 'quarantined-default'],
  ['both-lists', 'both-lists'],
  ['other-phone', 'other-phone'],
  ['device-id-changed', 'device-id-changed'],
  ['wipe-pending', 'wipe-pending'],
  ['policy-not-applied', 'policy-not-applied'],
  ['healthy', 'admin'],
  ['quarantined-rule', 'support'],
];

for (const [account, asker] of reports) {
  test(`an anyone link of ${account}, asked by ${asker}, shows nothing that names a phone or a third person`, async ({
    api,
  }) => {
    const token = await api.token(asker);
    const scenario = api.sandbox.scenarios.find((one) => one.id === account);
    const phones = scenario?.phones ?? [];
    expect(phones.length).toBeGreaterThan(0);
    const { id } = await api.diagnose(token, asker === account ? {} : { user: addressOf(api.sandbox, account) });
    const [[, full] = ['', '']] = await documentsOf(api, id, token, 'organization', 'support');
    for (const view of ['user', 'support']) {
      for (const [what, text] of await documentsOf(api, id, token, 'anyone', view)) {
        for (const [name, value] of Object.entries(planted)) expect.soft(text, `${what} ${name}`).not.toContain(value);
        expect.soft(text, what).not.toContain('Geheimhouder');
        const asking = api.sandbox.scenarios.find((one) => one.id === asker);
        if (asker !== account) expect.soft(text.toLowerCase(), what).not.toContain(asking?.person.local.toLowerCase());
        if (asker !== account) expect.soft(text, what).not.toContain(asking?.person.name);
        for (const { deviceId } of phones) expect.soft(text.toUpperCase(), what).not.toContain(deviceId.toUpperCase());
        expect.soft(strangeGuids(text, id, view === 'support' ? full : ''), what).toEqual([]);
      }
    }
    const judged = phones.some(({ deviceId }) => full.includes(deviceId));
    expect(judged, 'full values stand in organization and support').toBe(true);
    expect(full).not.toContain(planted.imei);
  });
}

test('failed sign-ins tell no client address to anyone', async ({ api }) => {
  for (const { id: account } of api.sandbox.scenarios.filter((one) => one.group === 'Signing in' && one.signIns)) {
    const token = await api.token(account);
    const { id } = await api.diagnose(token);
    const [[, full] = ['', '']] = await documentsOf(api, id, token, 'organization', 'support');
    for (const view of ['user', 'support']) {
      for (const [what, text] of await documentsOf(api, id, token, 'anyone', view)) {
        expect.soft(text, `${account} ${what}`).not.toContain(planted.clientAddress);
        const guids = strangeGuids(text, id, view === 'support' ? full : '');
        expect.soft(guids, `${account} ${what}`).toEqual([]);
      }
    }
  }
});

/** The document of a new link and, for anyone, its page; each with a name. */
async function documentsOf(
  api: Client,
  id: string,
  token: string,
  audience: string,
  view: string,
): Promise<[string, string][]> {
  const answer = await api.post(`/api/diagnoses/${id}/links`, token, { audience, view, expiresInHours: 1 });
  expect(answer.status).toBe(201);
  const key = ((await answer.json()) as { url: string }).url.split('/r/')[1] ?? '';
  const document = await (await api.call(`/api/links/${key}`, token)).text();
  if (audience !== 'anyone') return [[`${audience} ${view}`, document]];
  return [
    [`${view} document`, document],
    [`${view} page`, await (await api.call(`/r/${key}`, null)).text()],
  ];
}
