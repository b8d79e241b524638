import { describe, expect, it } from 'vitest';
import type { CheckReport, Report } from '@/lib/report/report';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import { judgeRun } from './judge-run';

const sick: Scenario = {
  id: 'sick',
  group: 'Account and mailbox',
  label: 'x',
  hint: 'x',
  person: { name: 'x', local: 'x' },
  mustFind: ['mailbox/activesync-disabled'],
  mustNotFind: ['device/none-found'],
  verdict: 'blocked',
  primary: 'mailbox/activesync-disabled',
};

type Said = [code: CheckReport['findings'][number]['code'], severity?: 'error' | 'note'];

/** A report of the check on the switch, with these findings. */
function report(outcome: CheckReport['outcome'], said: Said[], state: 'blocked' | 'healthy' | 'inconclusive'): Report {
  const findings = said.map(([code, severity = 'error']) => ({ code, severity, args: {}, evidence: [] }));
  const checks: CheckReport[] = [{ id: 'activesync-switch', area: 'mailbox', step: 'activesync', outcome, findings }];
  const primary = said[0]?.[0] ?? null;
  const verdict = { state, primary, others: [], coverage: { decided: 1, undecided: [] } };
  // Only checks and verdict are compared.
  return { checks, verdict } as unknown as Report;
}

const disabled: Said = ['mailbox/activesync-disabled'];

describe('judgeRun', () => {
  it.each([
    [
      'the cause and its symptom',
      report('failed', [disabled, ['activesync/access-refused']], 'blocked'),
      { exact: true },
    ],
    [
      'nothing',
      report('passed', [], 'healthy'),
      { exact: false, missed: ['mailbox/activesync-disabled'], unknown: [] },
    ],
    [
      'that it could not look',
      report('untested', [], 'inconclusive'),
      { exact: false, missed: [], unknown: ['mailbox/activesync-disabled'] },
    ],
    [
      'the cause and another that is not so',
      report('failed', [disabled, ['device/throttled']], 'blocked'),
      { exact: false, falseAlarms: ['device/throttled'] },
    ],
    [
      'a note about another phone',
      report('failed', [disabled, ['device/throttled', 'note']], 'blocked'),
      { exact: true },
    ],
    [
      'what must never be said',
      report('failed', [disabled, ['device/none-found']], 'blocked'),
      { exact: false, falseAlarms: ['device/none-found'] },
    ],
    ['the cause, with a verdict that plays it down', report('failed', [disabled], 'inconclusive'), { exact: false }],
  ])('judges a report that says %s', (_name, said, expected) => {
    expect(judgeRun(sick, said)).toMatchObject(expected);
  });

  it('takes what is so besides the scenario for no false alarm', () => {
    const said = report('failed', [disabled, ['activesync/busy']], 'blocked');
    expect(judgeRun(sick, said).falseAlarms).toEqual(['activesync/busy']);
    expect(judgeRun(sick, said, ['activesync/busy'])).toMatchObject({ exact: true });
  });
});
