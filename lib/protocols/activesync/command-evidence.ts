import type { HttpOutcome, HttpRequest } from '@/lib/net/types';
import { httpEvidence } from '@/lib/protocols/http-evidence';
import type { CommandAnswer } from './command-answers';
import type { ActivesyncCommand } from './commands';

type CommandEvidence = ReturnType<typeof httpEvidence>;

/**
 * One ActiveSync command as evidence: the exchange without its binary bodies, their sizes in bytes, and the statuses that were
 * read in the answer. @param answer null when there was none.
 */
export function commandEvidence(
  name: ActivesyncCommand,
  request: HttpRequest,
  outcome: HttpOutcome,
  answer: CommandAnswer<{ policyStatus?: number | null }> | null,
): CommandEvidence {
  const decoded = answer?.kind === 'answered' ? answer : null;
  return {
    ...httpEvidence(name, request, outcome),
    command: {
      name,
      sentBytes: request.body?.length ?? 0,
      receivedBytes: outcome.ok ? (outcome.bytes?.length ?? 0) : null,
      status: decoded?.status ?? null,
      policyStatus: decoded?.policyStatus ?? null,
    },
  };
}
