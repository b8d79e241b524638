import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, importPKCS8, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientId, exchangeResource, graphResource, issuer, tenantId } from './names';
import type { Sandbox } from './start';
import {
  apiScope,
  appToken,
  askToken,
  authorizeQuery,
  confidential,
  fragmentOf,
  openLogin,
  startTestSandbox,
  verifier,
} from './test-client';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ portalUrls: ['https://portal.example'] });
});
afterAll(() => sandbox.close());

const redirectUri = 'http://127.0.0.1:3000/auth/callback';
const pick = (account: string, changes: Record<string, string> = {}) =>
  openLogin(sandbox, 'sandbox/continue', authorizeQuery({ account, ...changes }));
const redeem = (code: string, changes: Record<string, string> = {}) =>
  askToken(
    sandbox,
    {
      client_id: clientId,
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      scope: apiScope,
      ...changes,
    },
    { origin: 'http://127.0.0.1:3000' },
  );
const codeFor = async (account: string) => fragmentOf(await pick(account)).get('code') ?? '';

describe('signing in', () => {
  it('lists every account on a page without script that says it is simulated', async () => {
    const page = await (await openLogin(sandbox, 'oauth2/v2.0/authorize', authorizeQuery())).text();
    expect(page).toContain('Simulated tenant');
    expect(page).not.toMatch(/<script/i);
    for (const { id } of sandbox.scenarios) expect(page).toContain(`id="${id}"`);
  });

  it('gives a code in the fragment, then tokens that verify against its keys', async () => {
    const answer = fragmentOf(await pick('admin'));
    expect(answer.get('state')).toBe('state-1');
    const { status, body, headers } = await redeem(answer.get('code') ?? '');
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3000');
    const keys = createRemoteJWKSet(new URL(`${sandbox.urls.login}/${tenantId}/discovery/v2.0/keys`));
    const { payload } = await jwtVerify(String(body.access_token), keys, { issuer, audience: clientId });
    expect(payload).toMatchObject({ ver: '2.0', tid: tenantId, scp: 'access_as_user', azp: clientId });
    expect(payload.roles).toEqual(['Reconnect.Admin']);
    expect(decodeJwt(String(body.id_token)).nonce).toBe('nonce-1');
    const info = JSON.parse(Buffer.from(String(body.client_info), 'base64url').toString('utf8'));
    expect(info).toEqual({ uid: payload.oid, utid: tenantId });
    expect(String(body.scope).split(' ')).toContain(`api://${clientId}/access_as_user`);
    expect(body.ext_expires_in).toBeGreaterThan(0);
  });

  it('answers in the query when asked to', async () => {
    const location = new URL((await pick('healthy', { response_mode: 'query' })).headers.get('location') ?? '');
    expect(location.searchParams.get('code')).not.toBeNull();
    expect(location.hash).toBe('');
  });

  it('sends nothing to an address that nobody registered', async () => {
    const addresses = [
      'https://evil.example/auth/callback',
      'https://portal.example/elsewhere',
      'https://portal.example.evil.example/auth/callback',
      'http://127.0.0.1@evil.example/auth/callback',
      'http://192.0.2.1/auth/callback',
    ];
    for (const redirect_uri of addresses) {
      const response = await pick('healthy', { redirect_uri });
      expect(response.status, redirect_uri).toBe(400);
      expect(response.headers.get('location')).toBeNull();
      expect(await response.text()).toContain('AADSTS50011');
    }
    expect((await pick('healthy', { redirect_uri: 'https://portal.example/auth/bridge' })).status).toBe(302);
  });

  it.each([
    ['not-assigned', 'AADSTS50105', 'access_denied'],
    ['consent-missing', 'AADSTS65001', 'consent_required'],
    ['', 'AADSTS65004', 'access_denied'],
  ])('refuses %s by redirect with %s', async (account, number, error) => {
    const answer = fragmentOf(await pick(account));
    expect(answer.get('error')).toBe(error);
    expect(answer.get('error_description')).toContain(number);
    expect(answer.get('state')).toBe('state-1');
    expect(answer.get('code')).toBeNull();
  });

  it('requires S256', async () => {
    expect(fragmentOf(await pick('healthy', { code_challenge_method: 'plain' })).get('error')).toBe('invalid_request');
  });

  it('signs in silently only with a session, and for the person asked for', async () => {
    const silent = (cookie?: string, hint = '') =>
      openLogin(sandbox, 'oauth2/v2.0/authorize', authorizeQuery({ prompt: 'none', login_hint: hint }), cookie);
    expect(fragmentOf(await silent()).get('error')).toBe('login_required');
    const cookie = (await pick('healthy')).headers.get('set-cookie')?.split(';')[0];
    expect(fragmentOf(await silent(cookie)).get('code')).not.toBeNull();
    expect(fragmentOf(await silent(cookie, 'ada.admin@contoso.test')).get('error')).toBe('login_required');
    await openLogin(sandbox, 'oauth2/v2.0/logout', new URLSearchParams(), cookie);
    expect(fragmentOf(await silent(cookie)).get('error')).toBe('login_required');
  });

  it('goes back to the portal after signing out, and nowhere else', async () => {
    const leave = (target: string) =>
      openLogin(sandbox, 'oauth2/v2.0/logout', new URLSearchParams({ post_logout_redirect_uri: target }));
    expect((await leave('https://portal.example/')).headers.get('location')).toBe('https://portal.example/');
    expect((await leave('https://evil.example/')).headers.get('location')).toBeNull();
  });
});

describe('token endpoint', () => {
  it('refuses a wrong verifier, another redirect address and a second use', async () => {
    const wrong = await redeem(await codeFor('healthy'), { code_verifier: `${verifier}x` });
    expect(wrong.body).toMatchObject({ error: 'invalid_grant', error_codes: [501481] });
    const moved = await redeem(await codeFor('healthy'), { redirect_uri: 'http://127.0.0.1:3001/auth/callback' });
    expect(moved.body.error_codes).toEqual([500112]);
    const code = await codeFor('healthy');
    expect((await redeem(code)).status).toBe(200);
    expect((await redeem(code)).body.error_codes).toEqual([54005]);
  });

  it('lets no foreign page read an answer', async () => {
    const { headers } = await askToken(sandbox, { grant_type: 'x' }, { origin: 'https://evil.example' });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('rotates refresh tokens', async () => {
    const first = (await redeem(await codeFor('healthy'))).body.refresh_token;
    const form = { client_id: clientId, grant_type: 'refresh_token', refresh_token: String(first), scope: apiScope };
    const next = await askToken(sandbox, form);
    expect(next.status).toBe(200);
    expect(next.body.refresh_token).not.toBe(first);
    expect((await askToken(sandbox, form)).body.error).toBe('invalid_grant');
  });

  it('gives app-only tokens for a right secret only', async () => {
    const claims = decodeJwt(await appToken(sandbox, graphResource));
    expect(claims).toMatchObject({ aud: graphResource, idtyp: 'app' });
    const form = { client_id: clientId, grant_type: 'client_credentials', scope: `${graphResource}/.default` };
    expect((await askToken(sandbox, { ...form, client_secret: 'wrong' })).body.error_codes).toEqual([7000215]);
    expect((await askToken(sandbox, form)).status).toBe(401);
  });

  it('accepts an assertion signed by the certificate, and none signed otherwise', async () => {
    const pem = await readFile(join(sandbox.dir, 'client-key.pem'), 'utf8');
    const endpoint = `${sandbox.urls.login}/${tenantId}/oauth2/v2.0/token`;
    const ask = async (audience: string, alg: 'RS256' | 'PS256') => {
      const assertion = await new SignJWT({ jti: 'one' })
        .setProtectedHeader({ alg })
        .setIssuer(clientId)
        .setSubject(clientId)
        .setAudience(audience)
        .setExpirationTime('5m')
        .sign(await importPKCS8(pem, alg));
      return askToken(sandbox, {
        client_id: clientId,
        grant_type: 'client_credentials',
        scope: `${exchangeResource}/.default`,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      });
    };
    expect((await ask(endpoint, 'RS256')).status).toBe(200);
    expect((await ask(endpoint, 'PS256')).status).toBe(200);
    expect((await ask('https://elsewhere.test', 'RS256')).body.error).toBe('invalid_client');
  });
});

describe('on behalf of', () => {
  const exchange = (assertion: string, changes: Record<string, string> = {}) =>
    askToken(
      sandbox,
      confidential(sandbox, {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        scope: `${exchangeResource}/EAS.AccessAsUser.All openid profile offline_access`,
        assertion,
        ...changes,
      }),
    );

  it("exchanges a person's token for one of their own at Exchange", async () => {
    const own = await sandbox.mintPortalToken('healthy');
    const claims = decodeJwt(String((await exchange(own)).body.access_token));
    expect(claims).toMatchObject({ aud: exchangeResource, scp: 'EAS.AccessAsUser.All', oid: decodeJwt(own).oid });
  });

  it('refuses every other assertion', async () => {
    const own = await sandbox.mintPortalToken('healthy');
    const past = Math.floor(Date.now() / 1000) - 10;
    const cases: [string, string, number][] = [
      ['another audience', await sandbox.mintPortalToken('healthy', { aud: graphResource }), 50013],
      ['app-only', await appToken(sandbox, exchangeResource), 50013],
      ['no scope', await sandbox.mintPortalToken('healthy', { scp: undefined }), 50013],
      ['expired', await sandbox.mintPortalToken('healthy', { exp: past }), 500133],
      ['broken signature', `${own.slice(0, -6)}AAAAAA`, 50013],
      ['disabled account', await sandbox.mintPortalToken('account-disabled'), 50057],
    ];
    for (const [name, assertion, number] of cases) {
      const { status, body } = await exchange(assertion);
      expect([name, status, body.error_codes]).toEqual([name, 400, [number]]);
    }
    expect((await exchange(own, { client_secret: 'wrong' })).status).toBe(401);
    expect((await exchange(own, { requested_token_use: 'other' })).status).toBe(400);
  });
});
