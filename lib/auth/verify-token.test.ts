import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TokenRefusal } from './actor';
import { hostileClaimsFor } from './testing/hostile-claims';
import { createVerifier, type Verify } from './verify-token';

const tenant = '11111111-2222-3333-4444-555555555555';
const client = 'aaaaaaaa-2222-3333-4444-555555555555';
const other = 'bbbbbbbb-2222-3333-4444-555555555555';
const issuer = `https://login.sandbox.test/${tenant}/v2.0`;

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
let good: Key;
let stranger: Key;
let verify: Verify;
let keyServer: ReturnType<typeof createServer>;
let jwks = '';
let jwksUri = '';
let fetches = 0;
let keysUp = true;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  good = pair.privateKey;
  stranger = (await generateKeyPair('RS256')).privateKey;
  jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' }] });
  keyServer = createServer((_, response) => {
    fetches += 1;
    response.writeHead(keysUp ? 200 : 503).end(keysUp ? jwks : 'down');
  });
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve));
  jwksUri = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}/keys`;
  verify = createVerifier({ tenantId: tenant, clientId: client, issuer, jwksUri, fetch });
});
afterAll(() => keyServer.close());

const now = () => Math.floor(Date.now() / 1000);
function claims(patch: Record<string, unknown> = {}): JWTPayload {
  const base: Record<string, unknown> = {
    aud: client,
    iss: issuer,
    iat: now() - 10,
    nbf: now() - 10,
    exp: now() + 3600,
    tid: tenant,
    oid: other,
    azp: client,
    ver: '2.0',
    scp: 'access_as_user',
    name: 'Ada Example',
    ...patch,
  };
  return JSON.parse(JSON.stringify(base)) as JWTPayload;
}
function sign(payload: JWTPayload, header: Record<string, unknown> = {}, key: Key = good): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'JWT', ...header }).sign(key);
}
const bearer = (token: string) => `Bearer ${token}`;

describe('a good token', () => {
  it('names the person', async () => {
    const token = await sign(claims({ roles: ['Reconnect.Support', 'Something.Else'], oid: other.toUpperCase() }));
    expect(await verify(bearer(token))).toEqual({
      ok: true,
      actor: { oid: other, tid: tenant, name: 'Ada Example', roles: ['Reconnect.Support'], token },
    });
  });

  it.each([
    ['two scopes', { scp: 'openid access_as_user' }],
    ['no roles', { roles: undefined }],
    ['a marked person', { idtyp: 'user' }],
    ['no client claim', { azp: undefined }],
    ['a clock 50 seconds off', { nbf: now() + 50, iat: now() + 50 }],
    ['just expired', { exp: now() - 50 }],
    ['a guest with a role', { acct: 1, roles: ['Reconnect.Admin'] }],
    ['no name', { name: 7, preferred_username: undefined }],
  ])('is accepted with %s', async (_, patch) => {
    expect(await verify(bearer(await sign(claims(patch))))).toMatchObject({ ok: true });
  });

  it('is accepted whatever the case of the scheme', async () => {
    expect(await verify(`bearer ${await sign(claims())}`)).toMatchObject({ ok: true });
  });
});

const hostileClaims = hostileClaimsFor({ tenant, client, other, issuer, now: now() });

describe('hostile claims under a good signature', () => {
  it('are at least ninety', () => expect(hostileClaims.length).toBeGreaterThanOrEqual(90));
  it.each(hostileClaims)('%s', async (_, patch) => {
    expect(await verify(bearer(await sign(claims(patch))))).toMatchObject({ ok: false });
  });
});

const unsigned = (header: unknown, payload: unknown, signature = '') =>
  `${[header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.${signature}`;

const hostileTexts: [string, () => Promise<string | null>, TokenRefusal?][] = [
  ['nothing', async () => null, 'missing'],
  ['empty', async () => '', 'missing'],
  ['the scheme alone', async () => 'Bearer', 'missing'],
  ['the scheme and a blank', async () => 'Bearer ', 'malformed'],
  ['Basic', async () => 'Basic dTpw', 'missing'],
  ['no scheme', async () => sign(claims()), 'missing'],
  ['two tokens', async () => `Bearer ${await sign(claims())}, Bearer ${await sign(claims())}`, 'malformed'],
  ['a trailing blank', async () => `Bearer ${await sign(claims())} `, 'malformed'],
  ['a trailing line', async () => `Bearer ${await sign(claims())}\r\nx: y`, 'malformed'],
  ['a fourth part', async () => `Bearer ${await sign(claims())}.x`, 'malformed'],
  ['five parts', async () => 'Bearer YQ.YQ.YQ.YQ.YQ', 'malformed'],
  ['padding', async () => `Bearer ${await sign(claims())}=`, 'malformed'],
  ['too long', async () => `Bearer ${'a'.repeat(16 * 1024 + 1)}`, 'too-long'],
  ['a long good token', async () => bearer(await sign(claims({ pad: 'x'.repeat(17_000) }))), 'too-long'],
  ['alg none', async () => bearer(new UnsecuredJWT(claims()).encode())],
  ['alg none with a signature', async () => bearer(unsigned({ alg: 'none', kid: 'k1' }, claims(), 'YQ')), 'algorithm'],
  ['alg NONE', async () => bearer(unsigned({ alg: 'NONE', kid: 'k1' }, claims(), 'YQ')), 'algorithm'],
  ['alg missing', async () => bearer(unsigned({ kid: 'k1' }, claims(), 'YQ')), 'algorithm'],
  ['alg PS256', async () => bearer(unsigned({ alg: 'PS256', kid: 'k1' }, claims(), 'YQ')), 'algorithm'],
  ['alg RS512', async () => bearer(unsigned({ alg: 'RS512', kid: 'k1' }, claims(), 'YQ')), 'algorithm'],
  ['alg rs256', async () => bearer(unsigned({ alg: 'rs256', kid: 'k1' }, claims(), 'YQ')), 'algorithm'],
  ['alg as a list', async () => bearer(unsigned({ alg: ['RS256'], kid: 'k1' }, claims(), 'YQ')), 'algorithm'],
  [
    'HS256 with the public key as secret',
    async () => {
      const token = await new SignJWT(claims())
        .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
        .sign(new TextEncoder().encode(jwks));
      return bearer(token);
    },
    'algorithm',
  ],
  ['a stranger’s key', async () => bearer(await sign(claims(), {}, stranger)), 'signature'],
  ['a stranger’s key under its own id', async () => bearer(await sign(claims(), { kid: 'k2' }, stranger)), 'signature'],
  ['no key id', async () => bearer(await sign(claims(), { kid: undefined })), 'malformed'],
  ['an empty key id', async () => bearer(await sign(claims(), { kid: '' })), 'signature'],
  ['a key id that is a path', async () => bearer(await sign(claims(), { kid: '../../dev/null' })), 'signature'],
  ['a key id that is a query', async () => bearer(await sign(claims(), { kid: "x' OR 1=1" })), 'signature'],
  [
    'jku',
    async () => bearer(await sign(claims(), { jku: 'https://evil.test/keys', kid: 'k2' }, stranger)),
    'signature',
  ],
  [
    'x5u',
    async () => bearer(await sign(claims(), { x5u: 'https://evil.test/cert', kid: 'k2' }, stranger)),
    'signature',
  ],
  ['crit', async () => bearer(unsigned({ alg: 'RS256', kid: 'k1', crit: ['exp'] }, claims(), 'YQ')), 'malformed'],
  ['b64 false', async () => bearer(unsigned({ alg: 'RS256', kid: 'k1', b64: false }, claims(), 'YQ')), 'malformed'],
  ['typ of something else', async () => bearer(await sign(claims(), { typ: 'dpop+jwt' })), 'malformed'],
  ['a payload that is no object', async () => bearer(unsigned({ alg: 'RS256', kid: 'k1' }, 'text', 'YQ'))],
  ['a header that is no object', async () => bearer(unsigned('RS256', claims(), 'YQ'))],
  ['a header that is no JSON', async () => bearer('YQ.YQ.YQ'), 'malformed'],
  ['an empty signature', async () => bearer(unsigned({ alg: 'RS256', kid: 'k1' }, claims())), 'malformed'],
  [
    'another token’s signature',
    async () => {
      const [head, body] = (await sign(claims())).split('.');
      return bearer(`${head}.${body}.${(await sign(claims({ oid: client }))).split('.')[2]}`);
    },
    'signature',
  ],
  [
    'another token’s payload',
    async () => {
      const [head, , signature] = (await sign(claims())).split('.');
      const body = Buffer.from(JSON.stringify(claims({ roles: ['Reconnect.Admin'] }))).toString('base64url');
      return bearer(`${head}.${body}.${signature}`);
    },
    'signature',
  ],
];

describe('hostile texts', () => {
  it.each(hostileTexts)('%s', async (_, make, code) => {
    expect(await verify(await make())).toMatchObject({ ok: false, ...(code ? { code } : {}) });
  });

  it('is refused with any single bit changed', async () => {
    const token = await sign(claims());
    expect(await verify(bearer(token))).toMatchObject({ ok: true });
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length * 8 - 1), async (bit) => {
        const bytes = Buffer.from(token, 'latin1');
        const at = bit >> 3;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
        expect(await verify(bearer(bytes.toString('latin1')))).toMatchObject({ ok: false });
      }),
      { numRuns: 400 },
    );
  });

  it('is refused with every other last character, whose unused bits decode to the same signature', async () => {
    const token = await sign(claims());
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const last of alphabet.replace(token.slice(-1), '')) {
      expect(await verify(bearer(token.slice(0, -1) + last))).toMatchObject({ ok: false });
    }
  });
});

describe('signing keys', () => {
  it('a flood of unknown key ids is one fetch', async () => {
    const own = createVerifier({ tenantId: tenant, clientId: client, issuer, jwksUri, fetch });
    fetches = 0;
    for (let index = 0; index < 30; index += 1) {
      await own(bearer(await sign(claims(), { kid: `unknown-${index}` }, stranger)));
    }
    expect(fetches).toBe(1);
  });

  it('an outage without any key set is told apart, and tried once in a while only', async () => {
    keysUp = false;
    fetches = 0;
    const own = createVerifier({ tenantId: tenant, clientId: client, issuer, jwksUri, fetch });
    const token = await sign(claims());
    for (let index = 0; index < 10; index += 1) {
      expect(await own(bearer(token))).toEqual({ ok: false, code: 'keys-unavailable' });
    }
    keysUp = true;
    expect(fetches).toBe(1);
  });
});
