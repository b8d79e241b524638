import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secureHost, send, startTestWire, type TestWire } from './test-client';
import type { V2Answer } from './world';

const cloud = 'autodiscover-s.outlook.test';
const own = 'mail.contoso.test';
const activesyncUrl = 'https://outlook.office365.test/Microsoft-Server-ActiveSync';
const elsewhere = 'https://autodiscover.contoso.test/autodiscover/autodiscover.json?Email=x&Protocol=ActiveSync';

function v2(address: string): V2Answer {
  if (address.startsWith('hybrid@')) return { kind: 'redirect', location: elsewhere };
  if (address.startsWith('refused@')) return { kind: 'error', status: 400, code: 'InvalidUserId' };
  return { kind: 'url', url: activesyncUrl };
}

let wire: TestWire;
beforeAll(async () => {
  wire = await startTestWire({
    hosts: [
      secureHost(cloud, '203.0.113.21', { kind: 'exchange-autodiscover', v2, schemes: ['Bearer'] }),
      secureHost(own, '198.51.100.7', { kind: 'exchange-autodiscover', v2, schemes: ['Negotiate', 'NTLM', 'Basic'] }),
    ],
  });
});
afterAll(() => wire.close());

const ask = (path: string, method = 'GET') => send(wire, '203.0.113.21', `https://${cloud}${path}`, { method });

describe('Autodiscover XML', () => {
  it.each([
    ['GET', '/autodiscover/autodiscover.xml'],
    ['POST', '/Autodiscover/Autodiscover.XML'],
  ])('%s %s asks an anonymous caller to sign in', async (method, path) => {
    const answer = await send(wire, '203.0.113.21', `https://${cloud}${path}`, {
      method,
      ...(method === 'POST' ? { body: '<Autodiscover/>' } : {}),
    });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer client_id="/);
  });

  it('gives one challenge per scheme, and says so when tokens are not wanted', async () => {
    const headers = { authorization: 'Bearer' };
    const answer = await send(wire, '198.51.100.7', `https://${own}/Microsoft-Server-ActiveSync`, {
      method: 'OPTIONS',
      headers,
    });
    expect(answer.headers['www-authenticate']).toBe(`Negotiate, NTLM, Basic realm="${own}"`);
    expect(answer.headers['x-ms-diagnostics']).toMatch(/^4000000;.*oauth_not_available/);
  });

  it('logs credentials that somebody sends, and takes none', async () => {
    const headers = { authorization: 'Bearer good:ann' };
    const answer = await send(wire, '203.0.113.21', `https://${cloud}/autodiscover/autodiscover.xml`, {
      method: 'POST',
      headers,
    });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
    expect(wire.entries.at(-1)).toMatchObject({
      plane: 'autodiscover',
      host: cloud,
      method: 'POST',
      authorization: 'bearer',
    });
  });
});

describe('Autodiscover V2', () => {
  it.each([
    '/autodiscover/autodiscover.json/v1.0/ann%40contoso.test?Protocol=ActiveSync',
    "/autodiscover/autodiscover.json/v1.0/o'neil%2Bx@contoso.test?Protocol=ActiveSync&RedirectCount=1",
    '/Autodiscover/Autodiscover.json?email=ann%40contoso.test&protocol=ActiveSync&RedirectCount=1',
  ])('tells the address of ActiveSync: %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(answer.body)).toEqual({ Protocol: 'ActiveSync', Url: activesyncUrl });
    expect(Object.keys(answer.headers)).toEqual(
      expect.arrayContaining([
        'request-id',
        'x-calculatedbetarget',
        'x-backendhttpstatus',
        'x-feserver',
        'x-beserver',
        'x-diaginfo',
        'x-rum-validated',
        'vary',
      ]),
    );
    expect(answer.headers).not.toHaveProperty('jsonerror');
  });

  it('echoes the protocol as spelt, and knows others by the same host', async () => {
    const lower = await ask('/autodiscover/autodiscover.json?Email=a@b.test&Protocol=activesync');
    expect(JSON.parse(lower.body)).toEqual({ Protocol: 'activesync', Url: activesyncUrl });
    const xml = await ask('/autodiscover/autodiscover.json?Email=a@b.test&Protocol=AutodiscoverV1');
    expect(JSON.parse(xml.body).Url).toBe('https://outlook.office365.test/autodiscover/autodiscover.xml');
  });

  it.each([
    ['?Email=a@b.test&Protocol=Pop9', 'ProtocolNotSupported'],
    ['?Email=a@b.test', 'MandatoryParameterMissing'],
    ['?Protocol=ActiveSync', 'MandatoryParameterMissing'],
    ['/v1.0/?Protocol=ActiveSync', 'MandatoryParameterMissing'],
    ['?Email=ann&Protocol=ActiveSync', 'InvalidUserId'],
    ['/v1.0/%zz?Protocol=ActiveSync', 'InvalidUserId'],
    // A plus sign in a query is a space: the address has to be percent-encoded.
    ['?Email=ann+x@b.test&Protocol=ActiveSync', 'InvalidUserId'],
    ['?Email=refused@b.test&Protocol=ActiveSync', 'InvalidUserId'],
    ['?Email=a@b.test&Protocol=ActiveSync&RedirectCount=10', 'RedirectCountExceeded'],
  ])('refuses %s with %s', async (query, code) => {
    const answer = await ask(`/autodiscover/autodiscover.json${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.jsonerror).toBe('true');
    expect(JSON.parse(answer.body)).toMatchObject({ ErrorCode: code, ErrorMessage: expect.stringMatching(/./) });
  });

  it('redirects a mailbox that lives elsewhere', async () => {
    const answer = await ask('/autodiscover/autodiscover.json/v1.0/hybrid@contoso.test?Protocol=ActiveSync');
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe(elsewhere);
    expect(answer.headers['content-type']).toContain('text/html');
  });

  it('is for reading only, and there is nothing else on the host', async () => {
    expect((await ask('/autodiscover/autodiscover.json?Email=a@b.test&Protocol=ActiveSync', 'POST')).status).toBe(405);
    expect((await ask('/')).status).toBe(404);
    expect((await ask('/autodiscover/autodiscover.jsonx')).status).toBe(404);
  });
});
