import { catalog } from '@/lib/checks/catalog';
import { checks } from '@/lib/checks/registry';
import type { FindingCode } from '@/lib/report/codes';
import type { CheckReport, Report } from '@/lib/report/report';
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
 */
export function judgeRun(scenario: Scenario, report: Report, alsoTrue: readonly string[] = []): JudgedRun {
  const findings = report.checks.flatMap((check) => check.findings);
  const said = new Set<string>(findings.map(({ code }) => code));
  const accused = findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
  const absent = scenario.mustFind.filter((code) => !said.has(code));
  const unknown = absent.filter((code) => couldNotTell(code, report.checks));
  const missed = absent.filter((code) => !unknown.includes(code));
  const isTrue = (code: FindingCode) => scenario.mustFind.includes(code) || alsoTrue.includes(code);
  // A symptom stays one when its cause is so and could not be read.
  const isSymptom = (code: FindingCode) => catalog[code].explainedBy.some(isTrue);
  const falseAlarms = accused.filter(
    (code) => scenario.mustNotFind.includes(code) || !(isTrue(code) || isSymptom(code)),
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

/** True when a check that states the code was left undecided, and none that states it looked and found nothing. */
function couldNotTell(code: string, reports: readonly CheckReport[]): boolean {
  const able = checks.filter(({ codes }) => codes.some((own) => own === code)).map(({ id }) => id);
  const outcomes = reports.filter(({ id }) => able.includes(id)).map(({ outcome }) => outcome);
  return outcomes.some((outcome) => outcome === 'untested' || outcome === 'cantTell') && !outcomes.includes('passed');
}

function sorted(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort();
}
