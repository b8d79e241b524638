import type { Remedy } from '@/lib/checks/guidance';
import type { Words } from '@/lib/checks/words';
import type { FindingCode } from '@/lib/report/codes';
import type { CheckReport, Finding, Report, StepReport } from '@/lib/report/report';

/** A finding of the verdict with the step it belongs to. */
export interface Cause {
  finding: Finding;
  step: CheckReport['step'];
}

/**
 * The findings behind a verdict: the primary one first, then the others in the verdict's order. A symptom of one of
 * them is left out: it stands in its step, and its remedy would send people the wrong way.
 */
export function causesOf(report: Report, words: Words): Cause[] {
  if (!report.verdict) return [];
  const codes = [report.verdict.primary, ...report.verdict.others].filter((code) => code !== null);
  return codes
    .filter((code) => code === codes[0] || !words(code).explainedBy.some((other) => codes.includes(other)))
    .flatMap((code) => findCause(report, code) ?? []);
}

/** Remedies for one reader, in the order of the causes; notes about other phones bring none. */
export function remediesFor(report: Report, words: Words, who: Remedy['who']): { cause: Cause; remedy: Remedy }[] {
  return causesOf(report, words)
    .filter(({ finding }) => finding.severity !== 'note' || finding.code === report.verdict?.primary)
    .flatMap((cause) =>
      words(cause.finding.code)
        .remedies.filter((remedy) => remedy.who === who)
        .map((remedy) => ({ cause, remedy })),
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

/**
 * True when all that a failed step found is explained by another finding of the verdict: a switched-off mailbox is also
 * refused by the server, and a reader must not look for a second fault there.
 */
export function isConsequence(report: Report, words: Words, step: StepReport): boolean {
  const codes = [report.verdict?.primary ?? null, ...(report.verdict?.others ?? [])];
  const found = report.checks
    .filter((check) => check.step === step.id)
    .flatMap((check) => check.findings.filter((finding) => finding.severity !== 'note'));
  return (
    step.outcome === 'failed' &&
    found.length > 0 &&
    found.every(
      ({ code }) => code !== report.verdict?.primary && words(code).explainedBy.some((other) => codes.includes(other)),
    )
  );
}

/** The finding that a failed step is about: the verdict's own if it is here, else the first; null where nothing was found. */
export function mainFinding(report: Report, step: StepReport): Finding | null {
  const found = report.checks
    .filter((check) => check.step === step.id)
    .flatMap((check) => check.findings.filter((finding) => finding.severity !== 'note'));
  return found.find(({ code }) => code === report.verdict?.primary) ?? found[0] ?? null;
}

/** True while adding the account again would erase the phone, fail in an outage, or can never work (no sign-in of its own). */
export function setupWouldHarm(report: Report): boolean {
  const codes = [report.verdict?.primary, ...(report.verdict?.others ?? [])];
  return (
    codes.includes('device/wipe-pending') ||
    report.verdict?.primary === 'service/incident' ||
    report.verdict?.primary === 'mailbox/shared'
  );
}

/** True when the verdict says that the mailbox is kept on the organisation's own server. */
export function isKeptElsewhere(report: Report): boolean {
  return report.verdict?.primary === 'mailbox/on-premises';
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
