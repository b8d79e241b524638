import type { JudgedRun } from './judge-run';
import type { FaultRun } from './run-faults';
import type { ScenarioRun } from './run-scenarios';
import type { VariedRun } from './run-variations';

/** Everything that one run of the matrix brought. */
export interface Accuracy {
  seed: number;
  scenarios: readonly ScenarioRun[];
  /** Scenarios diagnosed once more as a phone asks. */
  asPhone: readonly ScenarioRun[];
  /** All scenarios under the names of other clouds, by cloud. */
  clouds: Readonly<Record<string, readonly ScenarioRun[]>>;
  variations: readonly VariedRun[];
  faults: readonly FaultRun[];
}

/** What must not be, as sentences; empty when the matrix is good. All but what fails on purpose must be exact. */
export function wrongsOf({ scenarios, asPhone, clouds, variations, faults }: Accuracy): string[] {
  const inexact = (runs: readonly JudgedRun[]) => runs.filter(({ exact }) => !exact).map(sentenceOf);
  return [
    ...inexact(scenarios),
    ...inexact(asPhone).map((text) => `asked as a phone: ${text}`),
    ...Object.entries(clouds).flatMap(([cloud, runs]) => inexact(runs).map((text) => `${cloud}: ${text}`)),
    ...inexact(variations),
    ...faults.flatMap(({ upstream, kind, wrong }) => wrong.map((text) => `${upstream}, ${kind}: ${text}`)),
  ];
}

function sentenceOf({ scenario, verdict, missed, unknown, falseAlarms }: JudgedRun): string {
  const parts = [
    `${verdict} instead of ${scenario.verdict}`,
    ...missed.map((code) => `missed ${code}`),
    ...unknown.map((code) => `could not tell ${code}`),
    ...falseAlarms.map((code) => `false alarm ${code}`),
  ];
  return `${scenario.id}: ${parts.join(', ')}`;
}

/** Diagnoses that were made twice, because our own deadline ran out in the first: a busy machine, no answer of the product. */
export function madeTwice({ scenarios, clouds, variations }: Accuracy): number {
  return [...scenarios, ...Object.values(clouds).flat(), ...variations].filter(({ again }) => again).length;
}

/** The last line: counts of every kind of answer. */
export function summaryOf(accuracy: Accuracy): string {
  const { scenarios, asPhone, variations, faults } = accuracy;
  const clouds = Object.values(accuracy.clouds).flat();
  const exact = (runs: readonly JudgedRun[]) => `${runs.filter((run) => run.exact).length} of ${runs.length} exact`;
  const underFaults = faults.flatMap(({ runs, sick }) => [...runs, ...sick]);
  const all = [...scenarios, ...asPhone, ...clouds, ...variations, ...underFaults];
  const count = (list: 'missed' | 'falseAlarms' | 'unknown') => all.reduce((sum, run) => sum + run[list].length, 0);
  return [
    `${scenarios.length} scenarios (${exact(scenarios)})`,
    `${asPhone.length} of them asked as a phone asks (${exact(asPhone)})`,
    `${clouds.length} in other clouds (${exact(clouds)})`,
    `${variations.length} healthy variations (${exact(variations)})`,
    `${faults.length} failures of an upstream`,
    `missed ${count('missed')}`,
    `false alarms ${count('falseAlarms')}`,
    `honest unknowns ${count('unknown')}`,
    `made twice ${madeTwice(accuracy)}`,
    `wrong ${wrongsOf(accuracy).length}`,
  ].join(', ');
}
