import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cloudOrigins } from '@/lib/clouds/cloud-origins';
import { microsoftCloud } from '@/lib/clouds/microsoft-clouds';
import { createNet } from '@/lib/net/create-net';
import type { Net } from '@/lib/net/types';
import type { Credential } from './credential';
import { createTokenSource } from './tokens';

const tenantId = '11111111-2222-3333-4444-555555555555';
const clientId = 'aaaaaaaa-2222-3333-4444-555555555555';
const start = new Date('2026-11-24T12:00:00.000Z');
let now = start;
const signal = new AbortController().signal;

type Reply = { status?: number; headers?: Record<string, string>; body?: unknown } | 'reset' | 'silent';
let reply: (form: URLSearchParams, before: number) => Reply;
let asked: URLSearchParams[] = [];
let origin = '';
let net: Net | undefined;

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const form = new URLSearchParams(body);
  const answer = reply(form, asked.push(form) - 1);
  if (answer === 'silent') return;
  if (answer === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
  response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? granted(form)));
});

function granted(form: URLSearchParams) {
  return {
    token_type: 'Bearer',
    expires_in: 3599,
    ext_expires_in: 3599,
    access_token: `token for ${form.get('scope')} ${asked.length}`,
  };
}
function refused(error: string, number: number, extra: Record<string, unknown> = {}): Reply {
  const error_description = `AADSTS${number}: canary text. Trace ID: 1`;
  return {
    status: error === 'invalid_client' ? 401 : 400,
    body: { error, error_description, error_codes: [number], ...extra },
  };
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => net?.close());

function source(
  answer: typeof reply = () => ({}),
  credential: Credential = { kind: 'secret', secret: 'canary-secret' },
) {
  reply = answer;
  asked = [];
  now = start;
  const cloud = {
    ...microsoftCloud('global', tenantId),
    authority: 'https://login.sandbox.test',
    authorityMetadata: {
      issuer: `https://login.sandbox.test/${tenantId}/v2.0`,
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/token`,
      jwks_uri: `${origin}/keys`,
      end_session_endpoint: `${origin}/logout`,
    },
  };
  net = createNet({ network: cloud.network, cloudOrigins: cloudOrigins(cloud) });
  return createTokenSource({
    cloud,
    tenantId,
    clientId,
    credential,
    net,
    now: () => now,
    random: () => 0,
    wait: async () => {},
  });
}

describe('app tokens', () => {
  it('are asked for once by many callers, and held', async () => {
    const tokens = source();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => tokens.app('graph', signal)));
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.token)).size).toBe(1);
    expect(await tokens.app('graph', signal)).toEqual(outcomes[0]);
    expect(asked).toHaveLength(1);
    expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: 'canary-secret',
      scope: 'https://graph.microsoft.com/.default',
    });
  });

  it('are one for each audience', async () => {
    const tokens = source();
    const graph = await tokens.app('graph', signal);
    const exchange = await tokens.app('exchange', signal);
    expect(graph).not.toEqual(exchange);
    expect(asked[1]?.get('scope')).toBe('https://outlook.office365.com/.default');
  });

  it('can be proved by a token of another issuer, read anew for each request', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'federated-'));
    const tokenFile = path.join(folder, 'token');
    writeFileSync(tokenFile, 'first\n');
    const tokens = source(() => ({}), { kind: 'federated', tokenFile });
    expect(await tokens.app('graph', signal)).toMatchObject({ ok: true });
    writeFileSync(tokenFile, 'second');
    expect(await tokens.app('exchange', signal)).toMatchObject({ ok: true });
    expect(asked.map((form) => form.get('client_assertion'))).toEqual(['first', 'second']);
    rmSync(folder, { recursive: true });
    expect(await tokens.onBehalfOf('x.y.z', signal)).toMatchObject({
      ok: false,
      failure: { reason: 'permission-missing' },
    });
  });

  it.each([
    ['a wrong secret', refused('invalid_client', 7000215), { reason: 'permission-missing', detail: 'AADSTS7000215' }],
    [
      'an unknown app',
      refused('unauthorized_client', 700016),
      { reason: 'permission-missing', detail: 'AADSTS700016' },
    ],
    [
      'a resource without consent',
      refused('invalid_resource', 500011),
      { reason: 'permission-missing', detail: 'AADSTS500011' },
    ],
    ['a web page', { body: '<html>' }, { reason: 'malformed-answer' }],
    ['an answer without a token', { body: { token_type: 'Bearer' } }, { reason: 'malformed-answer' }],
    [
      'throttling',
      { status: 429, headers: { 'retry-after': '30' }, body: {} },
      { reason: 'throttled', retryAt: '2026-11-24T12:00:30.000Z' },
    ],
    ['an outage', { status: 503, body: {} }, { reason: 'upstream-failed' }],
    ['a reset', 'reset', { reason: 'unreachable' }],
  ] satisfies [string, Reply, object][])('%s is a value', async (_, answer, failure) => {
    const tokens = source(() => answer);
    const outcome = await tokens.app('graph', signal);
    expect(outcome).toMatchObject({ ok: false, failure });
    expect(JSON.stringify(outcome)).not.toContain('canary');
  });

  it('are renewed after five minutes, so that consent given meanwhile is seen, and kept when the authority is away', async () => {
    const tokens = source((_, before) => (before >= 2 ? { status: 503, body: {} } : {}));
    const first = await tokens.app('graph', signal);
    now = new Date(start.getTime() + 4 * 60_000);
    expect(await tokens.app('graph', signal)).toEqual(first);
    now = new Date(start.getTime() + 6 * 60_000);
    const second = await tokens.app('graph', signal);
    expect(second).toMatchObject({ ok: true });
    expect(second).not.toEqual(first);
    now = new Date(start.getTime() + 12 * 60_000);
    expect(await tokens.app('graph', signal)).toEqual(second);
    expect(asked).toHaveLength(5);
  });

  it('recover after an outage: no failure is remembered', async () => {
    const tokens = source((_, before) => (before < 3 ? { status: 503, body: {} } : {}));
    expect(await tokens.app('graph', signal)).toMatchObject({ ok: false });
    expect(await tokens.app('graph', signal)).toMatchObject({ ok: true });
    expect(asked).toHaveLength(4);
  });

  it('stop waiting when the caller ends, without ending it for others', async () => {
    const tokens = source(() => 'silent');
    const ending = new AbortController();
    const waiting = tokens.app('graph', ending.signal);
    ending.abort();
    expect(await waiting).toEqual({ ok: false, failure: { reason: 'timed-out', detail: 'login.sandbox.test' } });
    expect(await tokens.app('graph', ending.signal)).toMatchObject({ ok: false });
  });
});

describe('on behalf of a person', () => {
  it('asks for the one scope with the person’s token, and never answers from another person’s', async () => {
    const tokens = source();
    const ada = await tokens.onBehalfOf('ada.user.token', signal);
    const bob = await tokens.onBehalfOf('bob.user.token', signal);
    expect(ada).not.toEqual(bob);
    expect(asked.map((form) => form.get('assertion'))).toEqual(['ada.user.token', 'bob.user.token']);
    expect(asked[0]?.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    expect(asked[0]?.get('requested_token_use')).toBe('on_behalf_of');
    expect(asked[0]?.get('scope')?.split(' ')).toContain('https://outlook.office365.com/EAS.AccessAsUser.All');
  });

  it('asks for administration only when told, and then for nothing else of Exchange', async () => {
    await source().onBehalfOf('ada.user.token', signal, 'Exchange.Manage');
    const exchange = asked[0]
      ?.get('scope')
      ?.split(' ')
      .filter((scope) => scope.startsWith('https:'));
    expect(exchange).toEqual(['https://outlook.office365.com/Exchange.Manage']);
  });

  it.each([
    ['invalid_grant', 65001, 'permission-missing'],
    ['invalid_grant', 50105, 'permission-missing'],
    ['invalid_grant', 50173, 'sign-in-needed'],
    ['invalid_grant', 500133, 'sign-in-needed'],
    ['interaction_required', 50076, 'sign-in-needed'],
    ['interaction_required', 53003, 'sign-in-needed'],
    ['consent_required', 65001, 'permission-missing'],
    ['invalid_client', 7000222, 'permission-missing'],
  ])('%s AADSTS%d is %s', async (error, number, reason) => {
    const tokens = source(() => refused(error, number, { suberror: 'basic_action', claims: '{"access_token":{}}' }));
    expect(await tokens.onBehalfOf('ada.user.token', signal)).toEqual({
      ok: false,
      failure: { reason, detail: `AADSTS${number}` },
    });
  });
});
