import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secureHost, send, startTestWire, type TestResponse, type TestWire } from './test-client';
import type { ActivesyncFront, ActivesyncMailbox, HostBehaviour } from './world';

const address = '203.0.113.22';
const host = 'outlook.office365.test';
const url = `https://${host}/Microsoft-Server-ActiveSync`;
const location = 'https://other.office365.test/Microsoft-Server-ActiveSync';
const mailboxes: Record<string, ActivesyncMailbox> = {
  ann: { status: 200 },
  old: { status: 200, versions: ['14.0', '14.1'] },
  proxy: { status: 200, versions: [], headers: { 'x-nanoproxy': '1', 'x-ms-backoffduration': 'L/0' } },
  claims: { status: 401, headers: { 'www-authenticate': 'Bearer error="insufficient_claims", claims="e30="' } },
  lost: { status: 401 },
  off: { status: 403, headers: { 'x-ms-diagnostics': '403;reason=off' } },
  moved: { status: 451, headers: { 'X-MS-Location': location } },
  blocked: { status: 456 },
  expired: { status: 457, headers: { 'X-MS-Credential-Service-Url': 'https://password.test/' } },
  broken: { status: 500 },
  busy: { status: 503, headers: { 'Retry-After': '7', 'X-MS-ASThrottle': 'CommandFrequency' } },
};
const fronts: Record<string, ActivesyncFront> = {
  'dropped@contoso.test': { kind: 'reset' },
  'passwords@contoso.test': { kind: 'challenge', schemes: ['Basic'] },
};

let wire: TestWire;
beforeAll(async () => {
  const behaviour: HostBehaviour = {
    kind: 'activesync',
    v2: () => ({ kind: 'url', url }),
    mailbox: (objectId: string) => {
      const mailbox = mailboxes[objectId];
      if (mailbox === undefined) throw new Error('nobody by this id');
      return mailbox;
    },
    front: (at) => fronts[at],
  };
  wire = await startTestWire({ hosts: [secureHost(host, address, behaviour)] });
});
afterAll(() => wire.close());

function options(authorization?: string): Promise<TestResponse> {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  return send(wire, address, url, { method: 'OPTIONS', headers });
}

describe('OPTIONS', () => {
  it('is led to certificate sign-in without Authorization', async () => {
    const answer = await options();
    expect(answer.status).toBe(451);
    expect(answer.headers['x-ms-location']).toBe(`https://certauth.${host}/Microsoft-Server-ActiveSync`);
  });

  it('is challenged on an empty Bearer, by Bearer only and without an error', async () => {
    const answer = await options('Bearer');
    expect(answer.status).toBe(401);
    const challenge = answer.headers['www-authenticate'] ?? '';
    expect(challenge).toMatch(
      /^Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="[^"]+@\*", token_types="[^"]+", authorization_uri="https:[^"]+"$/,
    );
    expect(answer.headers['request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['a bad token', 'Bearer bad', /error="invalid_token"$/],
    ['a password', 'Basic YTpi', /^Bearer [^=]+=(?!.*error)/],
  ])('refuses %s', async (_case, authorization, challenge) => {
    const answer = await options(authorization);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(challenge);
    expect(answer.headers['www-authenticate']).not.toContain('Basic');
  });

  it('is answered in full for a healthy mailbox', async () => {
    const { status, headers, body } = await options('Bearer good:ann');
    expect(status).toBe(200);
    expect(body).toBe('');
    expect(headers).toMatchObject({
      allow: 'OPTIONS,POST',
      public: 'OPTIONS,POST',
      'ms-server-activesync': '15.20',
      'ms-asprotocolversions': '16.1',
      'x-ms-backoffduration': 'L/-469',
      'content-type': 'application/vnd.ms-sync.wbxml',
    });
    expect(headers['ms-asprotocolcommands']?.toString().split(',')).toEqual(
      expect.arrayContaining(['Sync', 'FolderSync', 'Provision', 'Ping', 'Settings', 'Find']),
    );
    expect(Object.keys(headers)).toEqual(
      expect.arrayContaining(['request-id', 'x-feserver', 'x-beserver', 'x-diaginfo']),
    );
  });

  it('offers the versions of the mailbox, or none behind a busy proxy', async () => {
    expect((await options('bearer good:old')).headers['ms-asprotocolversions']).toBe('14.0,14.1');
    const proxied = await options('Bearer good:proxy');
    expect(proxied.headers).not.toHaveProperty('ms-asprotocolversions');
    expect(proxied.headers).toMatchObject({ 'x-nanoproxy': '1', 'x-ms-backoffduration': 'L/0' });
  });

  it.each([
    ['claims', 401, { 'www-authenticate': 'Bearer error="insufficient_claims", claims="e30="' }],
    ['off', 403, { 'x-ms-diagnostics': '403;reason=off' }],
    ['moved', 451, { 'x-ms-location': location }],
    ['blocked', 456, {}],
    ['expired', 457, { 'x-ms-credential-service-url': 'https://password.test/' }],
    ['broken', 500, {}],
    ['busy', 503, { 'retry-after': '7', 'x-ms-asthrottle': 'CommandFrequency' }],
  ])('answers for the mailbox "%s" with %i', async (objectId, status, headers) => {
    const answer = await options(`Bearer good:${objectId}`);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(headers);
    expect(answer.headers).not.toHaveProperty('ms-asprotocolversions');
  });

  it('challenges again when a good token is not enough and the scenario says no more', async () => {
    expect((await options('Bearer good:lost')).headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it('makes a fault of the scenario visible', async () => {
    const answer = await options('Bearer good:unheard-of');
    expect(answer).toMatchObject({ status: 500, body: 'Fault in the sandbox: nobody by this id' });
  });
});

describe('a front door that fails', () => {
  const asked = (identity: string, authorization: string) =>
    send(wire, address, url, { method: 'OPTIONS', headers: { authorization, 'x-user-identity': identity } });

  it.each(['Bearer', 'Bearer good:ann'])('drops the connection of one address (%s)', async (authorization) => {
    await expect(asked('dropped@contoso.test', authorization)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await asked('ann@contoso.test', 'Bearer good:ann')).status).toBe(200);
  });

  it('asks for a password only, also of who brings a good token', async () => {
    for (const authorization of ['Bearer', 'Bearer good:ann']) {
      const answer = await asked('passwords@contoso.test', authorization);
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toBe(`Basic realm="${host}"`);
    }
  });
});

describe('other requests to the same host', () => {
  it.each([
    ['GET', '/Microsoft-Server-ActiveSync', 401],
    ['GET', '/microsoft-server-activesync?Cmd=Ping', 401],
    ['POST', '/Microsoft-Server-ActiveSync?Cmd=FolderSync', 401],
    ['GET', '/Autodiscover/Autodiscover.xml', 401],
    ['GET', '/', 404],
    ['OPTIONS', '/owa', 404],
  ])('%s %s gives %i', async (method, path, status) => {
    expect((await send(wire, address, `https://${host}${path}`, { method })).status).toBe(status);
  });

  it('serves Autodiscover V2', async () => {
    const path = '/autodiscover/autodiscover.json/v1.0/ann%40contoso.test?Protocol=ActiveSync';
    const answer = await send(wire, address, `https://${host}${path}`);
    expect(JSON.parse(answer.body)).toEqual({ Protocol: 'ActiveSync', Url: url });
  });
});

describe('the log', () => {
  it('tells kinds of authorization apart and keeps no secret', async () => {
    const before = wire.entries.length;
    for (const sent of [undefined, 'Bearer', 'Bearer good:ann', 'Basic c2VjcmV0', 'NTLM c2VjcmV0']) await options(sent);
    const entries = wire.entries.slice(before);
    expect(entries.map((entry) => [entry.authorization, entry.status])).toEqual([
      ['none', 451],
      ['empty-bearer', 401],
      ['bearer', 200],
      ['basic', 401],
      ['other', 401],
    ]);
    expect(entries[0]).toMatchObject({
      plane: 'activesync',
      host,
      method: 'OPTIONS',
      path: '/Microsoft-Server-ActiveSync',
    });
    expect(JSON.stringify(wire.entries)).not.toMatch(/good:|c2VjcmV0/);
  });
});
