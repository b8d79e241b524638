import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '@/lib/checks/catalog';
import { checks } from '@/lib/checks/registry';
import { viewOf } from '@/lib/redact/view';
import type { FindingCode } from '@/lib/report/codes';
import type { ObservationKey } from '@/lib/report/observations';
import { type Report, reportSchema, type Verdict } from '@/lib/report/report';
import { isFinal, stepIds } from '@/lib/report/vocabulary';
import { scenarios as allScenarios } from '@/sandbox/scenarios/all';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import { realRules } from './real-rules';
import { foundIn, identifiersOf, neverRead, planted, privateOf } from './testing/canaries';
import { judgeAgain, without } from './testing/judge-again';
import { judgeRun, sayingLess } from './testing/judge-run';
import { type Diagnosed, diagnoseAll, openSimulatedPortal, type SimulatedPortal } from './testing/simulated-portal';

/** Each with values planted that a report must not show, or not to everybody. */
const scenarios = allScenarios.map(planted);
let portal: SimulatedPortal;
const diagnosed = new Map<string, Diagnosed>();

beforeAll(async () => {
  portal = await openSimulatedPortal({ scenarios });
  for (const one of await diagnoseAll(portal, scenarios)) diagnosed.set(one.scenario.id, one);
}, 600_000);

afterAll(() => portal?.close());

function of(scenario: Scenario): Diagnosed {
  const found = diagnosed.get(scenario.id);
  if (!found) throw new Error(`${scenario.id} was not diagnosed`);
  return found;
}

function severityOf(check: Report['checks'][number]): string {
  return check.findings.find(({ severity }) => severity !== 'note')?.severity ?? 'an error or a warning';
}

function accusedIn(reports: Report['checks']): FindingCode[] {
  return reports.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code),
  );
}

const mayBlock = checks.filter(({ couldBlock }) => couldBlock);

/**
 * Whether a verdict may be healthy without some facts. Never where it was inconclusive with them; where it was healthy, only when
 * no check that could block needs them, and each that wanted them has decided without or is cleared; else only when all that was
 * found are warnings, of checks that could not or that mail of today clears.
 */
function mayBeHealthyWithout(report: Report, lost: readonly ObservationKey[], less: Report['checks']): boolean {
  const outcomes = new Map(report.checks.map(({ id, outcome }) => [id, outcome]));
  const without = new Map(less.map((check) => [check.id, check]));
  const cleared = (id: string) => without.get(id)?.cleared === true;
  const loses = (keys: readonly ObservationKey[]) => keys.some((key) => lost.includes(key));
  switch (report.verdict?.state) {
    case 'inconclusive':
      return false;
    case 'healthy': {
      const applied = mayBlock.filter(({ id }) => outcomes.get(id) !== 'inapplicable');
      const decided = (id: string) => without.get(id)?.outcome === 'passed' || cleared(id);
      return applied.every(({ id, needs, wants }) => !loses(needs) && (!loses(wants) || decided(id)));
    }
    case 'degraded':
      return mayBlock.every(({ id }) => outcomes.get(id) !== 'failed' || cleared(id));
    default:
      return false;
  }
}

/**
 * Whether what is left of a blocked phone without some facts may be called degraded: what stops it is not known any more, the
 * verdict says so, and what is left was a warning before as well.
 */
function mayBeDegradedWithout(report: Report, less: Report['checks'], { coverage }: Verdict): boolean {
  const warned = (reports: Report['checks']) =>
    reports.flatMap(({ findings }) => findings.flatMap(({ code, severity }) => (severity === 'warning' ? code : [])));
  const before = warned(report.checks);
  return coverage.undecided.length > 0 && warned(less).every((code) => before.includes(code));
}

/** A symptom of what is so, or the same thing said with less. */
function lessExactly(code: FindingCode, so: readonly FindingCode[]): boolean {
  const said = so.some((exact) => sayingLess[exact]?.includes(code));
  return said || catalog[code].explainedBy.some((cause) => so.includes(cause));
}

const codesOf = (report: Report) => report.checks.flatMap((check) => check.findings.map(({ code }) => code));

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  it('is judged as its description says', () => {
    const { report } = of(scenario);
    const codes: string[] = codesOf(report);
    expect({
      missing: scenario.mustFind.filter((code) => !codes.includes(code)),
      wrong: scenario.mustNotFind.filter((code) => codes.includes(code)),
      verdict: report.verdict?.state,
      primary: report.verdict?.primary,
    }).toEqual({ missing: [], wrong: [], verdict: scenario.verdict, primary: scenario.primary });
  });

  it('accuses nothing that is not so', () => {
    const { missed, unknown, falseAlarms } = judgeRun(scenario, of(scenario).report);
    expect({ missed, unknown, falseAlarms }).toEqual({ missed: [], unknown: [], falseAlarms: [] });
  });

  it('comes to the same verdict from its reports in any order', () => {
    const { report } = of(scenario);
    fc.assert(
      fc.property(fc.shuffledSubarray(report.checks, { minLength: report.checks.length }), (reports) => {
        expect(realRules.verdict(reports, checks)).toEqual(report.verdict);
      }),
      { numRuns: 20 },
    );
  });

  it('is never greener, and names no other cause, when one or two facts could not be had', () => {
    const { report, observations, given } = of(scenario);
    const keys = Object.keys(observations) as ObservationKey[];
    const so = accusedIn(report.checks);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.constantFrom(...keys), (one, other) => {
        const less = judgeAgain(without(observations, [one, other]), given);
        const state = less.verdict.state;
        if (state === 'healthy') expect(mayBeHealthyWithout(report, [one, other], less.reports)).toBe(true);
        if (state === 'degraded' && report.verdict?.state === 'blocked')
          expect(mayBeDegradedWithout(report, less.reports, less.verdict)).toBe(true);
        expect(accusedIn(less.reports).filter((code) => !so.includes(code) && !lessExactly(code, so))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('shows ids and addresses of phones and people to the organisation\u2019s support only', () => {
    const { report, events } = of(scenario);
    expect(foundIn(events, neverRead(scenario))).toEqual([]);
    for (const [audience, view] of [
      ['anyone', 'user'],
      ['anyone', 'support'],
      ['organization', 'user'],
    ] as const) {
      const shown = viewOf(report, audience, view);
      expect({ audience, view, shows: foundIn(shown, identifiersOf(scenario)) }).toEqual({ audience, view, shows: [] });
      if (audience === 'anyone') expect(foundIn(shown, privateOf(scenario))).toEqual([]);
    }
  });

  it('gives a report of the contract, from events in order, within 30 seconds', () => {
    const { report, events, tookMs } = of(scenario);
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.steps.map((step) => step.id)).toEqual([...stepIds]);
    expect(report.steps.every((step) => step.outcome !== null)).toBe(true);
    expect(events.filter(isFinal).map((event) => event.type)).toEqual(['diagnosis-finished']);
    expect(isFinal(events.at(-1) ?? { type: '' })).toBe(true);
    expect(events[0]?.type).toBe('diagnosis-started');
    expect(tookMs).toBeLessThan(30_000);
  });

  it('gives a reason with what could not be decided, and findings only with evidence that is there', () => {
    const { report } = of(scenario);
    const ids = new Set(report.evidence.map(({ id }) => id));
    expect(ids.size).toBe(report.evidence.length);
    for (const check of report.checks) {
      if (check.outcome === 'untested' || check.outcome === 'cantTell') expect(check.reason).toBeDefined();
      // The contract: a check is failed only with an error or a warning.
      if (check.outcome === 'failed')
        expect(check.findings.map(({ severity }) => severity)).toContain(severityOf(check));
      for (const finding of check.findings) {
        for (const id of finding.evidence) expect(ids).toContain(id);
      }
    }
  });

  it('carries no secret in any event', () => {
    const { events, portalToken } = of(scenario);
    const text = JSON.stringify(events);
    expect(text).not.toContain(portal.sandbox.env.CLIENT_SECRET);
    expect(text).not.toContain(portalToken);
    expect(text).not.toMatch(/eyJ[\w-]{10,}/);
    expect(text).not.toMatch(/bearer\s+(?![\w-]+=)(?!‹)[\w.~+/-]{8,}/i);
  });
});

describe('all scenarios', () => {
  it('meet no bug of ours', () => {
    expect(portal.bugs).toEqual([]);
  });

  it('hold what links leave out, so that its absence there proves something', () => {
    const held = scenarios.map((scenario) => foundIn(of(scenario).report, identifiersOf(scenario)));
    expect(held.filter((values) => values.length === 0)).toEqual([]);
    expect(held.filter((values) => values.length > 5).length).toBeGreaterThan(50);
    const people = scenarios.filter((scenario) => foundIn(of(scenario).report, privateOf(scenario)).length > 1);
    expect(people.length).toBeGreaterThan(30);
  });

  it('send a credential to no host that a domain led to', () => {
    const learned = portal.sandbox.log().filter(({ plane }) => plane === 'web' || plane === 'autodiscover');
    expect(learned.length).toBeGreaterThan(0);
    expect(learned.filter(({ authorization }) => !['none', 'empty-bearer'].includes(authorization))).toEqual([]);
  });
});
