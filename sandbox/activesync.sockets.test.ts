import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CommandReply, readFolderSync, readProvision } from '@/lib/protocols/activesync/command-answers';
import { type CommandRequest, folderSyncRequest, provisionRequest } from '@/lib/protocols/activesync/commands';
import { activesyncHost, activesyncUrl, exchangeResource } from './names';
import { cloudAddresses } from './scenarios/domains';
import type { Sandbox } from './start';
import { askToken, confidential, startTestSandbox } from './test-client';

let sandbox: Sandbox;
let ca: string;
let at: { host: string; port: number };
beforeAll(async () => {
  sandbox = await startTestSandbox();
  ca = await readFile(join(sandbox.dir, 'ca.pem'), 'utf8');
  const cloud = JSON.parse(await readFile(sandbox.cloudFile, 'utf8'));
  const [host = '', port = ''] = String(cloud.network.connectTo[`${cloudAddresses[activesyncHost]}:443`]).split(':');
  at = { host, port: Number(port) };
});
afterAll(() => sandbox.close());

/** What the portal needs for a command: the person's own token, exchanged on their behalf. */
async function targetOf(id: string) {
  const form = confidential(sandbox, {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    scope: `${exchangeResource}/EAS.AccessAsUser.All`,
    assertion: await sandbox.mintPortalToken(id),
  });
  const token = String((await askToken(sandbox, form)).body.access_token);
  return { url: activesyncUrl, address: `${id}@contoso.test`, token };
}

async function reply({ url, method, headers, body }: CommandRequest): Promise<CommandReply> {
  const { pathname, search } = new URL(url);
  const request = httpsRequest({
    ...at,
    method,
    path: `${pathname}${search}`,
    headers: { ...headers, host: activesyncHost },
    servername: activesyncHost,
    ca,
    agent: false,
  });
  request.end(body);
  const [response] = await once(request, 'response');
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece);
  return { httpStatus: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) };
}

const now = new Date();

it.each([
  ['healthy', { kind: 'answered', status: 1, folderCount: 9 }],
  ['quarantined-default', { kind: 'answered', status: 130 }],
  ['policy-not-applied', { kind: 'answered', status: 142 }],
  ['wipe-pending', { kind: 'answered', status: 140 }],
  ['activesync-off', { kind: 'refused', httpStatus: 403 }],
  ['throttled', { kind: 'refused', httpStatus: 503, throttle: 'RecentCommands' }],
])('%s: the folders are asked for with the token of the person', async (id, expected) => {
  expect(readFolderSync(await reply(folderSyncRequest(await targetOf(id))), now)).toMatchObject(expected);
});

it.each([
  ['policy-not-applied', { status: 1, policyStatus: 1, wipe: 'none' }],
  ['wipe-pending', { status: 1, policy: null, wipe: 'phone' }],
])('%s: the policy is read and left alone', async (id, expected) => {
  expect(readProvision(await reply(provisionRequest(await targetOf(id))), now)).toMatchObject(expected);
});
