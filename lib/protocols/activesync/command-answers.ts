import { parseChallenges } from '@/lib/protocols/challenges';
import { retryAt } from '@/lib/protocols/retry-after';
import { decodeWbxml, type WbxmlProblem } from '@/lib/protocols/wbxml/decode';
import { elementAt, elementsIn, textOf, type WbxmlElement } from '@/lib/protocols/wbxml/element';
import type { KnownTag } from '@/lib/protocols/wbxml/tags';
import type { RefusedCommand } from '@/lib/report/activesync-commands';
import { policyType } from './commands';
import { type Policy, readPolicy } from './policy';

/** An answer as it came. Header names in lower case. */
export interface CommandReply {
  httpStatus: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/**
 * What came of a command. `refused` by HTTP status, with what the headers tell; `unreadable` is a 200 that holds no such
 * document (`other-document`: WBXML of something else, or without a status); `answered` has the command's own status.
 */
export type CommandAnswer<T> = RefusedCommand | UnreadableAnswer | ({ kind: 'answered'; status: number } & T);

/** A 200 that is no answer of ActiveSync. */
export interface UnreadableAnswer {
  kind: 'unreadable';
  problem: WbxmlProblem | 'other-document';
}

/** `folderCount` is null when the answer lists no changes, as it does with every status but 1. */
export type FolderSyncAnswer = CommandAnswer<{ folderCount: number | null }>;

/** An order to erase: the whole phone, or the account's mail only ([MS-ASPROV] 2.2.2.45 and 2.2.2.1). Never acknowledged. */
export type WipeOrder = 'none' | 'phone' | 'account';

/**
 * `policyStatus` is the one of the policy itself; null when there is no policy in the answer. The policy key is a secret of the
 * client and not kept: only whether there was one.
 */
export type ProvisionAnswer = CommandAnswer<{
  policyStatus: number | null;
  policyKeyGiven: boolean;
  policy: Policy | null;
  wipe: WipeOrder;
}>;

/** Reads the answer to `folderSyncRequest`. Total. `now` dates a `Retry-After`. */
export function readFolderSync(reply: CommandReply, now: Date): FolderSyncAnswer {
  const document = openReply(reply, 'FolderHierarchy:FolderSync', 'FolderHierarchy:Status', now);
  if (document.kind !== 'document') return document;
  const changes = elementAt(document.root, 'FolderHierarchy:Changes');
  const folderCount = changes === undefined ? null : elementsIn(changes, 'FolderHierarchy:Add').length;
  return { kind: 'answered', status: document.status, folderCount };
}

/** Reads the answer to `provisionRequest`. Total. `now` dates a `Retry-After`. */
export function readProvision(reply: CommandReply, now: Date): ProvisionAnswer {
  const document = openReply(reply, 'Provision:Provision', 'Provision:Status', now);
  if (document.kind !== 'document') return document;
  const policies = elementsIn(elementAt(document.root, 'Provision:Policies'), 'Provision:Policy');
  const wanted = policies.find((policy) => textOf(elementAt(policy, 'Provision:PolicyType')) === policyType);
  const policy = wanted ?? policies[0];
  const settings = elementAt(policy, 'Provision:Data', 'Provision:EASProvisionDoc');
  return {
    kind: 'answered',
    status: document.status,
    policyStatus: numberOf(elementAt(policy, 'Provision:Status')),
    policyKeyGiven: textOf(elementAt(policy, 'Provision:PolicyKey')) !== null,
    policy: settings === undefined ? null : readPolicy(settings),
    wipe: wipeIn(document.root),
  };
}

function wipeIn(root: WbxmlElement): WipeOrder {
  if (elementAt(root, 'Provision:RemoteWipe') !== undefined) return 'phone';
  return elementAt(root, 'Provision:AccountOnlyRemoteWipe') === undefined ? 'none' : 'account';
}

type OpenedReply = RefusedCommand | UnreadableAnswer | { kind: 'document'; root: WbxmlElement; status: number };

function openReply(reply: CommandReply, rootTag: KnownTag, statusTag: KnownTag, now: Date): OpenedReply {
  if (reply.httpStatus !== 200) return refusal(reply, now);
  const outcome = decodeWbxml(reply.body);
  if (!outcome.ok) return { kind: 'unreadable', problem: outcome.problem };
  const status = numberOf(elementAt(outcome.root, statusTag));
  if (outcome.root.tag !== rootTag || status === null) return { kind: 'unreadable', problem: 'other-document' };
  return { kind: 'document', root: outcome.root, status };
}

function refusal({ httpStatus, headers }: CommandReply, now: Date): RefusedCommand {
  const challenges = parseChallenges(headers['www-authenticate']);
  return {
    kind: 'refused',
    httpStatus,
    location: headers['x-ms-location'] ?? headers.location ?? null,
    retryAfter: retryAt(headers['retry-after'], now),
    throttle: headers['x-ms-asthrottle'] ?? null,
    diagnostics: headers['x-ms-diagnostics'] ?? null,
    // Claims challenges of the Microsoft identity platform: learn.microsoft.com/entra/identity-platform/claims-challenge.
    claimsWanted: httpStatus === 401 && challenges.some((one) => one.parameters.error === 'insufficient_claims'),
  };
}

/** Status values are an unsigned byte ([MS-ASDTYPE] 2.8). */
function numberOf(element: WbxmlElement | undefined): number | null {
  const text = textOf(element) ?? '';
  return /^\d{1,3}$/.test(text) ? Number(text) : null;
}
