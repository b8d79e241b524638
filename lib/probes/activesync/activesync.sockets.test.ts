import { afterEach, beforeAll, expect, it } from 'vitest';
import { createTestAuthority, type LeafKind, type TestAuthority } from '@/lib/net/testing/certificates';
import { startDnsServer } from '@/lib/net/testing/dns-server';
import { createTestContext, testUser } from '@/lib/net/testing/probe-context';
import { type Answer, startHttp } from '@/lib/net/testing/servers';
import { activesyncChallenge } from './activesync-challenge';
import { activesyncOptions } from './activesync-options';

let authority: TestAuthority;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  authority = await createTestAuthority();
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function world(
  answer: Answer | null,
  options: Parameters<typeof createTestContext>[1] & { certificate?: LeafKind } = {},
) {
  const dns = await startDnsServer([{ name: 'outlook.test', type: 'A', data: '203.0.113.20' }]);
  const server = await startHttp(
    answer ?? (() => undefined),
    await authority.leaf(options.certificate ?? 'good', ['outlook.test']),
  );
  const connectTo: Record<string, string> = answer === null ? {} : { '203.0.113.20:443': server.at };
  const context = createTestContext({ dnsServers: [dns.server], connectTo, ca: authority.rootPem }, options);
  closers.push(
    () => context.net.close(),
    () => server.close(),
    () => dns.close(),
  );
  return { context, server };
}

const directoryUser = testUser();
const offered: Answer = (_q, r) =>
  r.writeHead(200, { 'MS-ASProtocolVersions': '16.1', 'MS-ASProtocolCommands': 'Sync' }).end();
const busy: Answer = (_q, r) => r.writeHead(503, { 'Retry-After': '2', 'X-MS-ASThrottle': 'RecentCommands' }).end();
/** Answers with each in turn, then with the last. */
const inTurn = (...answers: Answer[]): Answer => {
  let next = 0;
  return (q, r) => answers[Math.min(next++, answers.length - 1)]?.(q, r);
};

it('asks which sign-in the server wants, without a secret', async () => {
  const { context, server } = await world((_q, r) =>
    r.writeHead(401, { 'WWW-Authenticate': 'Bearer authorization_uri="https://login.test/"' }).end(),
  );
  expect(await activesyncChallenge.run(context, { directoryUser })).toMatchObject({
    ok: true,
    value: { kind: 'answered', status: 401, schemes: ['Bearer'], authorizationUri: 'https://login.test/' },
  });
  expect(server.requests).toMatchObject([
    {
      method: 'OPTIONS',
      url: '/Microsoft-Server-ActiveSync',
      headers: { authorization: 'Bearer', 'x-user-identity': 'ann@contoso.test' },
    },
  ]);
});

it.each([activesyncChallenge, activesyncOptions])('$id takes what is wrong with the host for a fact', async (probe) => {
  const bad = await world(offered, { certificate: 'expired' });
  expect(await probe.run(bad.context, { directoryUser })).toMatchObject({
    ok: true,
    value: { kind: 'certificate-refused', certificate: { problem: 'expired' } },
  });
  expect(bad.server.requests).toEqual([]);
  const away = await world(null);
  expect(await probe.run(away.context, { directoryUser })).toEqual({
    ok: true,
    value: { kind: 'unreachable', failure: 'unroutable' },
  });
  expect(await probe.run(away.context, { directoryUser: { found: false } })).toMatchObject({
    failure: { reason: 'blocked-by-earlier' },
  });
});

it('asks with the token of the person, which stands in no evidence', async () => {
  const { context, server } = await world(offered);
  expect(await activesyncOptions.run(context, { directoryUser })).toMatchObject({
    ok: true,
    value: { status: 200, versions: ['16.1'], proxyBusy: false },
  });
  expect(server.requests[0]?.headers.authorization).toBe('Bearer test-token');
  expect(JSON.stringify(context.evidence)).not.toContain('test-token');
  expect(context.waits).toEqual([]);
});

it('tells why there is no token, and asks nobody', async () => {
  const { context, server } = await world(offered, { token: null });
  expect(await activesyncOptions.run(context, { directoryUser })).toEqual({
    ok: false,
    failure: { reason: 'sign-in-needed' },
  });
  expect(server.accepts()).toBe(0);
});

it.each<[string, Answer, number, number[], object]>([
  ['waits as told and asks once more', inTurn(busy, offered), 8_000, [2_000], { status: 200, versions: ['16.1'] }],
  [
    'asks no third time',
    busy,
    8_000,
    [2_000],
    { status: 503, retryAfter: '2026-11-24T12:00:02.000Z', throttle: 'RecentCommands' },
  ],
  ['does not begin a wait that leaves no time', busy, 3_500, [], { status: 503 }],
  [
    'chooses a wait itself for a busy proxy',
    inTurn((_q, r) => r.writeHead(200, { 'x-nanoproxy': '1' }).end(), offered),
    8_000,
    [1_000],
    { status: 200, proxyBusy: false },
  ],
  ['does not ask again after a refusal', (_q, r) => r.writeHead(403).end(), 8_000, [], { status: 403 }],
])('%s', async (_name, answer, remainingMs, waits, value) => {
  const { context } = await world(answer, { remainingMs });
  expect(await activesyncOptions.run(context, { directoryUser })).toMatchObject({ ok: true, value });
  expect(context.waits).toEqual(waits);
});
