import type { ReportEvent } from './events';
import type { Report, Verdict } from './report';
import { schemaVersion, stepIds } from './vocabulary';

/** A report before its first event: five undecided steps, nothing known. */
export function emptyReport(id: string): Report {
  return {
    id,
    schemaVersion,
    status: 'running',
    subject: { address: '', requested: '', displayName: null },
    app: 'unknown',
    device: null,
    cloud: { name: '', notice: null, activesyncHost: '' },
    startedAt: '',
    finishedAt: null,
    verdict: null,
    steps: stepIds.map((step) => ({ id: step, outcome: null })),
    checks: [],
    probes: [],
    evidence: [],
    facts: { signInName: null, domain: null, organisation: null, expectedAutodiscover: null },
  };
}

/** What is said when a diagnosis ended without reaching a verdict: we do not know. */
const unknownVerdict: Verdict = {
  state: 'inconclusive',
  primary: null,
  others: [],
  coverage: { decided: 0, undecided: [] },
};

/** Folds one event into a report. Pure and total: the server stores its result, the browser renders it. */
export function reduce(report: Report, event: ReportEvent): Report {
  switch (event.type) {
    case 'diagnosis-started':
      return {
        ...report,
        id: event.diagnosisId,
        app: event.app,
        cloud: event.cloud,
        startedAt: event.at,
        subject: { address: event.requested, requested: event.requested, displayName: null },
        probes: event.probes.map((probe) => ({ ...probe, status: 'waiting' })),
      };
    case 'subject-resolved':
      return {
        ...report,
        subject: { ...report.subject, address: event.address, displayName: event.displayName },
        facts: { ...report.facts, signInName: event.signInName },
      };
    case 'device-chosen':
      return { ...report, device: event.device };
    case 'facts-known':
      return {
        ...report,
        facts: {
          ...report.facts,
          domain: event.domain,
          organisation: event.organisation,
          expectedAutodiscover: event.expectedAutodiscover,
        },
      };
    case 'probe-started':
      return {
        ...report,
        probes: report.probes.map((p) => (p.id === event.probe ? { ...p, status: 'running', startedAt: event.at } : p)),
      };
    case 'probe-finished':
      return {
        ...report,
        // What ended keeps when it began.
        probes: replaceOrAppend(report.probes, {
          ...report.probes.find(({ id }) => id === event.probe.id),
          ...event.probe,
        }),
        evidence: [...report.evidence, ...event.evidence],
      };
    case 'check-finished':
      return { ...report, checks: replaceOrAppend(report.checks, event.check) };
    case 'step-finished':
      return { ...report, steps: replaceOrAppend(report.steps, event.step) };
    case 'verdict-reached':
      return { ...report, verdict: event.verdict };
    case 'diagnosis-finished':
      return { ...report, status: 'finished', finishedAt: event.at };
    case 'diagnosis-failed':
      return {
        ...report,
        status: 'failed',
        finishedAt: event.at,
        verdict: { ...(report.verdict ?? unknownVerdict), state: 'inconclusive' },
      };
    case 'diagnosis-interrupted':
      return { ...report, status: 'interrupted', finishedAt: event.at, verdict: report.verdict ?? unknownVerdict };
  }
}

/** Folds a whole journal. Events must be in `seq` order; an unknown type must have been dropped by the reader. */
export function fold(id: string, events: Iterable<ReportEvent>): Report {
  let report = emptyReport(id);
  for (const event of events) report = reduce(report, event);
  return report;
}

function replaceOrAppend<T extends { id: string }>(list: readonly T[], item: T): T[] {
  return list.some((entry) => entry.id === item.id)
    ? list.map((entry) => (entry.id === item.id ? item : entry))
    : [...list, item];
}
