import { expect, test } from 'vitest';
import { everyWord } from '@/lib/checks/catalog';
import type { Finding, Report } from '@/lib/report/report';
import { isConsequence } from './causes';
import { blockedReport } from './fixtures';

const finding = (code: Finding['code']): Finding => ({ code, severity: 'error', args: {}, evidence: [] });

function reportWith(primary: Finding['code'], others: Finding['code'][], ...found: Finding['code'][]): Report {
  const report = blockedReport();
  const [check] = report.checks;
  if (!check || !report.verdict) throw new Error('the fixture has no check');
  return {
    ...report,
    verdict: { ...report.verdict, primary, others },
    checks: [{ ...check, step: 'autodiscover', outcome: 'failed', findings: found.map(finding) }],
  };
}

test.each<[boolean, Finding['code'], Finding['code'][], Finding['code'][]]>([
  [true, 'mailbox/activesync-disabled', ['activesync/access-refused'], ['activesync/access-refused']],
  [false, 'activesync/access-refused', [], ['activesync/access-refused']],
  [false, 'mailbox/activesync-disabled', [], ['activesync/access-refused', 'autodiscover/record-missing']],
])('consequence %s: primary %s, others %j, found %j', (expected, primary, others, found) => {
  expect(
    isConsequence(reportWith(primary, others, ...found), everyWord, { id: 'autodiscover', outcome: 'failed' }),
  ).toBe(expected);
});
