import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareReports } from './compare';
import type { Evidence } from './evidence';
import { emptyReport } from './reduce';
import type { CheckReport, Finding, Report } from './report';
import { type Outcome, outcomes, stepIds, verdictStates } from './vocabulary';

const finding = (code: Finding['code'], args: Finding['args'] = {}): Finding => ({
  code,
  severity: 'error',
  args,
  evidence: [],
});
const check = (outcome: CheckReport['outcome'], ...findings: Finding[]): CheckReport => ({
  id: 'device-access',
  area: 'device',
  step: 'device-access',
  outcome,
  findings,
});
const report = (changes: Partial<Report>): Report => ({
  ...emptyReport('d1'),
  status: 'finished',
  subject: { address: 'alex@contoso.test', requested: 'alex@contoso.test', displayName: null },
  verdict: {
    state: 'blocked',
    primary: 'device/quarantined-by-default',
    others: [],
    coverage: { decided: 1, undecided: [] },
  },
  ...changes,
});
const verdict = (state: (typeof verdictStates)[number]): Report['verdict'] => ({
  state,
  primary: null,
  others: [],
  coverage: { decided: 1, undecided: [] },
});
const codes = (list: Finding[]) => list.map(({ code }) => code);

describe('the verdict', () => {
  test.each([
    ['blocked', 'healthy', 'better'],
    ['blocked', 'degraded', 'better'],
    ['healthy', 'blocked', 'worse'],
    ['healthy', 'healthy', 'same'],
    ['inconclusive', 'healthy', 'different'],
    ['blocked', 'inconclusive', 'different'],
  ] as const)('%s, then %s: %s', (before, after, change) => {
    const compared = compareReports(report({ verdict: verdict(before) }), report({ verdict: verdict(after) }));
    expect(compared.verdict).toEqual({ before, after, change });
  });

  test('a check that was stopped is never better', () => {
    const after = report({ status: 'interrupted', verdict: verdict('healthy') });
    expect(compareReports(report({}), after).verdict).toMatchObject({ after: 'inconclusive', change: 'different' });
  });
});

describe('steps', () => {
  test.each([
    ['failed', 'passed', 'better'],
    ['failed', 'inapplicable', 'better'],
    ['passed', 'failed', 'worse'],
    ['passed', 'passed', 'same'],
    ['passed', 'inapplicable', 'different'],
    ['failed', 'untested', 'different'],
    ['cantTell', 'passed', 'different'],
    [null, 'failed', 'different'],
  ] as const)('%s, then %s: %s', (before, after, change) => {
    const step = (outcome: Outcome | null) => [{ id: 'autodiscover' as const, outcome }];
    const { steps } = compareReports(report({ steps: step(before) }), report({ steps: step(after) }));
    expect(steps).toEqual([{ id: 'autodiscover', before, after, change }]);
  });
});

describe('findings', () => {
  const quarantined = finding('device/quarantined-by-default', { deviceId: 'A' });

  test('gone, new and the same are told apart, by phone too', () => {
    const before = report({ checks: [check('failed', quarantined, finding('mailbox/full'))] });
    const other = finding('device/quarantined-by-default', { deviceId: 'B' });
    const after = report({ checks: [check('failed', finding('mailbox/full'), other)] });
    const { findings } = compareReports(before, after);
    expect(findings.gone).toEqual([quarantined]);
    expect(findings.fresh).toEqual([other]);
    expect(codes(findings.same)).toEqual(['mailbox/full']);
    expect(findings.unseen).toEqual([]);
  });

  test.each([
    ['its check could not be decided', report({ checks: [check('untested')] })],
    ['its check is not there', report({ checks: [] })],
    ['the check was stopped', report({ checks: [check('passed')], status: 'interrupted' })],
  ])('what was found is not gone when %s', (_, after) => {
    const { findings } = compareReports(report({ checks: [check('failed', quarantined)] }), after);
    expect(findings.gone).toEqual([]);
    expect(findings.unseen).toEqual([quarantined]);
  });
});

describe('facts', () => {
  const at = '2026-11-24T12:00:00.000Z';
  const phone = (deviceId: string, accessState: string): Evidence => ({
    id: `devices-${deviceId}`,
    at,
    probe: 'devices',
    kind: 'device',
    label: `iPhone ${deviceId}`,
    source: 'Get-MobileDevice',
    deviceId,
    values: { accessState, model: 'iPhone 15' },
  });
  const record = (answers: string[], ttlSeconds = 60): Evidence => ({
    id: 'dns-1',
    at,
    probe: 'autodiscoverDns',
    kind: 'dns-answer',
    label: 'autodiscover.contoso.test',
    name: 'autodiscover.contoso.test',
    recordType: 'A',
    outcome: answers.length > 0 ? 'answered' : 'no-such-name',
    answers,
    ttlSeconds,
    resolver: '192.0.2.53',
    durationMs: 3,
  });
  const facts = (before: Evidence[], after: Evidence[]) =>
    compareReports(report({ evidence: before }), report({ evidence: after })).facts;

  test('the state of a phone', () => {
    expect(facts([phone('A', 'Quarantined')], [phone('A', 'Allowed')])).toEqual([
      { about: 'iPhone A', name: 'accessState', before: 'Quarantined', after: 'Allowed' },
    ]);
  });

  test('a phone that is new to the list, but none where a list could not be read', () => {
    expect(facts([phone('A', 'Allowed')], [phone('A', 'Allowed'), phone('B', 'Blocked')])).toContainEqual({
      about: 'iPhone B',
      name: 'accessState',
      before: null,
      after: 'Blocked',
    });
    expect(facts([phone('A', 'Allowed')], [])).toEqual([]);
  });

  test('a record; the order of its answers and how long it is kept are no facts', () => {
    expect(facts([record(['192.0.2.1', '192.0.2.2'])], [record(['192.0.2.2', '192.0.2.1'], 30)])).toEqual([]);
    expect(facts([record([])], [record(['192.0.2.1'])])).toEqual([
      { about: 'autodiscover.contoso.test', name: 'A', before: 'no-such-name', after: '192.0.2.1' },
    ]);
  });

  test('what only one of the two asked about has not changed', () => {
    expect(facts([record(['192.0.2.1'])], [])).toEqual([]);
  });

  test('the answer of a host', () => {
    const exchange = (status: number | null): Evidence => ({
      id: 'x-1',
      at,
      probe: 'autodiscoverXml',
      kind: 'http-exchange',
      label: 'autodiscover.contoso.test',
      request: { method: 'POST', url: 'https://autodiscover.contoso.test/', headers: {} },
      response: status === null ? null : { status, headers: {} },
      address: null,
      durationMs: 5,
      ...(status === null ? { failure: 'timed-out' } : {}),
    });
    expect(facts([exchange(null)], [exchange(200)])).toEqual([
      { about: 'autodiscover.contoso.test', name: 'Answer', before: 'timed-out', after: 'HTTP 200' },
    ]);
  });
});

test('another phone, mailbox or app is told, letters of an address apart', () => {
  const device = { deviceId: 'A', name: '', model: '', os: '', platform: 'ios' as const };
  const upper = { address: 'ALEX@contoso.test', requested: '', displayName: null };
  expect(compareReports(report({ device }), report({ device, subject: upper })).alike).toEqual({
    mailbox: true,
    phone: true,
    app: true,
  });
  expect(compareReports(report({ device }), report({ app: 'outlook' })).alike).toEqual({
    mailbox: true,
    phone: false,
    app: false,
  });
});

test('a report against itself has no change at all; turned round, better is worse', () => {
  const anyReport = fc
    .record({
      state: fc.constantFrom(...verdictStates),
      steps: fc.array(fc.constantFrom(null, ...outcomes), { minLength: 5, maxLength: 5 }),
      found: fc.subarray(['mailbox/full', 'account/disabled', 'service/incident'] as const),
    })
    .map(({ state, steps, found }) =>
      report({
        verdict: verdict(state),
        steps: stepIds.map((id, index) => ({ id, outcome: steps[index] ?? null })),
        checks: [check('failed', ...found.map((code) => finding(code)))],
      }),
    );
  const turned = { better: 'worse', worse: 'better', same: 'same', different: 'different' } as const;
  fc.assert(
    fc.property(anyReport, anyReport, (a, b) => {
      const self = compareReports(a, a);
      expect([self.verdict, ...self.steps].every(({ change }) => change === 'same')).toBe(true);
      expect([...self.findings.gone, ...self.findings.fresh, ...self.facts]).toEqual([]);
      const [there, back] = [compareReports(a, b), compareReports(b, a)];
      expect(back.verdict.change).toBe(turned[there.verdict.change]);
      expect(codes(back.findings.fresh)).toEqual(codes(there.findings.gone));
    }),
  );
});
