import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EventBody, type ReportEvent, reportEventSchema } from './events';
import { emptyReport, fold, reduce } from './reduce';
import { reportSchema } from './report';
import { eventTypes, isFinal, stepIds } from './vocabulary';

const at = '2026-11-24T10:00:00.000Z';
const id = '0d7f6a0e-6d2b-4d0e-9d7a-3a8f3c1f0b11';

function number(bodies: EventBody[]): ReportEvent[] {
  return bodies.map((body, index) => ({ ...body, seq: index + 1, at }) as ReportEvent);
}

const started: EventBody = {
  type: 'diagnosis-started',
  diagnosisId: id,
  requested: 'ann@contoso.test',
  app: 'native',
  cloud: { name: 'sandbox', notice: null, activesyncHost: 'outlook.office365.test' },
  probes: [{ id: 'directoryUser', area: 'account' }],
};

const anyEvent = fc.constantFrom<EventBody>(
  started,
  { type: 'probe-started', probe: 'directoryUser' },
  {
    type: 'probe-finished',
    probe: { id: 'directoryUser', area: 'account', status: 'observed', durationMs: 3 },
    evidence: [],
  },
  { type: 'subject-resolved', address: 'ann@contoso.test', displayName: 'Ann', signInName: 'ann@contoso.test' },
  { type: 'facts-known', domain: 'contoso.test', organisation: 'cloud-only', expectedAutodiscover: null },
  { type: 'device-chosen', device: null },
  {
    type: 'check-finished',
    check: { id: 'incident', area: 'service', step: 'before-you-start', outcome: 'passed', findings: [] },
  },
  { type: 'step-finished', step: { id: 'autodiscover', outcome: 'untested', reason: 'timed-out' } },
  {
    type: 'verdict-reached',
    verdict: { state: 'healthy', primary: null, others: [], coverage: { decided: 1, undecided: [] } },
  },
  { type: 'diagnosis-finished' },
  { type: 'diagnosis-failed', reason: 'internal-error' },
  { type: 'diagnosis-interrupted' },
);

describe('reduce', () => {
  test('an empty report has five undecided steps in the order of the article', () => {
    expect(emptyReport(id).steps).toEqual(stepIds.map((step) => ({ id: step, outcome: null })));
  });

  test('whatever comes in whatever order, the fold is a valid report with each step once', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (bodies) => {
        const report = fold(id, number(bodies));
        expect(reportSchema.safeParse(report).success).toBe(true);
        expect(report.steps.map((step) => step.id).sort()).toEqual([...stepIds].sort());
      }),
    );
  });

  test('folding in two parts equals folding at once: a reader may join late', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), fc.nat(30), (bodies, cut) => {
        const events = number(bodies);
        const first = fold(id, events.slice(0, cut));
        expect(events.slice(cut).reduce(reduce, first)).toEqual(fold(id, events));
      }),
    );
  });

  test('a repeated check replaces the earlier one', () => {
    const check = { id: 'incident', area: 'service', step: 'before-you-start', findings: [] } as const;
    const report = fold(
      id,
      number([
        { type: 'check-finished', check: { ...check, outcome: 'untested', reason: 'timed-out', findings: [] } },
        { type: 'check-finished', check: { ...check, outcome: 'passed', findings: [] } },
      ]),
    );
    expect(report.checks).toHaveLength(1);
    expect(report.checks[0]?.outcome).toBe('passed');
  });

  test('our own fault never leaves a green verdict', () => {
    const healthy: EventBody = {
      type: 'verdict-reached',
      verdict: { state: 'healthy', primary: null, others: [], coverage: { decided: 1, undecided: [] } },
    };
    const report = fold(id, number([started, healthy, { type: 'diagnosis-failed', reason: 'internal-error' }]));
    expect(report.status).toBe('failed');
    expect(report.verdict?.state).toBe('inconclusive');
  });

  test('an interrupted diagnosis without a verdict says that it does not know', () => {
    const report = fold(id, number([started, { type: 'diagnosis-interrupted' }]));
    expect(report).toMatchObject({ status: 'interrupted', verdict: { state: 'inconclusive', primary: null } });
  });
});

describe('events', () => {
  test.each([
    ['diagnosis-finished', true],
    ['diagnosis-failed', true],
    ['diagnosis-interrupted', true],
    ['verdict-reached', false],
  ])('%s ends a stream: %s', (type, expected) => {
    expect(isFinal({ type })).toBe(expected);
  });

  test('the list of types is the schema’s', () => {
    const inSchema = reportEventSchema.def.options.map((option) => option.def.shape.type.def.values[0]);
    expect([...eventTypes].sort()).toEqual(inSchema.sort());
  });

  test('a line that is not an event is refused', () => {
    expect(reportEventSchema.safeParse({ seq: 1, at, type: 'made-up' }).success).toBe(false);
  });
});
