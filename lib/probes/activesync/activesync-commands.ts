import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import {
  type CommandAnswer,
  type CommandReply,
  type FolderSyncAnswer,
  type ProvisionAnswer,
  readFolderSync,
  readProvision,
} from '@/lib/protocols/activesync/command-answers';
import { commandEvidence } from '@/lib/protocols/activesync/command-evidence';
import { type CommandRequest, folderSyncRequest, provisionRequest } from '@/lib/protocols/activesync/commands';
import type { ActivesyncCommands, FirstCommand } from '@/lib/report/activesync-commands';
import { waitBeforeRetry } from './busy-retry';

/**
 * Statuses by which a server says that its policy comes first ([MS-ASCMD] 2.2.2): not or not fully provisionable, not
 * provisioned, policy changed, key refused, device information wanted. Provision is what a client sends next.
 */
const policyFirst: readonly number[] = [139, 141, 142, 143, 144, 165];

/**
 * Asks as a phone would: the folders from the beginning, then, where the server has a policy, the policy. Changes no mail and
 * acknowledges nothing, but leaves an entry of our own in the mailbox's list of devices: so it runs only where the person agreed.
 */
export const activesyncCommands = defineProbe({
  id: 'activesyncCommands',
  area: 'activesync',
  needs: ['directoryUser', 'activesyncOptions'],
  deadlineMs: 12_000,
  needsOwnToken: true,
  needsAgreement: true,
  async run(context, { directoryUser, activesyncOptions }) {
    if (!directoryUser.found) return blockedBy('directoryUser');
    // A server that refused the harmless question would be asked in vain, and the refusal is judged already.
    if (activesyncOptions.kind !== 'answered' || activesyncOptions.status !== 200)
      return blockedBy('activesyncOptions');
    const token = await context.tokens.activesync(context.signal);
    if (!token.ok) return token;
    const target = { url: context.cloud.activesync, address: directoryUser.primaryAddress, token: token.token };
    const first = await ask(context, 'FolderSync', folderSyncRequest(target), readFolderSync);
    const second = hasPolicy(first) ? await ask(context, 'Provision', provisionRequest(target), readProvision) : null;
    return { ok: true, value: { folderSync: observedIn(first), ...policyIn(second) } };
  },
});

function blockedBy(detail: string) {
  return { ok: false, failure: { reason: 'blocked-by-earlier', detail } } as const;
}

/** A 449 is how servers before protocol version 14.0 ask for the same ([MS-ASHTTP] 2.2.2.1.1). */
function hasPolicy(answer: Asked<FolderSyncAnswer>): boolean {
  if (answer.kind === 'refused') return answer.httpStatus === 449;
  return answer.kind === 'answered' && (answer.status === 1 || policyFirst.includes(answer.status));
}

/** An answer as read, or why there is none. */
type Asked<T> = T | { kind: 'unreachable'; failure: string };

/** Sends a command, once more when the server is busy or broken and time is left. Evidence of each try. */
async function ask<T extends CommandAnswer<object>>(
  context: ProbeContext,
  name: 'FolderSync' | 'Provision',
  request: CommandRequest,
  read: (reply: CommandReply, now: Date) => T,
): Promise<Asked<T>> {
  const first = await tryOnce(context, name, request, read);
  const waitMs = first.busy ? waitBeforeRetry(context, first.retryAfter) : null;
  if (waitMs === null) return first.answer;
  await context.wait(waitMs);
  return (await tryOnce(context, name, request, read)).answer;
}

async function tryOnce<T extends CommandAnswer<object>>(
  context: ProbeContext,
  name: 'FolderSync' | 'Provision',
  request: CommandRequest,
  read: (reply: CommandReply, now: Date) => T,
): Promise<{ answer: Asked<T>; busy: boolean; retryAfter: string | undefined }> {
  const sent = {
    ...request,
    bytes: true as const,
    timeoutMs: Math.max(1, context.remainingMs() - 500),
    signal: context.signal,
  };
  const outcome = await context.net.cloudRequest(sent);
  if (!outcome.ok) {
    context.addEvidence(commandEvidence(name, sent, outcome, null));
    return { answer: { kind: 'unreachable', failure: outcome.failure }, busy: false, retryAfter: undefined };
  }
  const { status: httpStatus, headers, bytes = new Uint8Array() } = outcome;
  const answer = read({ httpStatus, headers, body: bytes }, context.now());
  context.addEvidence(commandEvidence(name, sent, outcome, answer));
  return { answer, busy: httpStatus >= 500, retryAfter: headers['retry-after'] };
}

function observedIn(answer: Asked<FolderSyncAnswer>): FirstCommand {
  return answer.kind === 'answered' ? { kind: 'answered', status: answer.status } : answer;
}

function policyIn(answer: Asked<ProvisionAnswer> | null): Pick<ActivesyncCommands, 'policy' | 'wipe'> {
  if (answer?.kind !== 'answered') return { policy: null, wipe: false };
  return { policy: answer.policy?.settings ?? null, wipe: answer.wipe !== 'none' };
}
