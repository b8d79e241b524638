import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policySentences } from '@/lib/checks/activesync/policy-words';
import { policyRules } from '@/lib/checks/catalog/policy-rules';
import {
  type CommandAnswer,
  type CommandReply,
  readFolderSync,
  readProvision,
} from '@/lib/protocols/activesync/command-answers';
import { type CommandRequest, folderSyncRequest, provisionRequest } from '@/lib/protocols/activesync/commands';
import { secureHost, send, startTestWire, type TestWire } from './test-client';
import { encodeDocument, node } from './wbxml';
import type { ActivesyncCommands, ActivesyncMailbox } from './world';

const address = '203.0.113.22';
const host = 'outlook.office365.test';
const url = `https://${host}/Microsoft-Server-ActiveSync`;
const now = new Date('2026-11-24T12:00:00.000Z');

const commands = (changes: Partial<ActivesyncCommands>): ActivesyncMailbox => ({
  status: 200,
  commands: { folderSync: 1, policy: null, wipe: false, ...changes },
});
const claims = { 'WWW-Authenticate': 'Bearer error="insufficient_claims", claims="e30="' };
const mailboxes: Record<string, ActivesyncMailbox> = {
  ann: { status: 200 },
  strict: commands({
    folderSync: 142,
    policy: { DevicePasswordEnabled: '1', MinDevicePasswordLength: '6', AllowCamera: '0' },
  }),
  refresh: commands({ folderSync: 143 }),
  key: commands({ folderSync: 144 }),
  off: commands({ folderSync: 126 }),
  blocked: commands({ folderSync: 129 }),
  held: commands({ folderSync: 130 }),
  wipe: commands({ folderSync: 140, wipe: true }),
  full: commands({ folderSync: 177 }),
  old: commands({ httpStatus: 449 }),
  refused: commands({ httpStatus: 403 }),
  claims: commands({ httpStatus: 401, headers: claims }),
  busy: commands({ httpStatus: 503, headers: { 'Retry-After': '60', 'X-MS-ASThrottle': 'RecentCommands' } }),
  moved: { status: 451, headers: { 'X-MS-Location': 'https://other.test/Microsoft-Server-ActiveSync' } },
  ancient: { status: 200, versions: ['14.1'] },
};

let wire: TestWire;
beforeAll(async () => {
  const mailbox = (objectId: string): ActivesyncMailbox => mailboxes[objectId] ?? { status: 403 };
  wire = await startTestWire({
    hosts: [secureHost(host, address, { kind: 'activesync', v2: () => ({ kind: 'url', url }), mailbox })],
  });
});
afterAll(() => wire.close());

const target = (person: string) => ({ url, address: `${person}+x@contoso.test`, token: `good:${person}` });

async function reply(request: CommandRequest): Promise<CommandReply> {
  const { status, headers, bytes } = await send(wire, address, request.url, request);
  const flat = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { httpStatus: status, headers: Object.fromEntries(flat), body: bytes };
}
const folderSync = async (person: string) => readFolderSync(await reply(folderSyncRequest(target(person))), now);
const provision = async (person: string) => readProvision(await reply(provisionRequest(target(person))), now);

describe('FolderSync', () => {
  it('shows the folders of a healthy mailbox', async () => {
    expect(await folderSync('ann')).toEqual({ kind: 'answered', status: 1, folderCount: 9 });
    expect(wire.entries.at(-1)).toMatchObject({
      method: 'POST',
      status: 200,
      path: '/Microsoft-Server-ActiveSync?Cmd=FolderSync&User=ann%2Bx%40contoso.test&DeviceId=RECONNECTCHECK&DeviceType=ReconnectCheck',
    });
  });

  it.each([
    ['strict', 142],
    ['refresh', 143],
    ['key', 144],
    ['off', 126],
    ['blocked', 129],
    ['held', 130],
    ['wipe', 140],
    ['full', 177],
    ['ancient', 138],
  ])('answers "%s" with status %i', async (person, status) => {
    expect(await folderSync(person)).toEqual({ kind: 'answered', status, folderCount: null });
  });

  it.each<[string, Partial<CommandAnswer<object>>]>([
    ['old', { httpStatus: 449 }],
    ['refused', { httpStatus: 403, claimsWanted: false }],
    ['claims', { httpStatus: 401, claimsWanted: true }],
    ['busy', { httpStatus: 503, retryAfter: '2026-11-24T12:01:00.000Z', throttle: 'RecentCommands' }],
    ['moved', { httpStatus: 451, location: 'https://other.test/Microsoft-Server-ActiveSync' }],
  ])('refuses "%s" by HTTP', async (person, expected) => {
    expect(await folderSync(person)).toMatchObject({ kind: 'refused', ...expected });
    expect(await provision(person)).toMatchObject({ kind: 'refused', ...expected });
  });
});

describe('Provision', () => {
  it('hands out the policy', async () => {
    const answer = await provision('strict');
    expect(answer).toEqual({
      kind: 'answered',
      status: 1,
      policyStatus: 1,
      policyKeyGiven: true,
      policy: {
        settings: [
          { name: 'DevicePasswordEnabled', values: ['1'] },
          { name: 'MinDevicePasswordLength', values: ['6'] },
          { name: 'AllowCamera', values: ['0'] },
        ],
        unknown: [],
      },
      wipe: 'none',
    });
    if (answer.kind !== 'answered') throw new Error(answer.kind);
    expect(policySentences(policyRules, answer.policy?.settings ?? [])).toEqual([
      'The phone must have a passcode of at least 6 characters.',
      'The phone must not use its camera.',
    ]);
  });

  it('tells that there is no policy', async () => {
    expect(await provision('ann')).toMatchObject({ status: 1, policyStatus: 2, policyKeyGiven: false, policy: null });
  });

  it('orders a wipe instead of a policy', async () => {
    expect(await provision('wipe')).toMatchObject({ status: 1, policyStatus: null, policy: null, wipe: 'phone' });
  });

  it('answers another version with its status', async () => {
    expect(await provision('ancient')).toMatchObject({ kind: 'answered', status: 138, policyStatus: null });
  });
});

describe('a client that does what the portal never does', () => {
  const good = folderSyncRequest(target('ann'));
  const acknowledgement = encodeDocument(node(14, 5, node(14, 6, node(14, 7, node(14, 9, '1'), node(14, 0x0b, '1')))));
  const wiped = encodeDocument(node(14, 5, node(14, 0x0c, node(14, 0x0b, '1'))));

  it.each<[string, Partial<CommandRequest>, number, RegExp]>([
    ['accepts a policy', { body: acknowledgement }, 500, /acknowledged/],
    ['reports a wipe', { body: wiped }, 500, /acknowledged/],
    ['claims an accepted policy', { headers: { ...good.headers, 'X-MS-PolicyKey': '7' } }, 500, /X-MS-PolicyKey/],
    ['sends no WBXML', { body: Buffer.from('<FolderSync/>') }, 400, /^$/],
    ['sends nothing', { body: new Uint8Array() }, 400, /^$/],
    ['sends another command', { url: good.url.replace('FolderSync', 'Sync') }, 400, /^$/],
    ['has no good token', { headers: { Authorization: 'Bearer bad' } }, 401, /^$/],
  ])('%s', async (_name, changes, status, body) => {
    const request = { ...good, ...changes };
    const answer = await send(wire, address, request.url, request);
    expect(answer.status).toBe(status);
    if (status !== 401) expect(answer.body).toMatch(body);
  });

  it.each([
    ['DeviceId=RECONNECTCHECK', 'DeviceId=', 108],
    ['DeviceType=ReconnectCheck', 'DeviceType=a b', 109],
  ])('leaves out %s', async (from, to, status) => {
    const request = { ...good, url: good.url.replace(from, to) };
    expect(readFolderSync(await reply(request), now)).toMatchObject({ status });
  });
});
