import type { Check } from '@/lib/checks/define-check';
import type { Given, Observation, ObservationKey, Observations } from '@/lib/report/observations';
import type { CheckReport, JudgedDevice, StepReport, Verdict } from '@/lib/report/report';
import type { StepId } from '@/lib/report/vocabulary';

/** What the probes of one diagnosis have brought so far. A missing key is not settled, or was left out by the plan. */
export type ObservationSet = { [K in ObservationKey]?: Observation<Observations[K]> };

/** Facts for guidance, as `facts-known` carries them. */
export interface KnownFacts {
  domain: string | null;
  organisation: 'cloud-only' | 'hybrid' | null;
  expectedAutodiscover: string | null;
}

/** The judgement a diagnosis runs with: all pure. The real one is composed in `real-rules.ts`. */
export interface Rules {
  checks: readonly Check[];
  /** Never throws; `onBug` hears of a check that did. */
  evaluate(check: Check, observations: ObservationSet, given: Given, onBug: (error: unknown) => void): CheckReport;
  /** Decided once, when everything in `after` is settled and the phones were observed. */
  device: {
    after: readonly ObservationKey[];
    choose(observed: Partial<Observations>, given: Given): JudgedDevice | null;
  };
  facts: { after: readonly ObservationKey[]; of(observed: Partial<Observations>, given: Given): KnownFacts };
  step(step: StepId, reports: readonly CheckReport[]): StepReport;
  verdict(reports: readonly CheckReport[], checks: readonly Check[]): Verdict;
}

/** The values of what was observed; what is unavailable is left out. */
export function observedValues(observations: ObservationSet): Partial<Observations> {
  const entries = Object.entries(observations).flatMap(([key, observation]) =>
    observation?.status === 'observed' ? [[key, observation.value]] : [],
  );
  return Object.fromEntries(entries);
}
