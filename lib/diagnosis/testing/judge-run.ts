import { catalog } from '@/lib/checks/catalog';
import { checks } from '@/lib/checks/registry';
import type { FindingCode } from '@/lib/report/codes';
import type { Report } from '@/lib/report/report';
import type { VerdictState } from '@/lib/report/vocabulary';
import type { Scenario } from '@/sandbox/scenarios/scenario';

/** How one diagnosis compares with what its scenario says is so. Codes are sorted. */
export interface JudgedRun {
  scenario: Scenario;
  verdict: VerdictState | null;
  /** Causes and notes that are so and were said. */
  found: string[];
  /** So, and not said by a diagnosis that thinks it looked. */
  missed: string[];
  /** So, and not said, because what would have told could not be read: and the report says that. */
  unknown: string[];
  /** Said and not so, and no symptom of something that is. Notes do not count: they accuse nobody. */
  falseAlarms: string[];
  /** Verdict and primary cause are those of the scenario, nothing is missed or unknown, nothing is false. */
  exact: boolean;
}

/**
 * Compares a report with its scenario.
 * @param alsoTrue codes that are so besides the scenario's own, such as what a failing host shows.
 * @param facts `all` were there to be read, or `some` were made to fail: then the same thing may be said less exactly.
 */
export function judgeRun(
  scenario: Scenario,
  report: Report,
  alsoTrue: readonly string[] = [],
  facts: 'all' | 'some' = 'all',
): JudgedRun {
  const findings = report.checks.flatMap((check) => check.findings);
  const said = new Set<string>(findings.map(({ code }) => code));
  const accused = findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
  const absent = scenario.mustFind.filter((code) => !said.has(code));
  const lessExact = facts === 'all' ? [] : scenario.mustFind.flatMap((code) => sayingLess[code] ?? []);
  const saidLess = (code: string) => facts === 'some' && (sayingLess[code] ?? []).some((less) => said.has(less));
  const unknown = absent.filter((code) => saidLess(code) || couldNotTell(code, report));
  const missed = absent.filter((code) => !unknown.includes(code));
  const isTrue = (code: FindingCode) => scenario.mustFind.includes(code) || alsoTrue.includes(code);
  // A symptom stays one when its cause is so and could not be read.
  const isSymptom = (code: FindingCode) => catalog[code].explainedBy.some(isTrue);
  const falseAlarms = accused.filter(
    (code) => !lessExact.includes(code) && (scenario.mustNotFind.includes(code) || !(isTrue(code) || isSymptom(code))),
  );
  const verdict = report.verdict?.state ?? null;
  const asDescribed = verdict === scenario.verdict && (report.verdict?.primary ?? null) === scenario.primary;
  return {
    scenario,
    verdict,
    found: sorted(scenario.mustFind.filter((code) => said.has(code))),
    missed: sorted(missed),
    unknown: sorted(unknown),
    falseAlarms: sorted(falseAlarms),
    exact: asDescribed && absent.length === 0 && falseAlarms.length === 0,
  };
}

/** The same thing, as it is said when the fact that makes it exact could not be read. */
export const sayingLess: Readonly<Record<string, readonly FindingCode[]>> = {
  // The list that allows the phone.
  'device/listed-allowed-and-blocked': ['device/blocked-for-user'],
  // Intune's word on a phone of which Exchange knows only that device management decides.
  'device/not-compliant': ['device/decided-by-mdm'],
};

/**
 * True when a check that states the code was left undecided, and none that states it looked and found nothing, unless the
 * verdict says that it knows too little.
 */
function couldNotTell(code: string, report: Report): boolean {
  const able = checks.filter(({ codes }) => codes.some((own) => own === code)).map(({ id }) => id);
  const outcomes = report.checks.filter(({ id }) => able.includes(id)).map(({ outcome }) => outcome);
  const undecided = outcomes.some((outcome) => outcome === 'untested' || outcome === 'cantTell');
  return undecided && (!outcomes.includes('passed') || report.verdict?.state === 'inconclusive');
}

function sorted(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort();
}
