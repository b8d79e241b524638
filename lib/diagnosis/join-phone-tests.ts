import { checks } from '@/lib/checks/registry';
import type { Evidence } from '@/lib/report/evidence';
import type { Given } from '@/lib/report/observations';
import { type PhoneTest, wasReached } from '@/lib/report/phone-test';
import type { CheckReport, Report } from '@/lib/report/report';
import { realRules } from './real-rules';
import { seenByPortal } from './seen-by-portal';

const checkId = 'phone-network';

/**
 * The report with what phones measured. In: a finished report as its journal folds, the confirmed tests oldest first, and what
 * was given to its checks. Out: the check of the phone's network judged anew, its step and the verdict decided by the same
 * functions, one piece of evidence per test. Without tests, or unfinished, the very same report. It never makes a
 * report greener: it only adds findings, or one more check that could not be decided.
 * @throws what the check throws: our own bug
 */
export function joinPhoneTests(report: Report, tests: readonly PhoneTest[], given: Given): Report {
  const check = checks.find(({ id }) => id === checkId);
  if (report.status !== 'finished' || tests.length === 0 || check === undefined) return report;
  const phone = { tests, ...seenByPortal(report, given) };
  const evidence = tests.map(evidenceOf);
  const judged = withEvidence(
    realRules.evaluate(check, {}, { ...given, phone }, (error) => {
      throw error;
    }),
    evidence,
  );
  const reports = report.checks.some(({ id }) => id === checkId)
    ? report.checks.map((entry) => (entry.id === checkId ? judged : entry))
    : [...report.checks, judged];
  // A report of before knows nothing of checks that came later, and must not wait for them.
  const known = checks.filter(({ id }) => reports.some((entry) => entry.id === id));
  // Once somebody looked, not knowing forbids "healthy"; a diagnosis that nobody tested stays as it is.
  const definitions = known.map((entry) => (entry.id === checkId ? { ...entry, couldBlock: true } : entry));
  return {
    ...report,
    checks: reports,
    steps: report.steps.map((step) => (step.id === check.step ? realRules.step(check.step, reports) : step)),
    verdict: realRules.verdict(reports, definitions),
    evidence: [...report.evidence, ...evidence],
    phoneTests: [...tests],
  };
}

function withEvidence(judged: CheckReport, evidence: readonly Evidence[]): CheckReport {
  const ids = evidence.map(({ id }) => id);
  return { ...judged, findings: judged.findings.map((finding) => ({ ...finding, evidence: ids })) };
}

/** A measurement in the shape of any other read setting, so that every surface that shows evidence shows it too. */
function evidenceOf(test: PhoneTest, index: number): Evidence {
  const hosts = test.hosts.map((result): [string, string] => [result.host, outcomeOf(result)]);
  return {
    kind: 'setting',
    id: `phone-test-${index + 1}`,
    at: test.at,
    probe: 'phone-test',
    label: 'Test of the network',
    source: test.from === 'phone' ? 'browser of the phone' : 'browser that shows this report',
    values: {
      Network: { wifi: 'Wi-Fi', mobile: 'mobile data', unknown: 'not said' }[test.network],
      Portal: { answered: 'answered', 'other-answer': 'something else answered', failed: 'not reached' }[test.portal],
      ...(test.family === null ? {} : { 'Address family': { ipv4: 'IPv4', ipv6: 'IPv6' }[test.family] }),
      ...(test.clockOffsetMs === null ? {} : { 'Clock difference': `${Math.round(test.clockOffsetMs / 1000)} s` }),
      ...Object.fromEntries(hosts),
    },
  };
}

function outcomeOf(result: PhoneTest['hosts'][number]): string {
  const last = result.tries.at(-1);
  return wasReached(result) ? `reached in ${last?.ms ?? 0} ms` : `not reached, ${result.tries.length} tries`;
}
