import { decisionOrder } from '@/lib/verdict/order';
import { traitNames } from '@/sandbox/variations/generate';
import { type Accuracy, summaryOf, wrongsOf } from './accuracy-summary';
import { failureKinds } from './fault-cases';
import { peopleUnderFaults } from './fault-people';
import type { JudgedRun } from './judge-run';
import type { FaultRun } from './run-faults';
import type { ScenarioRun } from './run-scenarios';
import type { VariedRun } from './run-variations';

/**
 * The page `docs/accuracy.md`: the same text for the same answers, so nothing in it depends on time or machine, but how many
 * diagnoses were made twice.
 */
export function accuracyPage(accuracy: Accuracy): string {
  const { seed, scenarios, asPhone, clouds, variations, faults } = accuracy;
  const wrongs = wrongsOf(accuracy);
  return [
    '# Accuracy',
    '',
    'Written by `npm run accuracy`: every diagnosis below ran over real sockets against the simulated tenant. A cause is',
    '*found* when the report names it, *missed* when it does not although it looked, an *honest unknown* when what would have',
    'told could not be read and the report says so, a *false alarm* when it is named and not so. A diagnosis is *made twice*',
    'when a deadline of our own ran out in the first, which happens on a busy machine; never under a failing upstream.',
    '',
    `Seed of the variations: ${seed}. ${summaryOf(accuracy)}.`,
    '',
    '## Causes',
    '',
    ...causeTable([...scenarios, ...asPhone], faults),
    '',
    '## Verdicts',
    '',
    ...verdictTable([...scenarios, ...variations]),
    '',
    '## Other clouds',
    '',
    'The simulated tenant under the names of records and hosts of another cloud; every scenario.',
    '',
    ...cloudTable(clouds),
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
    'The same for people whose cause the failing upstream tells; `?` where that cause is an honest unknown.',
    '',
    ...sickTable(faults),
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
  const faulted = faults.flatMap(({ runs, sick }) => [...runs, ...sick]);
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

function cloudTable(clouds: Readonly<Record<string, readonly ScenarioRun[]>>): string[] {
  const rows = Object.entries(clouds).map(([cloud, runs]) => [
    cloud,
    runs.length,
    runs.filter(({ exact }) => exact).length,
    runs.flatMap((run) => run.falseAlarms).length,
  ]);
  return table(['Cloud', 'scenarios', 'exact', 'false alarms'], rows);
}

function letterOf({ verdict }: JudgedRun): string {
  return (verdict ?? '-').charAt(0).toUpperCase();
}

function kindsIn(faults: readonly FaultRun[]): string[] {
  return failureKinds.map(({ name }) => name).filter((name) => faults.some(({ kind }) => kind === name));
}

function faultTable(faults: readonly FaultRun[]): string[] {
  const upstreams = [...new Set(faults.map(({ upstream }) => upstream))];
  const kinds = kindsIn(faults);
  const rows = upstreams.map((upstream) => [
    upstream,
    ...kinds.map((name) => {
      const cell = faults.find((run) => run.upstream === upstream && run.kind === name);
      if (cell === undefined) return '';
      return cell.runs.map(letterOf).join('') + (cell.wrong.length > 0 ? ' ✗' : '');
    }),
  ]);
  return table(['Upstream', ...kinds], rows);
}

function sickTable(faults: readonly FaultRun[]): string[] {
  const places = new Map(
    faults.flatMap(({ upstream, sick }) =>
      sick.map(({ scenario }) => [`${upstream}|${scenario.id}`, { upstream, id: scenario.id }] as const),
    ),
  );
  const kinds = kindsIn(faults);
  const rows = [...places.values()].map(({ upstream, id }) => [
    id,
    upstream,
    ...kinds.map((name) => {
      const cell = faults.find((run) => run.upstream === upstream && run.kind === name);
      const run = cell?.sick.find(({ scenario }) => scenario.id === id);
      return run === undefined ? '' : `${letterOf(run)}${run.unknown.length > 0 ? '?' : ''}`;
    }),
  ]);
  return table(['Person', 'failing upstream', ...kinds], rows);
}
