import { answerCommand } from './activesync-commands';
import { answerAutodiscoverV2, isAutodiscoverV2 } from './autodiscover-v2';
import { activesyncPath, autodiscoverXmlPath, unauthorised } from './exchange-autodiscover';
import { bearerChallenge, exchangeHeaders } from './exchange-headers';
import { type Behaved, page, pathOf, readAuthorization, type WireAnswer, type WireRequest } from './http-exchange';
import type {
  ActivesyncCommands,
  ActivesyncFront,
  ActivesyncMailbox,
  HostBehaviour,
  V2Answer,
  VerifyToken,
} from './world';

/** Exchange Online offers Bearer only, and 16.1 only since 1 March 2026 (Exchange Team blog, 15 December 2025). */
const cloudSchemes = ['Bearer'];
const cloudVersions = ['16.1'];
const healthyCommands: ActivesyncCommands = { folderSync: 1, policy: null, wipe: false };
const commands = [
  'Sync,SendMail,SmartForward,SmartReply,GetAttachment,GetHierarchy,CreateCollection,DeleteCollection,MoveCollection',
  'FolderSync,FolderCreate,FolderDelete,FolderUpdate,MoveItems,GetItemEstimate,MeetingResponse,Search,Settings,Ping',
  'ItemOperations,Provision,ResolveRecipients,ValidateCert,Find',
].join(',');

/** What an ActiveSync host is made of. */
export interface ActivesyncHost {
  v2: (address: string) => V2Answer;
  mailbox: (objectId: string) => ActivesyncMailbox;
  front?: ((address: string) => ActivesyncFront | undefined) | undefined;
  onFolderSync?: Extract<HostBehaviour, { kind: 'activesync' }>['onFolderSync'];
  verifyToken: VerifyToken;
}

/**
 * Exchange Online's front door: ActiveSync by Bearer token, Autodiscover V2, and Autodiscover XML behind sign-in. The mailboxes
 * behind it know two commands, FolderSync and the first half of Provision.
 */
export async function answerActivesync(request: WireRequest, host: ActivesyncHost): Promise<Behaved> {
  if (isAutodiscoverV2(request.target)) return answerAutodiscoverV2(request, host.v2);
  const path = pathOf(request.target).replace(/\/$/, '');
  if (path === autodiscoverXmlPath) return unauthorised(request, cloudSchemes);
  if (path !== activesyncPath) return page(404, '404 - File or directory not found.', exchangeHeaders(404));

  const front = host.front?.(addressedTo(request));
  if (front !== undefined) return front.kind === 'reset' ? 'reset' : unauthorised(request, front.schemes);
  const authorization = readAuthorization(request.authorization);
  if (request.method === 'OPTIONS' && authorization.kind === 'none') return towardsCertificateSignIn(request);
  if (request.method === 'GET' || authorization.kind !== 'bearer') return unauthorised(request, cloudSchemes);
  const objectId = await host.verifyToken(authorization.token);
  if (objectId === null) return unauthorised(request, cloudSchemes);
  const mailbox = host.mailbox(objectId);
  if (request.method === 'OPTIONS' || mailbox.status !== 200) return answerOptions(mailbox);
  if (request.method !== 'POST') return { status: 400, headers: exchangeHeaders(400), body: '' };
  const { onFolderSync } = host;
  return answerCommand(
    request,
    mailbox.commands ?? healthyCommands,
    mailbox.versions ?? cloudVersions,
    (device, status) => onFolderSync?.(objectId, device, status),
  );
}

/** Whose mailbox a request is for, as phones say before they have a token. */
function addressedTo({ headers }: WireRequest): string {
  return [headers['x-user-identity'] ?? ''].flat().join();
}

/** An OPTIONS without any `Authorization` is sent to the host for certificates (trace of 2026; MS-ASHTTP 3.1.5.2.2 on 451). */
function towardsCertificateSignIn(request: WireRequest): WireAnswer {
  const location = `https://certauth.${request.host}/Microsoft-Server-ActiveSync`;
  return { status: 451, headers: { ...exchangeHeaders(451), 'X-MS-Location': location }, body: '' };
}

/** The answer to a person known by token. Headers of the mailbox win over the usual ones. */
function answerOptions(mailbox: ActivesyncMailbox): WireAnswer {
  const { status } = mailbox;
  const usual: Record<string, string> = {
    ...exchangeHeaders(status),
    ...(status === 200 ? capabilities(mailbox.versions ?? cloudVersions) : {}),
    ...(status === 401 ? { 'WWW-Authenticate': bearerChallenge('invalid_token') } : {}),
  };
  return { status, headers: merge(usual, mailbox.headers ?? {}), body: '' };
}

/** Headers of a successful OPTIONS (MS-ASHTTP 2.2.3.2). An empty list of versions leaves its header out, as a busy proxy does. */
function capabilities(versions: readonly string[]): Record<string, string> {
  return {
    Allow: 'OPTIONS,POST',
    Public: 'OPTIONS,POST',
    'Cache-Control': 'private',
    'Content-Type': 'application/vnd.ms-sync.wbxml',
    'MS-Server-ActiveSync': '15.20',
    ...(versions.length === 0 ? {} : { 'MS-ASProtocolVersions': versions.join(',') }),
    'MS-ASProtocolCommands': commands,
    'X-MS-BackOffDuration': 'L/-469',
  };
}

/** Merges header sets by name, ignoring case: two spellings of one name would be sent as two headers. */
function merge(usual: Record<string, string>, own: Record<string, string>): Record<string, string> {
  const replaced = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const kept = Object.entries(usual).filter(([name]) => !replaced.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...own };
}
