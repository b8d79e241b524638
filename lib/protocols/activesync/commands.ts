import type { WbxmlElement } from '@/lib/protocols/wbxml/element';
import { encodeWbxml } from '@/lib/protocols/wbxml/encode';
import type { KnownTag } from '@/lib/protocols/wbxml/tags';
import { checkDevice } from '@/lib/report/check-device';

/** Exchange Online refuses anything older since 1 March 2026 (Exchange Team blog, 15 December 2025). */
const protocolVersion = '16.1';
/** The format of policies since 12.0 ([MS-ASPROV] 2.2.2.43). */
export const policyType = 'MS-EAS-Provisioning-WBXML';

/** Commands that we send. Both only read: FolderSync from the beginning, and the first half of Provision. */
export type ActivesyncCommand = 'FolderSync' | 'Provision';

/** Where a command goes and who asks. `url` ends in `/Microsoft-Server-ActiveSync`, `address` is the mailbox's. */
export interface CommandTarget {
  url: string;
  address: string;
  /** The person's own token, without `Bearer`. */
  token: string;
}

/** One request, ready to send. `body` is WBXML. */
export interface CommandRequest {
  method: 'POST';
  url: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

/**
 * Asks for the folders from the beginning (SyncKey 0, [MS-ASCMD] 2.2.1.5): the first command that passes the mailbox, the access
 * rules and the policy. It changes no mail, but makes a device partnership that an admin sees.
 */
export function folderSyncRequest(target: CommandTarget): CommandRequest {
  return request('FolderSync', target, element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', '0')));
}

/**
 * Asks which policy the server wants (the initial request of [MS-ASPROV] 3.1.5.1.1). The policy is only read: the second half,
 * in which a client claims to have applied it, is not part of this portal, and `encodeWbxml` cannot write it.
 */
export function provisionRequest(target: CommandTarget): CommandRequest {
  const information = element(
    'Settings:DeviceInformation',
    element(
      'Settings:Set',
      element('Settings:Model', checkDevice.model),
      element('Settings:FriendlyName', checkDevice.name),
      element('Settings:OS', checkDevice.system),
    ),
  );
  const policies = element(
    'Provision:Policies',
    element('Provision:Policy', element('Provision:PolicyType', policyType)),
  );
  return request('Provision', target, element('Provision:Provision', information, policies));
}

function request(
  command: ActivesyncCommand,
  { url, address, token }: CommandTarget,
  root: WbxmlElement,
): CommandRequest {
  const query = [
    `Cmd=${command}`,
    `User=${encodeURIComponent(address)}`,
    `DeviceId=${checkDevice.id}`,
    `DeviceType=${checkDevice.type}`,
  ].join('&');
  return {
    method: 'POST',
    url: `${url}?${query}`,
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/vnd.ms-sync.wbxml',
      'MS-ASProtocolVersion': protocolVersion,
      // Always 0: another key would say that a policy was accepted ([MS-ASHTTP] 2.2.1.1.2.8, [MS-ASPROV] 3.1.5.1.1).
      'X-MS-PolicyKey': '0',
      'User-Agent': checkDevice.type,
    },
    body: encodeWbxml(root),
  };
}

function element(tag: KnownTag, ...content: WbxmlElement['content']): WbxmlElement {
  return { tag, content };
}
