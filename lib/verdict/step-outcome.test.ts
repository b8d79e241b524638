import { describe, expect, it } from 'vitest';
import type { CheckReport } from '@/lib/report/report';
import type { Outcome, Reason } from '@/lib/report/vocabulary';
import { stepOutcome } from './step-outcome';

function report(outcome: Outcome, reason?: Reason): CheckReport {
  return { id: outcome, area: 'mailbox', step: 'activesync', outcome, findings: [], ...(reason && { reason }) };
}

describe('stepOutcome', () => {
  it.each<[Outcome, Outcome[]]>([
    ['failed', ['passed', 'untested', 'cantTell', 'failed']],
    ['cantTell', ['passed', 'untested', 'cantTell']],
    ['untested', ['passed', 'untested', 'inapplicable']],
    ['passed', ['passed', 'inapplicable']],
    ['inapplicable', ['inapplicable', 'inapplicable']],
    ['untested', []],
  ])('is %s for %j', (expected, given) => {
    expect(
      stepOutcome(
        'activesync',
        given.map((outcome) => report(outcome)),
      ).outcome,
    ).toBe(expected);
  });

  it('ignores checks of other steps and names the reason that says most', () => {
    const reports = [
      { ...report('failed'), step: 'autodiscover' as const },
      report('untested', 'blocked-by-earlier'),
      report('untested', 'permission-missing'),
    ];
    expect(stepOutcome('activesync', reports)).toEqual({
      id: 'activesync',
      outcome: 'untested',
      reason: 'permission-missing',
    });
  });
});
