import type { ReportEvent } from '@/lib/report/events';
import type { Evidence } from '@/lib/report/evidence';
import { emptyReport } from '@/lib/report/reduce';
import type { CheckReport, Report, StepReport } from '@/lib/report/report';
import type { SharedReport } from '@/lib/report/shared-report';

/** Reports for the tests of the interface. One tenant, one person, one phone; variants change only what they are about. */
const at = '2026-11-24T12:00:00.000Z';

const steps = (outcomes: Partial<Record<StepReport['id'], StepReport['outcome']>>): StepReport[] =>
  emptyReport('x').steps.map((step) => {
    const outcome = outcomes[step.id] === undefined ? 'passed' : (outcomes[step.id] ?? null);
    return outcome === 'untested' ? { id: step.id, outcome, reason: 'permission-missing' } : { id: step.id, outcome };
  });

const evidence: Evidence[] = [
  {
    id: 'e1',
    at,
    probe: 'mailboxSettings',
    kind: 'setting',
    label: 'Get-CASMailbox',
    source: 'Get-CASMailbox',
    values: { ActiveSyncEnabled: 'False', OWAEnabled: 'True' },
  },
  {
    id: 'e2',
    at,
    probe: 'autodiscoverXml',
    kind: 'http-exchange',
    label: 'autodiscover.contoso.test',
    request: { method: 'POST', url: 'https://autodiscover.contoso.test/autodiscover/autodiscover.xml', headers: {} },
    response: null,
    address: '203.0.113.10',
    durationMs: 1240,
    failure: 'timed-out',
    role: 'expected',
  },
  {
    id: 'e3',
    at,
    probe: 'autodiscoverDns',
    kind: 'dns-answer',
    label: 'autodiscover.contoso.test',
    name: 'autodiscover.contoso.test',
    recordType: 'CNAME',
    outcome: 'answered',
    answers: ['autodiscover.outlook.test'],
    ttlSeconds: 3600,
    resolver: '127.0.0.1:4153',
    durationMs: 12,
  },
];

const checks: CheckReport[] = [
  { id: 'directory-user', area: 'account', step: 'before-you-start', outcome: 'passed', findings: [] },
  {
    id: 'activesync-protocol',
    area: 'mailbox',
    step: 'activesync',
    outcome: 'failed',
    findings: [
      {
        code: 'mailbox/activesync-disabled',
        severity: 'error',
        args: { address: 'alex@contoso.test' },
        evidence: ['e1'],
      },
    ],
  },
];

/** ActiveSync is off: the first step of KB 2427193. */
export function blockedReport(): Report {
  return {
    ...emptyReport('0b8f6c1e-5f0e-4a3e-9d0f-2d4f6a1c7b10'),
    status: 'finished',
    subject: { address: 'alex@contoso.test', requested: 'alex@contoso.test', displayName: 'Alex Wilber' },
    app: 'native',
    device: { deviceId: 'APPL123', name: 'iPhone', model: 'iPhone 15', os: 'iOS 18.1', platform: 'ios' },
    cloud: { name: 'sandbox', notice: 'Simulated tenant', activesyncHost: 'outlook.office365.test' },
    startedAt: at,
    finishedAt: '2026-11-24T12:00:07.000Z',
    verdict: {
      state: 'blocked',
      primary: 'mailbox/activesync-disabled',
      others: [],
      coverage: { decided: 20, undecided: [] },
    },
    steps: steps({ activesync: 'failed' }),
    checks,
    probes: [
      { id: 'mailboxSettings', area: 'mailbox', status: 'observed', durationMs: 210 },
      { id: 'signIns', area: 'sign-in', status: 'unavailable', failure: 'not-licensed' },
    ],
    evidence,
    facts: {
      signInName: 'alex@contoso.test',
      domain: 'contoso.test',
      organisation: 'cloud-only',
      expectedAutodiscover: 'autodiscover.outlook.test',
    },
  };
}

/** Nothing found, everything looked at. */
export function healthyReport(): Report {
  return {
    ...blockedReport(),
    verdict: { state: 'healthy', primary: null, others: [], coverage: { decided: 20, undecided: [] } },
    steps: steps({}),
    checks: checks.map((check) => ({ ...check, outcome: 'passed' as const, findings: [] })),
  };
}

/** Nothing found, but the phones could not be listed for want of a permission. */
export function inconclusiveReport(): Report {
  return {
    ...healthyReport(),
    device: null,
    verdict: {
      state: 'inconclusive',
      primary: null,
      others: [],
      coverage: { decided: 12, undecided: ['device-access'] },
    },
    steps: steps({ 'device-access': 'untested' }),
    checks: [
      {
        id: 'device-access',
        area: 'device',
        step: 'device-access',
        outcome: 'untested',
        reason: 'permission-missing',
        reasonDetail: 'exchange-role',
        findings: [],
      },
    ],
  };
}

/** Just started: five steps, none decided. */
export function runningReport(): Report {
  return {
    ...emptyReport('0b8f6c1e-5f0e-4a3e-9d0f-2d4f6a1c7b10'),
    startedAt: at,
    subject: { address: 'alex@contoso.test', requested: 'alex@contoso.test', displayName: null },
  };
}

/** The blocked report behind an open link. */
export function sharedFixture(view: 'user' | 'support'): SharedReport {
  const report = blockedReport();
  return {
    ...report,
    device: report.device && { ...report.device, deviceId: '' },
    evidence: view === 'support' ? report.evidence : [],
    link: { audience: 'anyone', view, createdAt: at, expiresAt: '2026-12-01T12:00:00.000Z' },
  };
}

/** A whole journal of a short diagnosis, `ü` included so that a stream can be cut inside a character. */
export function journalFixture(): ReportEvent[] {
  const events: ReportEvent[] = [
    {
      seq: 1,
      at,
      type: 'diagnosis-started',
      diagnosisId: 'd1',
      requested: 'jürgen@contoso.test',
      app: 'native',
      cloud: { name: 'sandbox', notice: null, activesyncHost: 'outlook.office365.test' },
      probes: [{ id: 'mailboxSettings', area: 'mailbox' }],
    },
    {
      seq: 2,
      at,
      type: 'subject-resolved',
      address: 'jürgen@contoso.test',
      displayName: 'Jürgen Müller',
      signInName: 'jürgen@contoso.test',
    },
    ...emptyReport('d1').steps.map(
      (step, index): ReportEvent => ({
        seq: 3 + index,
        at,
        type: 'step-finished',
        step: { id: step.id, outcome: 'passed' },
      }),
    ),
    {
      seq: 8,
      at,
      type: 'verdict-reached',
      verdict: { state: 'healthy', primary: null, others: [], coverage: { decided: 1, undecided: [] } },
    },
    { seq: 9, at, type: 'diagnosis-finished' },
  ];
  return events;
}
