import type { EvidenceBody, Probe, ProbeContext, ProbeResult } from '@/lib/probes/define-probe';
import type { Evidence } from '@/lib/report/evidence';
import type { Observation, ObservationKey, Observations, ProbeFailure } from '@/lib/report/observations';
import { graceMs } from './budget';
import { type Clock, waitOn } from './clock';

/** What every probe of one diagnosis shares. */
export interface ProbeSurroundings {
  context: Pick<ProbeContext, 'tenantId' | 'subject' | 'cloud' | 'given' | 'net' | 'tokens'>;
  clock: Clock;
  random(): number;
  /** Milliseconds since the epoch at which the whole diagnosis must have its observations. */
  deadlineAt: number;
  /** Fires when the process stops or the lease is lost. */
  stop: AbortSignal;
  redact(evidence: Evidence): Evidence;
  onBug(where: string, error: unknown): void;
}

type AnyResult = ProbeResult<Observations[ObservationKey]>;

/**
 * Runs one probe within its deadline and what is left of the diagnosis. Always resolves: a probe that throws is
 * `internal-error`, one that outlives its deadline `timed-out`. Evidence comes out redacted.
 */
export async function runProbe(
  probe: Probe,
  observed: Partial<Observations>,
  around: ProbeSurroundings,
): Promise<Observation<unknown>> {
  const started = around.clock.now();
  const endsAt = Math.min(started.getTime() + probe.deadlineMs, around.deadlineAt);
  const deadline = new AbortController();
  const cancel = around.clock.after(Math.max(0, endsAt - started.getTime()), () =>
    deadline.abort(new DOMException(`${probe.id} ran out of time`, 'TimeoutError')),
  );
  const signal = AbortSignal.any([deadline.signal, around.stop]);
  const evidence: Evidence[] = [];
  const context = contextOf(probe, around, signal, endsAt, evidence);
  try {
    const result = await Promise.race([outcomeOf(probe, context, observed, around), afterAbort(around.clock, signal)]);
    const kept = evidence.splice(0).map((item) => around.redact(item));
    const base = {
      startedAt: started.toISOString(),
      durationMs: Math.max(0, around.clock.now().getTime() - started.getTime()),
      evidence: kept,
    };
    return result.ok
      ? { ...base, status: 'observed', value: result.value }
      : { ...base, status: 'unavailable', failure: result.failure };
  } finally {
    cancel();
  }
}

/** An observation that needed no question: why the probe did not run. */
export function notRun(failure: ProbeFailure, now: Date): Observation<unknown> {
  return { status: 'unavailable', failure, startedAt: now.toISOString(), durationMs: 0, evidence: [] };
}

function contextOf(
  probe: Probe,
  around: ProbeSurroundings,
  signal: AbortSignal,
  endsAt: number,
  evidence: Evidence[],
): ProbeContext {
  let count = 0;
  return {
    ...around.context,
    signal,
    remainingMs: () => Math.max(0, endsAt - around.clock.now().getTime()),
    now: () => around.clock.now(),
    random: () => around.random(),
    wait: (ms) => waitOn(around.clock, ms, signal),
    addEvidence: (body: EvidenceBody) => {
      count += 1;
      const id = `${probe.id}-${count}`;
      evidence.push({ ...body, id, at: around.clock.now().toISOString(), probe: probe.id } as Evidence);
      return id;
    },
  };
}

async function outcomeOf(
  probe: Probe,
  context: ProbeContext,
  observed: Partial<Observations>,
  around: ProbeSurroundings,
): Promise<AnyResult> {
  try {
    // The scheduler starts a probe only when every need is observed, which the type cannot see.
    return await probe.run(context, observed as Observations);
  } catch (error) {
    if (context.signal.aborted) return { ok: false, failure: { reason: 'timed-out' } };
    around.onBug(`probe ${probe.id}`, error);
    return { ok: false, failure: { reason: 'internal-error' } };
  }
}

/** Resolves shortly after the signal: a probe that ignores its signal must not hold the diagnosis. */
function afterAbort(clock: Clock, signal: AbortSignal): Promise<AnyResult> {
  return new Promise((resolve) => {
    const giveUp = () => clock.after(graceMs, () => resolve({ ok: false, failure: { reason: 'timed-out' } }));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}
