import { catalog } from '@/lib/checks/catalog';
import type { Remedy } from '@/lib/checks/guidance';
import type { FindingCode } from '@/lib/report/codes';
import type { CheckReport, Finding, Report } from '@/lib/report/report';

/** A finding of the verdict with the step it belongs to. */
export interface Cause {
  finding: Finding;
  step: CheckReport['step'];
}

/**
 * The findings behind a verdict: the primary one first, then the others in the verdict's order. A symptom of one of
 * them is left out: it stands in its step, and its remedy would send people the wrong way.
 */
export function causesOf(report: Report): Cause[] {
  if (!report.verdict) return [];
  const codes = [report.verdict.primary, ...report.verdict.others].filter((code) => code !== null);
  return codes
    .filter((code) => code === codes[0] || !catalog[code].explainedBy.some((other) => codes.includes(other)))
    .flatMap((code) => findCause(report, code) ?? []);
}

/** Remedies for one reader, in the order of the causes; notes about other phones bring none. */
export function remediesFor(report: Report, who: Remedy['who']): { cause: Cause; remedy: Remedy }[] {
  return causesOf(report)
    .filter(({ finding }) => finding.severity !== 'note' || finding.code === report.verdict?.primary)
    .flatMap((cause) =>
      catalog[cause.finding.code].remedies.filter((remedy) => remedy.who === who).map((remedy) => ({ cause, remedy })),
    );
}

/**
 * True when the steps 0 to 3 found nothing in the way: then setting the phone up again comes first, as in KB 2427193.
 * A step that could not be checked is not passed.
 */
export function leadsWithSetup(report: Report): boolean {
  const before = report.steps.filter((step) => step.id !== 'manual-setup');
  return (
    report.status !== 'running' &&
    report.verdict?.state !== 'blocked' &&
    before.length > 0 &&
    before.every((step) => step.outcome === 'passed' || step.outcome === 'inapplicable') &&
    before.some((step) => step.outcome === 'passed')
  );
}

function findCause(report: Report, code: FindingCode): Cause | undefined {
  for (const check of report.checks) {
    // A finding about another phone is a note; the judged phone's own comes first.
    const finding = check.findings.find((f) => f.code === code && f.severity !== 'note');
    if (finding) return { finding, step: check.step };
  }
  for (const check of report.checks) {
    const finding = check.findings.find((f) => f.code === code);
    if (finding) return { finding, step: check.step };
  }
  return undefined;
}
