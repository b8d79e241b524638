import { afterEach, beforeAll, expect, it } from 'vitest';
import { createTestAuthority, type TestAuthority } from '@/lib/net/testing/certificates';
import { startDnsServer } from '@/lib/net/testing/dns-server';
import { createTestContext, testUser } from '@/lib/net/testing/probe-context';
import { type Answer, startHttp } from '@/lib/net/testing/servers';
import type { WbxmlElement } from '@/lib/protocols/wbxml/element';
import { encodeWbxml } from '@/lib/protocols/wbxml/encode';
import type { KnownTag } from '@/lib/protocols/wbxml/tags';
import type { ActivesyncOptions } from '@/lib/report/observations';
import { activesyncCommands } from './activesync-commands';

let authority: TestAuthority;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  authority = await createTestAuthority();
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

type Script = { FolderSync: Answer[]; Provision?: Answer[] };

/** Answers each command with its answers in turn, then with the last. */
async function world(script: Script, options: Parameters<typeof createTestContext>[1] = {}) {
  const dns = await startDnsServer([{ name: 'outlook.test', type: 'A', data: '203.0.113.20' }]);
  const asked: string[] = [];
  const server = await startHttp(
    (request, response) => {
      const command = new URL(request.url ?? '', 'https://outlook.test').searchParams.get('Cmd') ?? '';
      const answers = command === 'Provision' ? (script.Provision ?? []) : script.FolderSync;
      const earlier = asked.filter((one) => one === command).length;
      asked.push(command);
      answers[Math.min(earlier, answers.length - 1)]?.(request, response);
    },
    await authority.leaf('good', ['outlook.test']),
  );
  const connectTo = { '203.0.113.20:443': server.at };
  const context = createTestContext({ dnsServers: [dns.server], connectTo, ca: authority.rootPem }, options);
  closers.push(
    () => context.net.close(),
    () => server.close(),
    () => dns.close(),
  );
  return { context, server, asked };
}

const element = (tag: KnownTag, ...content: WbxmlElement['content']): WbxmlElement => ({ tag, content });
const document =
  (root: WbxmlElement): Answer =>
  (_q, response) =>
    response.writeHead(200, { 'content-type': 'application/vnd.ms-sync.wbxml' }).end(Buffer.from(encodeWbxml(root)));
/** The portal never writes these elements, so its encoder refuses some: a status alone is enough for FolderSync. */
const folders = (status: number) =>
  document(element('FolderHierarchy:FolderSync', element('FolderHierarchy:Status', String(status))));
const http =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_q, response) =>
    response.writeHead(status, headers).end();
/** Provision{Status 1, Policies{Policy{PolicyType, Status 1, Data{EASProvisionDoc{DevicePasswordEnabled 1}}}}}, by hand. */
const policy: Answer = (_q, response) =>
  response
    .writeHead(200)
    .end(
      Buffer.concat([
        Buffer.from([0x03, 0x01, 0x6a, 0x00, 0x00, 0x0e, 0x45, 0x4b, 0x03, 0x31, 0x00, 0x01, 0x46, 0x47, 0x48, 0x03]),
        Buffer.from('MS-EAS-Provisioning-WBXML'),
        Buffer.from([0x00, 0x01, 0x4b, 0x03, 0x31, 0x00, 0x01, 0x4a, 0x4d, 0x4e, 0x03, 0x31, 0x00, 0x01]),
        Buffer.from([0x01, 0x01, 0x01, 0x01, 0x01]),
      ]),
    );
/** Provision{Status 1, RemoteWipe}. */
const wipe: Answer = (_q, response) =>
  response
    .writeHead(200)
    .end(Buffer.from([0x03, 0x01, 0x6a, 0x00, 0x00, 0x0e, 0x45, 0x4b, 0x03, 0x31, 0x00, 0x01, 0x0c, 0x01]));

const directoryUser = testUser();
const activesyncOptions: ActivesyncOptions = {
  kind: 'answered',
  status: 200,
  versions: ['16.1'],
  commands: [],
  throttle: null,
  retryAfter: null,
  proxyBusy: false,
  location: null,
  diagnostics: null,
};
const observed = { directoryUser, activesyncOptions };
const claims = { 'www-authenticate': 'Bearer error="insufficient_claims", claims="e30="' };

it.each<[string, Script, string[], object]>([
  [
    'lets in and hands out a policy',
    { FolderSync: [folders(1)], Provision: [policy] },
    ['FolderSync', 'Provision'],
    {
      folderSync: { kind: 'answered', status: 1 },
      policy: [{ name: 'DevicePasswordEnabled', values: ['1'] }],
      wipe: false,
    },
  ],
  ...[139, 141, 142, 143, 144, 165].map((status): [string, Script, string[], object] => [
    `wants the policy first (${status})`,
    { FolderSync: [folders(status)], Provision: [policy] },
    ['FolderSync', 'Provision'],
    { folderSync: { status }, policy: [{ name: 'DevicePasswordEnabled' }] },
  ]),
  [
    'wants the policy first (HTTP 449)',
    { FolderSync: [http(449)], Provision: [policy] },
    ['FolderSync', 'Provision'],
    { folderSync: { kind: 'refused', httpStatus: 449 }, policy: [{ name: 'DevicePasswordEnabled' }] },
  ],
  [
    'orders a wipe',
    { FolderSync: [folders(1)], Provision: [wipe] },
    ['FolderSync', 'Provision'],
    { policy: null, wipe: true },
  ],
  ...[126, 129, 130, 140, 177].map((status): [string, Script, string[], object] => [
    `refuses with ${status}`,
    { FolderSync: [folders(status)] },
    ['FolderSync'],
    { folderSync: { kind: 'answered', status }, policy: null, wipe: false },
  ]),
  [
    'wants more claims',
    { FolderSync: [http(401, claims)] },
    ['FolderSync'],
    { folderSync: { kind: 'refused', httpStatus: 401, claimsWanted: true } },
  ],
  [
    'answers with a web page',
    { FolderSync: [(_q, r) => r.writeHead(200).end('<html>')] },
    ['FolderSync'],
    { folderSync: { kind: 'unreadable' } },
  ],
  [
    'has a policy that cannot be had',
    { FolderSync: [folders(142)], Provision: [http(403)] },
    ['FolderSync', 'Provision'],
    { folderSync: { status: 142 }, policy: null, wipe: false },
  ],
])('observes a server that %s', async (_name, script, commands, value) => {
  const { context, asked } = await world(script);
  expect(await activesyncCommands.run(context, observed)).toMatchObject({ ok: true, value });
  expect(asked).toEqual(commands);
  expect(context.waits).toEqual([]);
});

it('waits as told when the server is busy, and asks once more', async () => {
  const busy = http(503, { 'retry-after': '2', 'x-ms-asthrottle': 'RecentCommands' });
  const { context, asked } = await world({ FolderSync: [busy, folders(1)], Provision: [policy] });
  expect(await activesyncCommands.run(context, observed)).toMatchObject({ value: { folderSync: { status: 1 } } });
  expect({ asked, waits: context.waits }).toEqual({ asked: ['FolderSync', 'FolderSync', 'Provision'], waits: [2_000] });
  const late = await world({ FolderSync: [busy] }, { remainingMs: 3_500 });
  expect(await activesyncCommands.run(late.context, observed)).toMatchObject({
    value: { folderSync: { httpStatus: 503, throttle: 'RecentCommands', retryAfter: '2026-11-24T12:00:02.000Z' } },
  });
  expect(late.asked).toEqual(['FolderSync']);
});

it('keeps sizes and statuses as evidence, and neither bodies nor the token', async () => {
  const { context } = await world({ FolderSync: [folders(142)], Provision: [policy] });
  await activesyncCommands.run(context, observed);
  expect(context.evidence).toMatchObject([
    {
      kind: 'http-exchange',
      label: 'FolderSync',
      request: { url: expect.stringContaining('User=ann%40contoso.test&DeviceId=RECONNECTCHECK') },
      command: { name: 'FolderSync', sentBytes: 13, receivedBytes: 15, status: 142, policyStatus: null },
    },
    { label: 'Provision', command: { name: 'Provision', status: 1, policyStatus: 1 } },
  ]);
  const text = JSON.stringify(context.evidence);
  expect(text).not.toContain('test-token');
  expect(text).not.toContain('"body"');
});

it.each<[string, object]>([
  ['directoryUser', { directoryUser: { found: false }, activesyncOptions }],
  ['activesyncOptions', { directoryUser, activesyncOptions: { ...activesyncOptions, status: 403 } }],
  ['activesyncOptions', { directoryUser, activesyncOptions: { kind: 'unreachable', failure: 'refused' } }],
])('asks nobody when %s leaves nothing to ask', async (detail, changes) => {
  const { context, server } = await world({ FolderSync: [folders(1)] });
  expect(await activesyncCommands.run(context, { ...observed, ...changes })).toEqual({
    ok: false,
    failure: { reason: 'blocked-by-earlier', detail },
  });
  expect(server.accepts()).toBe(0);
});

it('tells why there is no token, and asks nobody', async () => {
  const { context, server } = await world({ FolderSync: [folders(1)] }, { token: null });
  expect(await activesyncCommands.run(context, observed)).toEqual({ ok: false, failure: { reason: 'sign-in-needed' } });
  expect(server.accepts()).toBe(0);
});
