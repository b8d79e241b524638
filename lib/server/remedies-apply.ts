import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import type { TokenOutcome } from '@/lib/probes/define-probe';
import { type BoundRemedy, bindRemedy, isDone } from '@/lib/remedies/bind';
import type { MailboxState } from '@/lib/remedies/state';
import type { ProbeFailure } from '@/lib/report/observations';
import type { RemedyId, RemedyResult } from '@/lib/report/remedies';
import type { EarlierRemedy, RemedyEnd, RemedyRow } from '@/lib/store/remedy-types';
import type { Store } from '@/lib/store/types';
import type { Answer } from './answer';
import { answerOf, detailOf, details, failureProblem, withState } from './remedies-answer';
import { exchangeToken, type Person, readMailbox } from './remedies-read';
import type { RemedyRequest } from './remedies-requests';
import { remediesView, stateOf } from './remedies-view';
import { mayHaveHappened, readBack, writeChange } from './remedies-write';
import type { World } from './world';

/** What a change is made with. */
export interface ApplyParts {
  store: Pick<Store, 'remedies'>;
  world: World;
}

/** A change whose line in the audit log is written. */
export interface Begun {
  id: string;
  actor: Actor;
  person: Person;
  request: RemedyRequest;
}

/**
 * Copies of Exchange may be this late, in milliseconds. Within it a change that somebody has just made is not made again,
 * although it does not show yet.
 */
const replicationMs = 120_000;

/**
 * Makes the change of a line that is `started`, and ends the line, whatever happens. The state is read fresh; what is already
 * so is left; what is not as the admin saw it is refused with the new state.
 */
export async function makeChange(parts: ApplyParts, begun: Begun): Promise<Answer<RemedyResult>> {
  const { world, store } = parts;
  const end = (outcome: RemedyEnd) => endOf(store, begun.id, outcome);
  const token = await exchangeToken(world, begun.actor, new AbortController().signal);
  const read = token.ok ? await readMailbox(world, begun.person, token) : token;
  if (!read.ok) return failed(end, read.failure, world);
  const earlier = await store.remedies.earlier(begun.person.id);
  const now = world.clock.now();
  const state = stateOf(read.value, earlier, now);
  const view = () => remediesView(read.value, state, now);
  if (state === null) return withState(await end({ outcome: 'refused', detail: details.noMailbox }), view());
  const { remedy, deviceId, digest } = begun.request;
  const bound = bindRemedy(remedy, state, deviceId);
  const settled = await settle(end, begun.request, state, earlier, bound);
  if (settled !== null) return settled;
  const preview = bound?.view();
  if (preview?.offered === false) {
    return withState(await end({ outcome: 'refused', detail: details.notOffered }), view(), preview.why);
  }
  if (bound === null || preview?.digest !== digest) {
    return withState(await end({ outcome: 'refused', detail: details.changed }), view());
  }
  return carryOut(parts, begun, bound, state, token, end);
}

type End = (outcome: RemedyEnd) => Promise<Answer<RemedyResult>>;

async function endOf(store: ApplyParts['store'], id: string, outcome: RemedyEnd): Promise<Answer<RemedyResult>> {
  const row = await store.remedies.end(id, outcome);
  if (row === null) throw new Error('a line of the audit log is gone');
  return answerOf(row);
}

/** A failure of Microsoft's before anything was sent; the problem of the moment has the better `Retry-After`. */
async function failed(end: End, failure: ProbeFailure, world: World): Promise<Answer<RemedyResult>> {
  const refused = failure.reason === 'permission-missing' || failure.reason === 'sign-in-needed';
  const ended = await end({ outcome: refused ? 'refused' : 'failed', detail: detailOf(failure) });
  const members = ended.ok ? undefined : ended.problem.members;
  return { ok: false, problem: { ...failureProblem(failure, world.clock.now()), ...(members ? { members } : {}) } };
}

/** Ends what needs no call: it is so already, or somebody has just done it and Exchange does not show it yet. */
async function settle(
  end: End,
  { remedy, deviceId }: RemedyRequest,
  state: MailboxState,
  earlier: readonly EarlierRemedy[],
  bound: BoundRemedy | null,
): Promise<Answer<RemedyResult> | null> {
  if (isDone(remedy, state, deviceId)) {
    const now = bound?.change().before ?? [];
    return end({ outcome: 'already', before: now, after: now });
  }
  const latest = earlier.find((change) => sameTarget(change, remedy, deviceId));
  if (latest === undefined || latest.remedy !== remedy || latest.agoMs > replicationMs) return null;
  if (latest.outcome === 'unknown') return end({ outcome: 'refused', detail: details.lost });
  const change = bound?.change();
  const settings = change === undefined ? {} : { before: change.before, after: change.after };
  return end({ outcome: 'already', detail: details.justDone, ...settings });
}

/** Remedies of one phone share its state; of the mailbox, the two that turn one switch do. */
function sameTarget(change: EarlierRemedy, remedy: RemedyId, deviceId: string | null): boolean {
  if (deviceId !== null || change.deviceId !== null) {
    return change.deviceId?.toLowerCase() === deviceId?.toLowerCase();
  }
  return change.remedy.replace(/-o(n|ff)$/, '') === remedy.replace(/-o(n|ff)$/, '');
}

/** The one call, then patience. What Exchange took is in the log at once, so that a crash while reading back loses nothing. */
async function carryOut(
  { store, world }: ApplyParts,
  { id, person, request }: Begun,
  bound: BoundRemedy,
  state: MailboxState,
  token: TokenOutcome,
  end: End,
): Promise<Answer<RemedyResult>> {
  const { before, after, call } = bound.change();
  await store.remedies.end(id, { outcome: 'started', before, after, undo: bound.undo() });
  const { outcome, requestIds } = await writeChange(world, call, state.identity, token);
  const look = (pausesMs?: readonly number[]) => readBack(world, person, token, request, pausesMs);
  if (outcome.ok) {
    const taken = await end({ outcome: 'not-visible-yet', requestIds });
    return (await look()) ? end({ outcome: 'applied' }) : taken;
  }
  const detail = detailOf(outcome.failure);
  if (mayHaveHappened(outcome, call.cmdlet)) {
    const shown = await look();
    return end({ outcome: shown ? 'applied' : 'unknown', detail: shown ? null : detail, requestIds });
  }
  const refused = outcome.failure.reason === 'permission-missing';
  // A garbage answer counts as a refusal, and might have been something else: one look tells.
  if (refused && (await look([]))) return end({ outcome: 'applied', requestIds });
  const ended = await end({ outcome: refused ? 'refused' : 'failed', detail, requestIds });
  if (ended.ok) return ended;
  const problem = failureProblem(outcome.failure, world.clock.now());
  return { ok: false, problem: { ...problem, ...(ended.problem.members ? { members: ended.problem.members } : {}) } };
}

/** A line for a new change. */
export function newLine(actor: Actor, actorAddress: string, person: Person, address: string, request: RemedyRequest) {
  const { key, remedy, deviceId, reason, digest } = request;
  return {
    id: randomUUID(),
    key,
    actor: { oid: actor.oid, address: actorAddress },
    subject: { oid: person.id, address: person.primaryAddress },
    requestedAddress: address,
    deviceId,
    remedy,
    reason,
    digest,
  };
}

/** Whether a repeated key comes with the same request. */
export function sameRequest(row: RemedyRow, address: string, request: RemedyRequest): boolean {
  return (
    row.remedy === request.remedy &&
    row.deviceId === request.deviceId &&
    row.digest === request.digest &&
    row.reason === request.reason &&
    [row.requestedAddress, row.subject.address].includes(address.toLowerCase())
  );
}
