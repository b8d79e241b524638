import { decisionOrder } from '@/lib/verdict/order';
import { traitNames } from '@/sandbox/variations/generate';
import { failureKinds } from './fault-cases';
import type { JudgedRun } from './judge-run';
import { type FaultRun, peopleUnderFaults } from './run-faults';
import type { VariedRun } from './run-variations';

/** Everything that one run of the matrix brought. */
export interface Accuracy {
  seed: number;
  scenarios: readonly JudgedRun[];
  variations: readonly VariedRun[];
  faults: readonly FaultRun[];
}

/** What must not be, as sentences; empty when the matrix is good. Scenarios and variations must be exact. */
export function wrongsOf({ scenarios, variations, faults }: Accuracy): string[] {
  const inexact = [...scenarios, ...variations].filter(({ exact }) => !exact).map(sentenceOf);
  const faulted = faults.flatMap(({ upstream, kind, wrong }) => wrong.map((text) => `${upstream}, ${kind}: ${text}`));
  return [...inexact, ...faulted];
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

/** The last line: counts of every kind of answer. */
export function summaryOf(accuracy: Accuracy): string {
  const { scenarios, variations, faults } = accuracy;
  const exact = (runs: readonly JudgedRun[]) => `${runs.filter((run) => run.exact).length} of ${runs.length} exact`;
  const all = [...scenarios, ...variations, ...faults.flatMap(({ runs }) => runs)];
  const count = (list: 'missed' | 'falseAlarms' | 'unknown') => all.reduce((sum, run) => sum + run[list].length, 0);
  return [
    `${scenarios.length} scenarios (${exact(scenarios)})`,
    `${variations.length} healthy variations (${exact(variations)})`,
    `${faults.length} failures of an upstream`,
    `missed ${count('missed')}`,
    `false alarms ${count('falseAlarms')}`,
    `honest unknowns ${count('unknown')}`,
    `wrong ${wrongsOf(accuracy).length}`,
  ].join(', ');
}

/** The page `docs/accuracy.md`: the same text for the same answers, so nothing in it depends on time or machine. */
export function accuracyPage(accuracy: Accuracy): string {
  const { seed, scenarios, variations, faults } = accuracy;
  const wrongs = wrongsOf(accuracy);
  return [
    '# Accuracy',
    '',
    'Written by `npm run accuracy`: every diagnosis below ran over real sockets against the simulated tenant. A cause is',
    '*found* when the report names it, *missed* when it does not although it looked, an *honest unknown* when what would have',
    'told could not be read and the report says so, a *false alarm* when it is named and not so.',
    '',
    `Seed of the variations: ${seed}. ${summaryOf(accuracy)}.`,
    '',
    '## Causes',
    '',
    ...causeTable(scenarios, faults),
    '',
    '## Verdicts',
    '',
    ...verdictTable([...scenarios, ...variations]),
    '',
    '## Healthy variations',
    '',
    'Each person has one trait of each kind. A trait that is rightly warned of makes its person degraded.',
    '',
    ...traitTable(variations),
    '',
    '## One upstream failing at a time',
    '',
    `People in each cell: ${peopleUnderFaults.map(({ id }) => id).join(', ')}. H healthy, D degraded, B blocked, I inconclusive.`,
    '"late" is an answer within the deadline; "deaf" is none at all.',
    '',
    ...faultTable(faults),
    '',
    '## What is wrong',
    '',
    ...(wrongs.length === 0 ? ['Nothing.'] : wrongs.map((text) => `- ${text}`)),
    '',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)];
}

function causeTable(scenarios: readonly JudgedRun[], faults: readonly FaultRun[]): string[] {
  const faulted = faults.flatMap(({ runs }) => runs);
  const times = (runs: readonly JudgedRun[], list: 'found' | 'missed' | 'unknown' | 'falseAlarms', code: string) =>
    runs.filter((run) => run[list].includes(code)).length;
  const rows = decisionOrder.map((code) => [
    `\`${code}\``,
    times(scenarios, 'found', code),
    times(scenarios, 'missed', code) + times(scenarios, 'unknown', code),
    times(scenarios, 'falseAlarms', code),
    times(faulted, 'found', code),
    times(faulted, 'unknown', code),
    times(faulted, 'missed', code),
    times(faulted, 'falseAlarms', code),
  ]);
  const failing = (word: string) => `failing upstream: ${word}`;
  const words = ['found', 'honest unknown', 'missed', 'false alarm'].map(failing);
  return table(['Cause, in the order of decision', 'found', 'missed', 'false alarm', ...words], rows);
}

const verdicts = ['healthy', 'degraded', 'blocked', 'inconclusive'] as const;

function verdictTable(runs: readonly JudgedRun[]): string[] {
  const rows = verdicts.map((expected) => [
    expected,
    ...verdicts.map(
      (given) => runs.filter(({ scenario, verdict }) => scenario.verdict === expected && verdict === given).length,
    ),
  ]);
  return table(['So (scenarios and variations)', ...verdicts.map((given) => `said ${given}`)], rows);
}

function traitTable(variations: readonly VariedRun[]): string[] {
  const rows = traitNames.map((name) => {
    const own = variations.filter(({ traits }) => traits.includes(name));
    return [name, own.length, own.filter(({ exact }) => exact).length, own.flatMap((run) => run.falseAlarms).length];
  });
  return table(['Trait', 'people', 'exact', 'false alarms'], rows);
}

function faultTable(faults: readonly FaultRun[]): string[] {
  const upstreams = [...new Set(faults.map(({ upstream }) => upstream))];
  const kinds = failureKinds.map(({ name }) => name).filter((name) => faults.some(({ kind }) => kind === name));
  const letters = ({ runs, wrong }: FaultRun) =>
    runs.map(({ verdict }) => (verdict ?? '-').charAt(0).toUpperCase()).join('') + (wrong.length > 0 ? ' ✗' : '');
  const rows = upstreams.map((upstream) => [
    upstream,
    ...kinds.map((name) => {
      const cell = faults.find((run) => run.upstream === upstream && run.kind === name);
      return cell === undefined ? '' : letters(cell);
    }),
  ]);
  return table(['Upstream', ...kinds], rows);
}
