import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '@/lib/checks/catalog';
import { findingCodes } from '@/lib/report/codes';
import type { CheckReport, Finding } from '@/lib/report/report';
import { outcomes, verdictStates } from '@/lib/report/vocabulary';
import { decideVerdict } from './decide-verdict';
import { decisionOrder } from './order';

function reportOf(id: string, outcome: CheckReport['outcome'], findings: Finding[] = []): CheckReport {
  const undecided = outcome === 'cantTell' || outcome === 'untested';
  return {
    id,
    area: 'device',
    step: 'device-access',
    outcome,
    findings,
    ...(undecided && { reason: 'timed-out' as const }),
  };
}

function finding(code: Finding['code'], severity = catalog[code].severity): Finding {
  return { code, severity, args: {}, evidence: [] };
}

const blocking = { id: 'a', couldBlock: true };
const harmless = { id: 'b', couldBlock: false };

describe('decideVerdict', () => {
  it.each([
    ['healthy', [reportOf('a', 'passed')], null],
    ['healthy', [reportOf('a', 'inapplicable'), reportOf('b', 'untested')], null],
    ['inconclusive', [reportOf('a', 'untested')], null],
    ['inconclusive', [reportOf('a', 'cantTell')], null],
    ['inconclusive', [], null],
    ['healthy', [reportOf('a', 'passed', [finding('device/blocked-for-user', 'note')])], null],
    ['degraded', [reportOf('a', 'failed', [finding('autodiscover/record-missing')])], 'autodiscover/record-missing'],
    ['blocked', [reportOf('a', 'failed', [finding('device/throttled')])], 'device/throttled'],
  ] as const)('is %s', (state, reports, primary) => {
    expect(decideVerdict(reports, [blocking, harmless])).toMatchObject({ state, primary });
  });

  it('names the first cause in the order of decision, blocking errors before warnings', () => {
    const reports = [
      reportOf('a', 'failed', [finding('device/quarantined-by-default'), finding('mailbox/activesync-disabled')]),
      reportOf('b', 'failed', [finding('autodiscover/record-missing'), finding('device/wipe-pending', 'note')]),
    ];
    expect(decideVerdict(reports, [blocking, harmless])).toEqual({
      state: 'blocked',
      primary: 'mailbox/activesync-disabled',
      others: ['device/quarantined-by-default', 'autodiscover/record-missing'],
      coverage: { decided: 1, undecided: [] },
    });
  });

  it('is not held up by what mail of today clears, and is by anything else', () => {
    const cleared = { ...reportOf('a', 'untested'), cleared: true as const };
    expect(decideVerdict([cleared], [blocking])).toMatchObject({
      state: 'healthy',
      coverage: { decided: 1, undecided: [] },
    });
    const other = reportOf('c', 'untested');
    expect(decideVerdict([cleared, other], [blocking, { id: 'c', couldBlock: true }])).toMatchObject({
      state: 'inconclusive',
      coverage: { decided: 1, undecided: ['c'] },
    });
  });

  it('never names a symptom beside its cause', () => {
    const found = [finding('activesync/access-refused'), finding('mailbox/activesync-disabled')];
    expect(decideVerdict([reportOf('a', 'failed', found)], [blocking]).primary).toBe('mailbox/activesync-disabled');
  });

  it('lists every code of the contract once in the order of decision', () => {
    expect([...decisionOrder].sort()).toEqual([...findingCodes].sort());
  });
});

const findingArb = fc
  .record({ code: fc.constantFrom(...findingCodes), note: fc.boolean() })
  .map(({ code, note }) => finding(code, note ? 'note' : catalog[code].severity));
const reportsArb = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      outcome: fc.constantFrom(...outcomes),
      findings: fc.array(findingArb, { maxLength: 4 }),
    })
    .map(({ id, outcome, findings }) => reportOf(id, outcome, findings)),
  { selector: ({ id }) => id },
);
const definitions = ['a', 'b', 'c', 'd'].map((id) => ({ id, couldBlock: id !== 'd' }));

describe('decideVerdict, for any reports', () => {
  it('answers with a known state, a primary among the findings and each code once', () => {
    fc.assert(
      fc.property(reportsArb, (reports) => {
        const verdict = decideVerdict(reports, definitions);
        const codes = reports.flatMap(({ findings }) =>
          findings.filter((f) => f.severity !== 'note').map((f) => f.code),
        );
        expect(verdictStates).toContain(verdict.state);
        const named = verdict.primary === null ? verdict.others : [verdict.primary, ...verdict.others];
        expect([...named].sort()).toEqual([...new Set(codes)].sort());
        expect(verdict.primary === null).toBe(codes.length === 0);
        expect(verdict.coverage.decided + verdict.coverage.undecided.length).toBe(3);
      }),
    );
  });

  it('does not depend on the order of the reports', () => {
    fc.assert(
      fc.property(reportsArb, fc.integer({ min: 0, max: 3 }), (reports, by) => {
        const turned = [...reports.slice(by), ...reports.slice(0, by)].reverse();
        expect(decideVerdict(turned, definitions)).toEqual(decideVerdict(reports, definitions));
      }),
    );
  });

  it('is never greener for one more check that could not be decided', () => {
    const order = ['healthy', 'inconclusive', 'degraded', 'blocked'];
    fc.assert(
      fc.property(reportsArb, (reports) => {
        const before = decideVerdict(reports, definitions);
        const after = decideVerdict(
          [...reports, reportOf('e', 'untested')],
          [...definitions, { id: 'e', couldBlock: true }],
        );
        expect(order.indexOf(after.state)).toBeGreaterThanOrEqual(order.indexOf(before.state));
        expect(after.state).not.toBe('healthy');
      }),
    );
  });

  it('is healthy only when everything that could block was decided and nothing was found', () => {
    fc.assert(
      fc.property(reportsArb, (reports) => {
        const verdict = decideVerdict(reports, definitions);
        if (verdict.state !== 'healthy') return;
        expect(verdict.coverage.undecided).toEqual([]);
        expect(reports.flatMap(({ findings }) => findings).every(({ severity }) => severity === 'note')).toBe(true);
      }),
    );
  });
});
