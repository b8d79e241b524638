import type { Probe } from '@/lib/probes/define-probe';
import type { EventBody, ReportEvent } from '@/lib/report/events';
import type { Observation, ObservationKey, Observations } from '@/lib/report/observations';
import { planProbes } from './plan';
import { conclude, type Progress, progressFrom, settle } from './progress';
import { observedValues, type Rules } from './rules';
import { notRun, type ProbeSurroundings, runProbe } from './run-probe';

/** One line to write: the event, and what is kept in private until the diagnosis ends. */
export interface RunItem {
  event: EventBody;
  observation?: { key: ObservationKey; observation: Observation<unknown> };
}

/** Everything one execution needs. Nothing here is reached for: tests give fakes for each part. */
export interface RunInput extends ProbeSurroundings {
  diagnosisId: string;
  /** The address as asked for. */
  requested: string;
  activesyncHost: string;
  /** False after a take-over: the person's token lived in the process that is gone. */
  hasOwnToken: boolean;
  /** Journal and observations of an earlier owner; empty for a new diagnosis. */
  earlier: { events: readonly ReportEvent[]; observations: ReadonlyMap<ObservationKey, Observation<unknown>> };
  probes: readonly Probe[];
  rules: Rules;
}

interface Ended {
  probe: Probe;
  observation: Observation<unknown>;
}

/**
 * Executes a diagnosis. Yields batches of what became known at the same time, in journal order, ending with
 * `diagnosis-finished`; returns without a final event when `stop` fires, so that another owner can go on.
 */
export async function* runDiagnosis(input: RunInput): AsyncGenerator<RunItem[], void, void> {
  const plan = planProbes(input.probes, input.context.given);
  const progress = progressFrom(input.earlier.events);
  const inbox = createInbox<Ended>();
  const waiting = new Map(plan.probes.map((probe) => [probe.id, probe]));
  for (const probe of input.probes) if (!waiting.has(probe.id)) progress.settled.add(probe.id);
  restore(progress, waiting, input);
  let running = 0;
  const batch: RunItem[] = progress.said.has('diagnosis-started') ? [] : [{ event: started(input, plan.probes) }];
  while (true) {
    const next = startReady(waiting, progress, input, inbox.push);
    running += next.length;
    batch.push(...next);
    batch.push(...conclude(progress, input.rules, input.context.given, input.onBug).map((event) => ({ event })));
    if (batch.length > 0) yield batch.splice(0);
    if (running === 0 && waiting.size === 0) break;
    const ended = await untilStopped(inbox.drain(), input.stop);
    if (ended === null) return;
    running -= ended.length;
    for (const end of ended) batch.push(...finish(progress, end));
  }
  if (input.stop.aborted) return;
  yield ending(progress, input.rules);
}

function started(input: RunInput, probes: readonly Probe[]): EventBody {
  const { cloud, given } = input.context;
  return {
    type: 'diagnosis-started',
    diagnosisId: input.diagnosisId,
    requested: input.requested,
    app: given.app,
    cloud: {
      name: cloud.name,
      notice: cloud.notice,
      activesyncHost: input.activesyncHost,
      adminCentre: cloud.adminCentre,
    },
    probes: probes.map(({ id, area }) => ({ id, area })),
  };
}

/** Puts stored observations back: their probes do not run again. */
function restore(progress: Progress, waiting: Map<ObservationKey, Probe>, input: RunInput): void {
  for (const [key, observation] of input.earlier.observations) {
    if (waiting.delete(key)) settle(progress, key, observation);
  }
}

/** Starts every probe whose needs are observed and whose wants are settled; settles at once those that never can be. */
function startReady(
  waiting: Map<ObservationKey, Probe>,
  progress: Progress,
  input: RunInput,
  onEnd: (end: Ended) => void,
): RunItem[] {
  const items: RunItem[] = [];
  for (const probe of waiting.values()) {
    const verdict = readiness(probe, progress, input);
    if (verdict === 'wait') continue;
    waiting.delete(probe.id);
    items.push({ event: { type: 'probe-started', probe: probe.id } });
    if (verdict === 'run') {
      const observed: Partial<Observations> = observedValues(progress.observations);
      void runProbe(probe, observed, input).then((observation) => onEnd({ probe, observation }));
    } else onEnd({ probe, observation: notRun(verdict, input.clock.now()) });
  }
  return items;
}

function readiness(probe: Probe, progress: Progress, input: RunInput) {
  if (probe.needsOwnToken && !input.hasOwnToken) return { reason: 'sign-in-needed' } as const;
  if (input.clock.now().getTime() >= input.deadlineAt) return { reason: 'timed-out' } as const;
  for (const need of probe.needs) {
    if (!progress.settled.has(need)) continue;
    if (progress.observations[need]?.status !== 'observed') {
      return { reason: 'blocked-by-earlier', detail: need } as const;
    }
  }
  // A want that no probe answers is not waited for; a need of that kind was left out by the plan.
  const known = new Set(input.probes.map(({ id }) => id));
  const open = [...probe.needs, ...probe.wants].some((key) => known.has(key) && !progress.settled.has(key));
  return open ? 'wait' : 'run';
}

function finish(progress: Progress, { probe, observation }: Ended): RunItem[] {
  settle(progress, probe.id, observation);
  const report = {
    id: probe.id,
    area: probe.area,
    status: observation.status,
    durationMs: observation.durationMs,
    ...(observation.status === 'unavailable' ? { failure: observation.failure.reason } : {}),
  };
  return [
    {
      event: { type: 'probe-finished', probe: report, evidence: observation.evidence },
      observation: { key: probe.id, observation },
    },
  ];
}

function ending(progress: Progress, rules: Rules): RunItem[] {
  const finished: RunItem = { event: { type: 'diagnosis-finished' } };
  if (progress.said.has('verdict-reached')) return [finished];
  const verdict = rules.verdict([...progress.checks.values()], rules.checks);
  return [{ event: { type: 'verdict-reached', verdict } }, finished];
}

/** A mailbox between the probes and the generator: `drain` waits for at least one and takes all that are there. */
function createInbox<T>() {
  const items: T[] = [];
  let wake: (() => void) | null = null;
  return {
    push: (item: T) => {
      items.push(item);
      wake?.();
    },
    drain: async (): Promise<T[]> => {
      if (items.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      wake = null;
      return items.splice(0);
    },
  };
}

async function untilStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T | null> {
  if (stop.aborted) return null;
  let onStop = () => {};
  const stopped = new Promise<null>((resolve) => {
    onStop = () => resolve(null);
    stop.addEventListener('abort', onStop, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    stop.removeEventListener('abort', onStop);
  }
}
