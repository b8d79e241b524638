import type { EventBody, ReportEvent } from '@/lib/report/events';
import type { Given, ObservationKey } from '@/lib/report/observations';
import type { CheckReport } from '@/lib/report/report';
import { type StepId, stepIds } from '@/lib/report/vocabulary';
import { type ObservationSet, observedValues, type Rules } from './rules';

/** What has been said so far in one diagnosis, so that nothing is said twice, also after a take-over. */
export interface Progress {
  observations: ObservationSet;
  /** Keys that will not change any more: observed, unavailable, or left out by the plan. */
  settled: Set<ObservationKey>;
  checks: Map<string, CheckReport>;
  steps: Set<StepId>;
  said: Set<ReportEvent['type']>;
}

/** Progress as a stored journal left it; an empty journal gives a fresh one. */
export function progressFrom(events: readonly ReportEvent[]): Progress {
  const progress: Progress = {
    observations: {},
    settled: new Set(),
    checks: new Map(),
    steps: new Set(),
    said: new Set(),
  };
  for (const event of events) {
    progress.said.add(event.type);
    if (event.type === 'check-finished') progress.checks.set(event.check.id, event.check);
    if (event.type === 'step-finished') progress.steps.add(event.step.id);
  }
  return progress;
}

/** Marks a key as settled with what came of it. */
export function settle(progress: Progress, key: ObservationKey, observation: unknown): void {
  progress.settled.add(key);
  progress.observations = { ...progress.observations, [key]: observation };
}

/** Everything that can be said now and was not said before, in the order of a report. */
export function conclude(
  progress: Progress,
  rules: Rules,
  given: Given,
  onBug: (where: string, error: unknown) => void,
): EventBody[] {
  return [
    ...subjectEvents(progress),
    ...deviceEvents(progress, rules, given),
    ...factEvents(progress, rules, given),
    ...checkEvents(progress, rules, given, onBug),
    ...stepEvents(progress, rules),
  ];
}

function subjectEvents(progress: Progress): EventBody[] {
  const user = progress.observations.directoryUser;
  if (progress.said.has('subject-resolved') || user?.status !== 'observed' || !user.value.found) return [];
  progress.said.add('subject-resolved');
  const { primaryAddress, userPrincipalName, displayName } = user.value;
  return [
    {
      type: 'subject-resolved',
      address: primaryAddress || userPrincipalName,
      displayName: displayName || null,
      signInName: userPrincipalName || null,
    },
  ];
}

function deviceEvents(progress: Progress, rules: Rules, given: Given): EventBody[] {
  if (progress.said.has('device-chosen') || !allSettled(progress, rules.device.after)) return [];
  // Unseen phones are not "no phone": then nothing is said about a device at all.
  if (progress.observations.devices?.status !== 'observed') return [];
  progress.said.add('device-chosen');
  return [{ type: 'device-chosen', device: rules.device.choose(observedValues(progress.observations), given) }];
}

function factEvents(progress: Progress, rules: Rules, given: Given): EventBody[] {
  if (progress.said.has('facts-known') || !allSettled(progress, rules.facts.after)) return [];
  progress.said.add('facts-known');
  return [{ type: 'facts-known', ...rules.facts.of(observedValues(progress.observations), given) }];
}

function checkEvents(
  progress: Progress,
  rules: Rules,
  given: Given,
  onBug: (where: string, error: unknown) => void,
): EventBody[] {
  const ready = rules.checks.filter(
    (check) => !progress.checks.has(check.id) && allSettled(progress, [...check.needs, ...check.wants]),
  );
  return ready.map((check) => {
    const report = rules.evaluate(check, progress.observations, given, (error) => onBug(`check ${check.id}`, error));
    progress.checks.set(check.id, report);
    return { type: 'check-finished', check: report };
  });
}

function stepEvents(progress: Progress, rules: Rules): EventBody[] {
  const ready = stepIds.filter(
    (step) =>
      !progress.steps.has(step) && rules.checks.every((check) => check.step !== step || progress.checks.has(check.id)),
  );
  return ready.map((step) => {
    progress.steps.add(step);
    return { type: 'step-finished', step: rules.step(step, [...progress.checks.values()]) };
  });
}

function allSettled(progress: Progress, keys: readonly ObservationKey[]): boolean {
  return keys.every((key) => progress.settled.has(key));
}
