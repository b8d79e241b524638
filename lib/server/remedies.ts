import type { Actor } from '@/lib/auth/actor';
import { isAdmin } from '@/lib/auth/roles';
import { waitOn } from '@/lib/diagnosis/clock';
import type { Log } from '@/lib/log';
import { remedyOf } from '@/lib/remedies/bind';
import type { RemediesView, RemedyResult } from '@/lib/report/remedies';
import type { RemedyRow } from '@/lib/store/remedy-types';
import { type Answer, answer, notFound, refuse } from './answer';
import { type DiagnosisCalls, signInName } from './diagnoses';
import { answerOf, details, failureProblem } from './remedies-answer';
import { type ApplyParts, type Begun, makeChange, newLine, sameRequest } from './remedies-apply';
import { exchangeToken, findPerson, type Person, readMailbox } from './remedies-read';
import type { RemedyRequest } from './remedies-requests';
import { remediesView, stateOf } from './remedies-view';
import { readBack } from './remedies-write';

/** What admins may see and change of a mailbox. */
export interface RemedyCalls {
  /** The state of a mailbox and its phones, and every remedy with its preview. Exchange is asked as the admin. */
  readRemedies(actor: Actor, address: string): Promise<Answer<RemediesView>>;
  /** Makes one change, once per key of the actor, one at a time per mailbox; every end stands in the audit log. */
  applyRemedy(actor: Actor, address: string, request: RemedyRequest): Promise<Answer<RemedyResult>>;
}

/** What the calls are built on. */
export interface RemedyParts extends ApplyParts {
  log: Log;
  startDiagnosis: DiagnosisCalls['startDiagnosis'];
}

/** Pauses while another change of the mailbox, or the same request, is under way, in milliseconds; 40 s together. */
const queueMs = [200, 300, 500, ...Array.from({ length: 39 }, () => 1_000)];

/** Later than this a state says nothing any more about who made it, in milliseconds. */
const lookAgainMs = 3_600_000;

/** Remedies over a store and a world. */
export function remedyCalls(parts: RemedyParts): RemedyCalls {
  return {
    async readRemedies(actor, address) {
      if (!isAdmin(actor)) return adminsOnly;
      const { world, store } = parts;
      const person = await findPerson(world, address);
      if (!person.ok) return { ok: false, problem: failureProblem(person.failure, world.clock.now()) };
      if (person.value === null) return notFound;
      const token = await exchangeToken(world, actor, new AbortController().signal);
      const read = token.ok ? await readMailbox(world, person.value, token) : token;
      if (!read.ok) return { ok: false, problem: failureProblem(read.failure, world.clock.now()) };
      const now = world.clock.now();
      const state = stateOf(read.value, await store.remedies.earlier(person.value.id), now);
      return answer(remediesView(read.value, state, now));
    },
    async applyRemedy(actor, address, request) {
      if (!isAdmin(actor)) {
        parts.log.event('remedy without the role', { remedy: request.remedy });
        return adminsOnly;
      }
      const known = await parts.store.remedies.find(actor.oid, request.key);
      if (known !== null) return repeated(parts, actor, address, known, request);
      const person = await findPerson(parts.world, address);
      if (!person.ok) return { ok: false, problem: failureProblem(person.failure, parts.world.clock.now()) };
      if (person.value === null) return notFound;
      return first(parts, actor, address, person.value, request);
    },
  };
}

/** Support may diagnose and read, never change; and Exchange would be asked as them. */
const adminsOnly = refuse('not-allowed', 'Only an admin may change a mailbox or read what was changed.');

async function first(
  parts: RemedyParts,
  actor: Actor,
  address: string,
  person: Person,
  request: RemedyRequest,
): Promise<Answer<RemedyResult>> {
  const { store, log } = parts;
  const line = newLine(actor, signInName(actor), person, address, request);
  for (const pause of [0, ...queueMs]) {
    if (pause > 0) await rest(parts, pause);
    const begun = await store.remedies.begin(line);
    if (begun.kind === 'same-key') return repeated(parts, actor, address, begun.row, request);
    if (begun.kind === 'busy') continue;
    const made = await madeOrUnknown(parts, { id: line.id, actor, person, request });
    log.event('remedy', {
      id: line.id,
      remedy: request.remedy,
      outcome: made.ok ? made.value.outcome : made.problem.code,
    });
    return made.ok ? tested(parts, actor, person, made.value) : made;
  }
  return refuse('busy', 'Another change of this mailbox is under way. Try again in some seconds.', {
    'retry-after': '10',
  });
}

async function madeOrUnknown(parts: RemedyParts, begun: Begun): Promise<Answer<RemedyResult>> {
  try {
    return await makeChange(parts, begun);
  } catch (error) {
    // Nothing more is known of it than that it began; the mailbox must not wait for it.
    await parts.store.remedies.end(begun.id, { outcome: 'unknown', detail: details.internal });
    throw error;
  }
}

/** The same key again: the first one's answer, waited for, and looked at once more where it was not certain. */
async function repeated(
  parts: RemedyParts,
  actor: Actor,
  address: string,
  row: RemedyRow,
  request: RemedyRequest,
): Promise<Answer<RemedyResult>> {
  if (!sameRequest(row, address, request)) {
    return refuse('key-used', 'This Idempotency-Key was used for another change. Use a new one.');
  }
  let current: RemedyRow = row;
  for (const pause of queueMs) {
    if (current.outcome !== 'started') break;
    await rest(parts, pause);
    current = (await parts.store.remedies.find(actor.oid, row.key)) ?? current;
  }
  return answerOf(await lookedAtAgain(parts, actor, current));
}

async function lookedAtAgain(parts: RemedyParts, actor: Actor, row: RemedyRow): Promise<RemedyRow> {
  const { world, store } = parts;
  const recent = world.clock.now().getTime() - Date.parse(row.at) < lookAgainMs;
  if (!recent || (row.outcome !== 'unknown' && row.outcome !== 'not-visible-yet')) return row;
  const person = await findPerson(world, row.subject.address);
  if (!person.ok || person.value === null) return row;
  const token = await exchangeToken(world, actor, new AbortController().signal);
  if (!token.ok || !(await readBack(world, person.value, token, row, []))) return row;
  return (await store.remedies.end(row.id, { outcome: 'applied' })) ?? row;
}

/** Tests the step again: a check of that mailbox and phone is started. A remedy is done also when none can be. */
async function tested(
  parts: RemedyParts,
  actor: Actor,
  person: Person,
  result: RemedyResult,
): Promise<Answer<RemedyResult>> {
  if (result.outcome !== 'applied') return answer(result);
  const remedy = remedyOf(result.remedy);
  const app = remedy.on === 'mailbox' ? remedy.app : 'unknown';
  const phone = result.deviceId === null || result.remedy === 'device-remove' ? {} : { deviceId: result.deviceId };
  try {
    const started = await parts.startDiagnosis(actor, { user: person.primaryAddress, app, ...phone });
    if (!started.ok) return answer(result);
    await parts.store.remedies.setRetest(result.auditId, started.value.id);
    return answer({ ...result, retest: { ...result.retest, diagnosisId: started.value.id } });
  } catch (error) {
    parts.log.bug('test after a remedy', error);
    return answer(result);
  }
}

function rest({ world }: RemedyParts, ms: number): Promise<void> {
  return waitOn(world.clock, ms, new AbortController().signal);
}
