import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCheck } from '@/lib/checks/evaluate';
import { checks } from '@/lib/checks/registry';
import { given, healthy, observationsOf } from '@/lib/checks/testing/healthy';
import { phoneTest, silent } from '@/lib/checks/testing/phone-facts';
import { viewOf } from '@/lib/redact/view';
import type { ObservationKey } from '@/lib/report/observations';
import { type PhoneTest, phoneHostRoles, phoneNetworks } from '@/lib/report/phone-test';
import { emptyReport } from '@/lib/report/reduce';
import { type Report, reportSchema } from '@/lib/report/report';
import { stepIds } from '@/lib/report/vocabulary';
import { joinPhoneTests } from './join-phone-tests';
import { realRules } from './real-rules';

/** A finished report over these facts of the healthy person. */
function reportOver(keys: readonly ObservationKey[]): Report {
  const values = Object.fromEntries(keys.map((key) => [key, healthy[key]]));
  const observations = observationsOf(values);
  const reports = checks.map((check) => evaluateCheck(check, observations, given));
  return {
    ...emptyReport('r'),
    status: 'finished',
    checks: reports,
    steps: stepIds.map((step) => realRules.step(step, reports)),
    verdict: realRules.verdict(reports, checks),
  };
}

const keys = Object.keys(healthy) as ObservationKey[];
const whole = reportOver(keys);
const blocked = phoneTest({ hosts: { mail: silent } });

const tries = fc.array(fc.record({ reached: fc.boolean(), ms: fc.integer({ min: 0, max: 8000 }) }), {
  minLength: 1,
  maxLength: 2,
});
const anyTest: fc.Arbitrary<PhoneTest> = fc.record({
  id: fc.uuid(),
  at: fc.date({ min: new Date(0), max: new Date(1e12), noInvalidDate: true }).map((at) => at.toISOString()),
  network: fc.constantFrom(...phoneNetworks),
  from: fc.constantFrom('phone' as const, 'this-browser' as const),
  portal: fc.constantFrom('answered' as const, 'other-answer' as const, 'failed' as const),
  family: fc.constantFrom('ipv4' as const, null),
  clockOffsetMs: fc.option(fc.integer({ min: -1e9, max: 1e9 })),
  connection: fc.constantFrom('wifi' as const, null),
  hosts: fc.uniqueArray(fc.record({ role: fc.constantFrom(...phoneHostRoles), host: fc.domain(), tries }), {
    selector: ({ role }) => role,
  }),
});
const greenest = ['healthy', 'inconclusive', 'degraded', 'blocked'];

describe('joinPhoneTests', () => {
  it('changes nothing without tests, or while there is no finished report', () => {
    expect(joinPhoneTests(whole, [], given)).toBe(whole);
    for (const status of ['running', 'failed', 'interrupted'] as const) {
      const other = { ...whole, status };
      expect(joinPhoneTests(other, [blocked], given)).toBe(other);
    }
  });

  it('puts a blocked network into verdict, step, check and evidence', () => {
    const joined = joinPhoneTests(whole, [blocked], given);
    expect(whole.verdict?.state).toBe('healthy');
    expect(joined.verdict).toMatchObject({ state: 'blocked', primary: 'network/blocked-here' });
    expect(joined.steps.find(({ id }) => id === 'autodiscover')?.outcome).toBe('failed');
    const finding = joined.checks.find(({ id }) => id === 'phone-network')?.findings[0];
    expect(finding?.evidence).toEqual(['phone-test-1']);
    expect(joined.evidence.at(-1)).toMatchObject({ id: 'phone-test-1', kind: 'setting' });
    expect(joined.phoneTests).toEqual([blocked]);
    expect(reportSchema.parse(joined)).toEqual(joined);
  });

  it('leaves a person with another network a way round, and one without any test as green as before', () => {
    const both = joinPhoneTests(whole, [blocked, phoneTest({ network: 'mobile' })], given);
    expect(both.verdict).toMatchObject({ state: 'degraded', primary: 'network/blocked-here' });
    expect(joinPhoneTests(whole, [phoneTest()], given).verdict?.state).toBe('healthy');
  });

  it('is never greener than the report without tests, and hides no finding of it', () => {
    fc.assert(
      fc.property(fc.subarray(keys), fc.array(anyTest, { minLength: 1, maxLength: 4 }), (present, tests) => {
        const before = reportOver(present);
        const after = joinPhoneTests(before, tests, given);
        const [was, is] = [before, after].map(({ verdict }) => greenest.indexOf(verdict?.state ?? ''));
        expect(is).toBeGreaterThanOrEqual(was ?? 0);
        const codes = (report: Report) => report.checks.flatMap(({ findings }) => findings.map(({ code }) => code));
        expect(codes(after)).toEqual(expect.arrayContaining(codes(before)));
        expect(joinPhoneTests(before, tests, given)).toEqual(after);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what was measured, and host names, in a report that anybody may open', () => {
    const shared = viewOf(joinPhoneTests(whole, [blocked], given), 'anyone', 'user');
    expect(shared.evidence).toEqual([]);
    expect(shared.phoneTests?.[0]?.hosts.map(({ host }) => host)).toContain('outlook.office365.test');
    expect(reportSchema.parse(shared)).toEqual(shared);
  });
});
