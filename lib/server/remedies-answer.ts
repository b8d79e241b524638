import { remedyOf } from '@/lib/remedies/bind';
import type { ProbeFailure } from '@/lib/report/observations';
import type { RemediesView, RemedyResult } from '@/lib/report/remedies';
import type { RemedyRow } from '@/lib/store/remedy-types';
import { type Answer, answer, type Problem, refuse } from './answer';
import { retryAfterHeader } from './retry-after';

/** Words for the `detail` of a line in the audit log, where we write it ourselves. */
export const details = {
  changed: 'changed-meanwhile',
  notOffered: 'not-offered',
  justDone: 'just-done',
  lost: 'answer-lost',
  noMailbox: 'no-mailbox',
  internal: 'internal-error',
} as const;

/** The answer for a change that has ended: the same for the first request and for every repetition of it. */
export function answerOf(row: RemedyRow): Answer<RemedyResult> {
  const { outcome } = row;
  if (outcome === 'started') {
    return refuse('busy', 'This change is still under way. Ask again in some seconds.', { 'retry-after': '5' });
  }
  if (outcome === 'refused' || outcome === 'failed')
    return { ok: false, problem: { ...problemOf(row), members: { auditId: row.id } } };
  const { before, after, undo, remedy, deviceId } = row;
  const retest = { step: remedyOf(remedy).step, diagnosisId: row.retestId };
  return answer({
    auditId: row.id,
    remedy,
    deviceId,
    outcome,
    sentence: sentenceOf(outcome, row.detail),
    before: before ?? [],
    after: after ?? [],
    undo: outcome === 'already' ? null : undo,
    retest,
  });
}

function sentenceOf(outcome: RemedyResult['outcome'], detail: string | null): string {
  switch (outcome) {
    case 'applied':
      return 'Done. Exchange shows the change.';
    case 'already':
      return detail === details.justDone
        ? 'This was done a moment ago. Exchange does not show it everywhere yet; nothing was sent again.'
        : 'It is so already. Nothing was changed.';
    case 'not-visible-yet':
      return 'Exchange took the change and does not show it yet. That can take some minutes. There is no need to repeat it.';
    case 'unknown':
      return 'The answer of Exchange was lost, and its state does not show the change. Look again in 2 minutes.';
  }
}

function problemOf({ detail }: RemedyRow): Problem {
  switch (detail) {
    case details.changed:
      return { code: 'state-changed', detail: 'The state is not the one that you saw. Look at it again, then decide.' };
    case details.notOffered:
    case details.noMailbox:
      return { code: 'not-offered', detail: 'This remedy would not help here.' };
    case details.lost:
      return {
        code: 'busy',
        detail: 'The same change was tried a moment ago and its answer was lost. Look again in 2 minutes.',
        headers: { 'retry-after': '120' },
      };
    case details.internal:
      return {
        code: 'internal',
        detail: 'This is our fault. It was logged. Whether the change was made is not known.',
      };
    default:
      return failureProblem({ reason: reasonOf(detail), ...(detail === null ? {} : { detail }) });
  }
}

/** A failure is kept as one word; which kind it was follows from that word. */
function reasonOf(detail: string | null): ProbeFailure['reason'] {
  if (detail === 'throttled') return 'throttled';
  if (detail === 'sign-in-needed') return 'sign-in-needed';
  return detail === 'exchange-role' || /^AADSTS\d+$/.test(detail ?? '') ? 'permission-missing' : 'upstream-failed';
}

/** The word under which a failure stands in the audit log. */
export function detailOf({ reason, detail }: ProbeFailure): string {
  if (reason === 'throttled' || reason === 'sign-in-needed') return reason;
  return detail ?? reason;
}

/** Why Microsoft did not answer, or not as we hoped, as a refusal of ours. `now` turns `retryAt` into seconds. */
export function failureProblem(failure: ProbeFailure, now: Date = new Date()): Problem {
  const { reason, detail = '' } = failure;
  switch (reason) {
    case 'sign-in-needed':
      return {
        code: 'not-signed-in',
        detail: 'Microsoft wants you to sign in again before you look or change anything.',
      };
    case 'permission-missing':
      return { code: 'exchange-refused', detail: refusalSentence(detail) };
    case 'throttled':
      return {
        code: 'busy',
        detail: 'Microsoft asks to wait before the next question. Nothing was changed.',
        headers: { 'retry-after': retryAfterHeader(failure.retryAt, now) },
      };
    case 'internal-error':
      return { code: 'internal', detail: 'This is our fault. It was logged.' };
    default:
      return {
        code: 'exchange-failed',
        detail: `Microsoft did not answer as expected (${detail || reason}). Nothing is known to have changed.`,
      };
  }
}

function refusalSentence(detail: string): string {
  if (detail === 'exchange-role') {
    return 'Your own account has no role in Exchange that permits this. The role group Recipient Management is enough.';
  }
  if (detail === 'User.Read.All') return 'The portal may not read the directory: User.Read.All is missing.';
  return `The portal may not act for you in Exchange. Exchange.Manage needs the consent of an admin (${detail}).`;
}

/** A refusal that carries the state as it is now, so that the admin can decide again. */
export function withState(outcome: Answer<RemedyResult>, remedies: RemediesView, why?: string): Answer<RemedyResult> {
  if (outcome.ok) return outcome;
  const { problem } = outcome;
  return {
    ok: false,
    problem: { ...problem, ...(why === undefined ? {} : { detail: why }), members: { ...problem.members, remedies } },
  };
}
