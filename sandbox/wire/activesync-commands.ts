import type { CommandDevice } from '../tenant/partnership';
import { exchangeHeaders } from './exchange-headers';
import type { WireAnswer, WireRequest } from './http-exchange';
import { encodeDocument, nameOf, node, tokensIn, type WbxmlNode } from './wbxml';
import type { ActivesyncCommands } from './world';

const folders = 7;
const provision = 14;
const settings = 18;

/** Names and types of the folders of every mailbox ([MS-ASCMD] 2.2.3.186.3). */
const mailboxFolders: [string, number][] = [
  ['Inbox', 2],
  ['Drafts', 3],
  ['Deleted Items', 4],
  ['Sent Items', 5],
  ['Outbox', 6],
  ['Tasks', 7],
  ['Calendar', 8],
  ['Contacts', 9],
  ['Notes', 10],
];

/** Tokens of the policy settings that the tenant uses ([MS-ASWBXML] 2.1.2.1.15). */
const settingTokens = {
  DevicePasswordEnabled: 0x0e,
  AlphanumericDevicePasswordRequired: 0x0f,
  AttachmentsEnabled: 0x13,
  MinDevicePasswordLength: 0x14,
  MaxInactivityTimeDeviceLock: 0x15,
  MaxDevicePasswordFailedAttempts: 0x16,
  AllowSimpleDevicePassword: 0x18,
  AllowCamera: 0x1c,
  RequireDeviceEncryption: 0x1d,
} as const;

/** Settings of a policy with their values as texts. */
export type PolicyDocument = Partial<Record<keyof typeof settingTokens, string>>;

/** PolicyKey, Status, RemoteWipe, AccountOnlyRemoteWipe: what a request holds only to acknowledge ([MS-ASPROV] 3.1.5.1.2). */
const acknowledging = [0x09, 0x0b, 0x0c, 0x3b].map((token) => nameOf(provision, token));

/**
 * Answers a POST whose token is good. Malformed requests get 400, another protocol version status 138.
 * @param onFolderSync told of the device and the status, so that the mailbox can list it.
 * @throws when a policy or a wipe is acknowledged: the portal must never do that, and its test shall see it at once.
 */
export function answerCommand(
  request: WireRequest,
  commands: ActivesyncCommands,
  versions: readonly string[],
  onFolderSync: (device: CommandDevice, status: number) => void = () => undefined,
): WireAnswer {
  const query = new URLSearchParams(request.target.split('?')[1] ?? '');
  const tokens = tokensIn(request.body);
  const command = query.get('Cmd');
  if (tokens === null || (command !== 'FolderSync' && command !== 'Provision')) return bare(400);
  const acknowledged = tokens.find((name) => acknowledging.includes(name));
  if (acknowledged !== undefined || (request.headers['x-ms-policykey'] ?? '0') !== '0') {
    throw new Error(`a policy or a wipe was acknowledged (${acknowledged ?? 'X-MS-PolicyKey'})`);
  }
  const { httpStatus = 200, headers = {} } = commands;
  if (httpStatus !== 200) return bare(httpStatus, headers);
  const refused = refusalOf(request, query, versions);
  if (command === 'Provision')
    return document(refused === null ? provisionDocument(commands) : provisionStatus(refused));
  const status = refused ?? commands.folderSync;
  const [id, type] = [query.get('DeviceId') ?? '', query.get('DeviceType') ?? ''];
  onFolderSync({ id, type, userAgent: String(request.headers['user-agent'] ?? '') }, status);
  return document(folderSyncDocument(status));
}

/** Statuses that a request earns by itself: 108 and 109 without a device, 138 with another version ([MS-ASCMD] 2.2.2). */
function refusalOf(request: WireRequest, query: URLSearchParams, versions: readonly string[]): number | null {
  if (!/^[A-Za-z0-9]{1,32}$/.test(query.get('DeviceId') ?? '')) return 108;
  if (!/^[A-Za-z0-9]{1,32}$/.test(query.get('DeviceType') ?? '')) return 109;
  return versions.includes(String(request.headers['ms-asprotocolversion'])) ? null : 138;
}

function folderSyncDocument(status: number): WbxmlNode {
  if (status !== 1) return node(folders, 0x16, node(folders, 0x0c, String(status)));
  const adds = mailboxFolders.map(([name, type], index) =>
    node(
      folders,
      0x0f,
      node(folders, 0x08, String(index + 1)),
      node(folders, 0x09, '0'),
      node(folders, 0x07, name),
      node(folders, 0x0a, String(type)),
    ),
  );
  return node(
    folders,
    0x16,
    node(folders, 0x0c, '1'),
    node(folders, 0x12, '1'),
    node(folders, 0x0e, node(folders, 0x17, String(adds.length)), ...adds),
  );
}

function provisionStatus(status: number): WbxmlNode {
  return node(provision, 0x05, node(provision, 0x0b, String(status)));
}

/** The answer to the first request: order of elements as in [MS-ASPROV] 3.2.5.1.1. A wipe comes instead of a policy. */
function provisionDocument({ policy, wipe }: ActivesyncCommands): WbxmlNode {
  const status = node(provision, 0x0b, '1');
  if (wipe) return node(provision, 0x05, status, node(provision, 0x0c));
  const information = node(settings, 0x16, node(settings, 0x06, '1'));
  const type = node(provision, 0x08, 'MS-EAS-Provisioning-WBXML');
  const found =
    policy === null
      ? node(provision, 0x07, type, node(provision, 0x0b, '2'))
      : node(
          provision,
          0x07,
          type,
          node(provision, 0x0b, '1'),
          node(provision, 0x09, '1307199584'),
          node(provision, 0x0a, node(provision, 0x0d, ...settingsOf(policy))),
        );
  return node(provision, 0x05, information, status, node(provision, 0x06, found));
}

function settingsOf(policy: PolicyDocument): WbxmlNode[] {
  return Object.entries(settingTokens).flatMap(([name, token]) => {
    const value = policy[name as keyof PolicyDocument];
    return value === undefined ? [] : [node(provision, token, value)];
  });
}

function document(root: WbxmlNode): WireAnswer {
  const headers = {
    ...exchangeHeaders(200),
    'Content-Type': 'application/vnd.ms-sync.wbxml',
    'Cache-Control': 'private',
  };
  return { status: 200, headers, body: encodeDocument(root) };
}

function bare(status: number, headers: Record<string, string> = {}): WireAnswer {
  return { status, headers: { ...exchangeHeaders(status), ...headers }, body: '' };
}
