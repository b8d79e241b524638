import { type Change, changeBetween, verdictChange } from './change';
import { type FactChange, factChanges } from './compare-facts';
import type { Finding, Report } from './report';
import type { Outcome, StepId, VerdictState } from './vocabulary';

/** One step in both reports. */
export interface StepChange {
  id: StepId;
  before: Outcome | null;
  after: Outcome | null;
  change: Change;
}

/** Two reports side by side, the earlier one first. */
export interface ReportComparison {
  verdict: { before: VerdictState; after: VerdictState; change: Change };
  steps: StepChange[];
  findings: {
    /** There before, and looked for now without being found. */
    gone: Finding[];
    /** There before; now its check could not be decided, so that it may still be there. */
    unseen: Finding[];
    fresh: Finding[];
    same: Finding[];
  };
  /** What the services said that is not as it was, in the order of the later report. */
  facts: FactChange[];
  /** False when the two are about different mailboxes, phones or apps: then a difference is no change. */
  alike: { mailbox: boolean; phone: boolean; app: boolean };
}

/** Compares two ended reports. Pure and total; a verdict that was not reached, and any of a check that was stopped, is `inconclusive`. */
export function compareReports(before: Report, after: Report): ReportComparison {
  const [was, is] = [stateOf(before), stateOf(after)];
  return {
    verdict: { before: was, after: is, change: verdictChange(was, is) },
    steps: after.steps.map(({ id, outcome }) => {
      const earlier = before.steps.find((step) => step.id === id)?.outcome ?? null;
      return {
        id,
        before: earlier,
        after: outcome,
        change: changeBetween(rankOf(earlier), rankOf(outcome), earlier === outcome),
      };
    }),
    findings: findingsOf(before, after),
    facts: factChanges(before.evidence, after.evidence),
    alike: {
      mailbox: before.subject.address.toLowerCase() === after.subject.address.toLowerCase(),
      phone: (before.device?.deviceId ?? '') === (after.device?.deviceId ?? ''),
      app: before.app === after.app,
    },
  };
}

function stateOf({ status, verdict }: Report): VerdictState {
  return status === 'finished' ? (verdict?.state ?? 'inconclusive') : 'inconclusive';
}

function rankOf(outcome: Outcome | null): number | null {
  if (outcome === 'passed' || outcome === 'inapplicable') return 0;
  return outcome === 'failed' ? 1 : null;
}

/** The same code about another phone is another finding. */
function keyOf({ code, args }: Finding): string {
  return `${code} ${String(args.deviceId ?? '')}`;
}

function findingsOf(before: Report, after: Report): ReportComparison['findings'] {
  const then = allFindings(before);
  const now = allFindings(after);
  const undecided = new Set(
    after.checks.filter(({ outcome }) => outcome === 'untested' || outcome === 'cantTell').map(({ id }) => id),
  );
  const missing = [...then].filter(([key]) => !now.has(key)).map(([, entry]) => entry);
  // A stopped check has not looked at what it did not come to.
  const seen = (check: string) =>
    after.status === 'finished' && !undecided.has(check) && after.checks.some(({ id }) => id === check);
  return {
    gone: missing.filter(({ check }) => seen(check)).map(({ finding }) => finding),
    unseen: missing.filter(({ check }) => !seen(check)).map(({ finding }) => finding),
    fresh: [...now].filter(([key]) => !then.has(key)).map(([, { finding }]) => finding),
    same: [...now].filter(([key]) => then.has(key)).map(([, { finding }]) => finding),
  };
}

function allFindings(report: Report): Map<string, { finding: Finding; check: string }> {
  const all = report.checks.flatMap((check) => check.findings.map((finding) => ({ finding, check: check.id })));
  return new Map(all.map((entry) => [keyOf(entry.finding), entry]));
}
