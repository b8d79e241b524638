import { waitOn } from '@/lib/diagnosis/clock';
import { contextWithin } from '@/lib/diagnosis/context-within';
import type { EvidenceBody, TokenOutcome } from '@/lib/probes/define-probe';
import { type InvokeOutcome, invoke } from '@/lib/protocols/exchange-admin/invoke';
import { isDone } from '@/lib/remedies/bind';
import { type CmdletCall, jsonParameters } from '@/lib/remedies/cmdlet';
import type { StateSources } from '@/lib/remedies/read-state';
import type { RemedyId } from '@/lib/report/remedies';
import { type Person, readExchange } from './remedies-read';
import { stateOf } from './remedies-view';
import type { World } from './world';

/** One call with its retries (only of what was throttled), in milliseconds. */
const writeWithinMs = 15_000;

/** What came of the call, and the ids by which Microsoft's support finds it: ours first, since an answer may be lost. */
export interface Written {
  outcome: InvokeOutcome;
  requestIds: string[];
}

/** Sends the change to Exchange as the admin. Never repeated when it may have been carried out. */
export async function writeChange(
  world: World,
  call: CmdletCall,
  anchor: string,
  token: TokenOutcome,
): Promise<Written> {
  const ids: string[] = [];
  const addEvidence = (evidence: EvidenceBody) => {
    ids.push(...requestIdsOf(evidence));
    return '';
  };
  const asAdmin = { ...world, tokens: { app: async () => token } };
  const invocation = { cmdlet: call.cmdlet, parameters: jsonParameters(call), select: ['Identity'], anchor };
  const outcome = await contextWithin(asAdmin, writeWithinMs, null, (context) =>
    invoke(invocation, { ...context, addEvidence }),
  );
  return { outcome, requestIds: [...new Set(ids)] };
}

function requestIdsOf(evidence: EvidenceBody): string[] {
  if (evidence.kind !== 'http-exchange') return [];
  return [evidence.request.headers['client-request-id'] ?? '', evidence.requestId ?? ''].filter((id) => id !== '');
}

/**
 * Whether a refused or lost call may have been carried out all the same. Exchange's own refusals name the cmdlet, and a
 * throttled call was not looked at; a cut connection, a late or odd answer and a 5xx tell nothing.
 */
export function mayHaveHappened(outcome: Extract<InvokeOutcome, { ok: false }>, cmdlet: string): boolean {
  const { reason, detail = '' } = outcome.failure;
  if (reason === 'upstream-failed') return !detail.startsWith(cmdlet);
  return reason === 'timed-out' || reason === 'unreachable' || reason === 'malformed-answer';
}

/** What is looked for when a change is read back. */
export interface Wanted {
  remedy: RemedyId;
  deviceId: string | null;
}

/**
 * Reads until Exchange shows the change: its copies follow within seconds to minutes. False when the pauses are used up, or
 * their time is, since slow answers must not add to it. A look that fails counts as one that did not show it.
 */
export async function readBack(
  world: World,
  person: Person,
  token: TokenOutcome,
  wanted: Wanted,
  pausesMs: readonly number[] = world.readBackPausesMs,
): Promise<boolean> {
  const { signal } = new AbortController();
  const endsAt = world.clock.now().getTime() + pausesMs.reduce((sum, ms) => sum + ms, 0);
  for (const pause of [0, ...pausesMs]) {
    if (pause > 0 && world.clock.now().getTime() + pause > endsAt) return false;
    if (pause > 0) await waitOn(world.clock, pause, signal);
    const read = await readExchange(world, person, token);
    if (read.ok && shows(read.value, wanted, world.clock.now())) return true;
  }
  return false;
}

function shows(observed: StateSources, { remedy, deviceId }: Wanted, now: Date): boolean {
  const state = stateOf(observed, [], now);
  return state !== null && isDone(remedy, state, deviceId);
}
