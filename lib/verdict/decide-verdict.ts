import { catalog } from '@/lib/checks/catalog';
import type { Check } from '@/lib/checks/define-check';
import type { FindingCode } from '@/lib/report/codes';
import type { CheckReport, Finding, Verdict } from '@/lib/report/report';
import { rankOf } from './order';

/** What the verdict must know of each check that was meant to run. */
export type VerdictDefinition = Pick<Check, 'id' | 'couldBlock'>;

/**
 * Sums up a diagnosis. `blocked` when an error stops sync; else `degraded` when something is wrong; else `inconclusive`
 * when a check that could have found a block is undecided or has not reported; else `healthy`. Does not depend on the
 * order of the reports. Notes, and so findings about other phones, never count.
 */
export function decideVerdict(reports: readonly CheckReport[], definitions: readonly VerdictDefinition[]): Verdict {
  const found = reports.flatMap(({ findings }) => findings).filter(({ severity }) => severity !== 'note');
  const undecided = undecidedChecks(reports, definitions);
  const codes = rankedCodes(found);
  const primary = primaryOf(codes);
  return {
    state: stateOf(found, undecided),
    primary,
    others: codes.filter((code) => code !== primary),
    coverage: { decided: definitions.filter(({ couldBlock }) => couldBlock).length - undecided.length, undecided },
  };
}

function stateOf(found: readonly Finding[], undecided: readonly string[]): Verdict['state'] {
  if (found.some(stopsSync)) return 'blocked';
  if (found.length > 0) return 'degraded';
  return undecided.length > 0 ? 'inconclusive' : 'healthy';
}

function stopsSync({ code, severity }: Finding): boolean {
  return severity === 'error' && catalog[code].blocksSync;
}

/**
 * Ids, sorted, of the checks that could have found a block and gave no answer, unless mail or a sign-in of today clears them. A check without a report is undecided.
 */
function undecidedChecks(reports: readonly CheckReport[], definitions: readonly VerdictDefinition[]): string[] {
  return definitions
    .filter(({ couldBlock }) => couldBlock)
    .map(({ id }) => id)
    .filter((id) => {
      const answers = reports.filter((report) => report.id === id);
      return answers.length === 0 || answers.some(isUndecided);
    })
    .sort();
}

function isUndecided({ outcome, cleared }: CheckReport): boolean {
  return (outcome === 'cantTell' || outcome === 'untested') && cleared !== true;
}

/** Each code once: errors that stop sync, other errors, warnings; within each in the order of decision. */
function rankedCodes(found: readonly Finding[]): FindingCode[] {
  const weights = new Map<FindingCode, number>();
  for (const finding of found) {
    const weight = stopsSync(finding) ? 0 : finding.severity === 'error' ? 1 : 2;
    weights.set(finding.code, Math.min(weight, weights.get(finding.code) ?? weight));
  }
  return [...weights].sort(([a, x], [b, y]) => x - y || rankOf(a) - rankOf(b)).map(([code]) => code);
}

/** The first that nothing else found explains. `explainedBy` has no circle, so where something was found one remains. */
function primaryOf(codes: readonly FindingCode[]): FindingCode | null {
  const cause = codes.find((code) => !catalog[code].explainedBy.some((other) => codes.includes(other)));
  return cause ?? codes[0] ?? null;
}
