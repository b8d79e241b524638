import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseDevice } from '@/lib/checks/device/choose-device';
import { evaluateCheck } from '@/lib/checks/evaluate';
import { checks } from '@/lib/checks/registry';
import { ago, day, given, healthy, now, observationsOf, phone, stats } from '@/lib/checks/testing/healthy';
import { atOnce, phoneTest, silent } from '@/lib/checks/testing/phone-facts';
import { viewOf } from '@/lib/redact/view';
import type { Evidence } from '@/lib/report/evidence';
import type { DeviceStatistics, ObservationKey, Observations } from '@/lib/report/observations';
import { type PhoneTest, phoneHostRoles, phoneNetworks, wasReached } from '@/lib/report/phone-test';
import { emptyReport } from '@/lib/report/reduce';
import { type Report, reportSchema } from '@/lib/report/report';
import { stepIds } from '@/lib/report/vocabulary';
import { joinPhoneTests } from './join-phone-tests';
import { realRules } from './real-rules';
import { without } from './testing/judge-again';

/** A finished report over these facts of a person, without those that could not be read. */
function reportOver(values: Partial<Observations>, unread: readonly ObservationKey[] = []): Report {
  const observed = without(observationsOf(values), unread);
  const reports = checks.map((check) => evaluateCheck(check, observed, given));
  const seen = Object.entries(observed).map(([id, { status }]) => ({ id, area: 'service' as const, status }));
  return {
    ...emptyReport('r'),
    status: 'finished',
    device: chooseDevice(values, given)?.judged ?? null,
    checks: reports,
    steps: stepIds.map((step) => realRules.step(step, reports)),
    verdict: realRules.verdict(reports, checks),
    probes: seen,
    evidence: unread.includes('deviceStatistics') ? [] : (values.deviceStatistics?.statistics ?? []).map(timesOf),
  };
}

/** What the probe of the phone's times leaves as evidence. */
function timesOf({ deviceId, lastSuccessSync }: DeviceStatistics, index: number): Evidence {
  const values = { lastSuccessSync: lastSuccessSync ?? '' };
  const id = `times-${index}`;
  return { kind: 'device', id, at: now, probe: 'deviceStatistics', label: deviceId, source: '', deviceId, values };
}

const keys = Object.keys(healthy) as ObservationKey[];
/** In step ten minutes ago. */
const inStep = reportOver(healthy);
const lastMail = (minutesAgo: number) => ({
  deviceStatistics: {
    statistics: [stats('PHONE1', { lastSyncAttempt: ago(minutesAgo), lastSuccessSync: ago(minutesAgo) })],
  },
});
/** Nothing wrong, and the last mail came two days ago. */
const silentFor = { ...healthy, ...lastMail(2 * day) };
const whole = reportOver(silentFor);
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
const shape = fc.constantFrom<Parameters<typeof phoneTest>[0]>(
  {},
  { hosts: { mail: silent } },
  { hosts: { signIn: atOnce } },
  { hosts: { mail: atOnce, mailOtherName: [{ reached: true, ms: 9 }] } },
  { hosts: { mail: atOnce, signIn: atOnce, autodiscover: atOnce } },
  { portal: 'failed', clockOffsetMs: null, hosts: { mail: silent, signIn: silent, autodiscover: silent } },
  { clockOffsetMs: 3_600_000 },
);
/** As phones send them, more often than by chance. */
const usualTest = fc
  .tuple(shape, fc.constantFrom('wifi', 'mobile'), fc.constantFrom('phone', 'this-browser'), fc.nat(59))
  .map(([changes, network, from, minutesAgo]) => phoneTest({ ...changes, network, from, at: ago(minutesAgo) }));
const oneTest = fc.oneof({ weight: 1, arbitrary: anyTest }, { weight: 4, arbitrary: usualTest });
const greenest = ['healthy', 'inconclusive', 'degraded', 'blocked'];
const rankOf = ({ verdict }: Report) => greenest.indexOf(verdict?.state ?? '');
const degraded = greenest.indexOf('degraded');
const keepsOut = ({ checks: reports }: Report) =>
  reports.some(({ findings }) => findings.some(({ code }) => /network\/(blocked-here|dns-filtered)/.test(code)));
const allReached = ({ hosts }: PhoneTest) =>
  ['mail', 'signIn', 'autodiscover'].every((role) => hosts.some((host) => host.role === role && wasReached(host)));

/**
 * How green a report may at most become by one more test. An elder of the same browser and network gives way, though a block stays
 * a warning; so does an elder clock of the same browser; and an open network is a way round.
 */
function leastAfter(report: Report, before: Report, elders: readonly PhoneTest[], last: PhoneTest): number {
  const same = elders.filter(({ from }) => from === last.from);
  const replaces =
    same.some(({ network }) => network === last.network) ||
    (last.clockOffsetMs !== null && same.some(({ clockOffsetMs }) => clockOffsetMs !== null));
  if (replaces) return Math.max(rankOf(report), keepsOut(before) ? degraded : 0);
  return allReached(last) ? Math.max(rankOf(report), Math.min(rankOf(before), degraded)) : rankOf(before);
}

/** People whom a diagnosis calls healthy, and sick ones. */
const people: Observations[] = [
  healthy,
  silentFor,
  { ...silentFor, devices: { devices: [phone({ accessState: 'Quarantined', accessStateReason: 'Global' })] } },
  {
    ...silentFor,
    autodiscoverDns: { ...healthy.autodiscoverDns, outcome: 'no-such-name', aliases: [], addresses: [] },
  },
  { ...silentFor, activesyncChallenge: { kind: 'unreachable', failure: 'reset' } },
];

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

  it('says of a phone that got mail today that it has a way round', () => {
    expect(inStep.verdict?.state).toBe('healthy');
    expect(joinPhoneTests(inStep, [blocked], given).verdict).toMatchObject({
      state: 'degraded',
      primary: 'network/blocked-here',
    });
    const held = reportOver({ ...healthy, devices: { devices: [phone({ accessState: 'DeviceDiscovery' })] } });
    const finding = (report: Report) =>
      joinPhoneTests(report, [blocked], given).checks.find(({ id }) => id === 'phone-network')?.findings[0];
    expect(finding(held)?.severity).toBe('error');
    expect(finding(inStep)?.severity).toBe('warning');
  });

  it('blames no network for a host that the portal never asked, and knows what it asked for Outlook', () => {
    const unasked = reportOver(silentFor, ['activesyncChallenge']);
    const check = (report: Report, test: PhoneTest) =>
      joinPhoneTests(report, [test], given).checks.find(({ id }) => id === 'phone-network');
    expect(check(unasked, blocked)).toMatchObject({ outcome: 'cantTell', findings: [] });
    const noSignIn = phoneTest({ hosts: { signIn: silent } });
    expect(check(unasked, noSignIn)?.outcome).toBe('failed');
    expect(check({ ...unasked, probes: [] }, noSignIn)?.outcome).toBe('cantTell');
    const answeredTo = (probe: string): Evidence => ({
      kind: 'http-exchange',
      id: probe,
      at: now,
      probe,
      label: 'host',
      request: { method: 'OPTIONS', url: 'https://host.test', headers: {} },
      response: { status: 401, headers: {} },
      address: null,
      durationMs: 1,
    });
    expect(check({ ...unasked, evidence: [answeredTo('activesyncChallenge')] }, blocked)?.outcome).toBe('failed');
    const noSetUp = phoneTest({ hosts: { autodiscover: silent } });
    expect(check(whole, noSetUp)?.outcome).toBe('cantTell');
    expect(check({ ...whole, evidence: [answeredTo('autodiscoverJson')] }, noSetUp)?.outcome).toBe('failed');
  });

  it('does not wait for a check that came after the report', () => {
    const elder = {
      ...whole,
      checks: whole.checks.filter(({ id }) => !['policy-what-if', 'phone-network'].includes(id)),
    };
    const joined = joinPhoneTests(elder, [phoneTest()], given);
    expect(joined.verdict).toMatchObject({ state: 'healthy', coverage: { undecided: [] } });
    expect(joined.checks.at(-1)?.id).toBe('phone-network');
  });

  it('is never greener for one more test, but for what it takes the place of, and hides nothing', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(...people),
        fc.subarray(keys, { maxLength: 2 }),
        fc.array(oneTest, { maxLength: 3 }),
        oneTest,
        (values, unread, elders, test) => {
          const report = reportOver(values, unread);
          const last = { ...test, at: new Date(2e12).toISOString() };
          const before = joinPhoneTests(report, elders, given);
          const after = joinPhoneTests(report, [...elders, last], given);
          met.add(`${report.verdict?.state}`);
          expect(rankOf(after)).toBeGreaterThanOrEqual(leastAfter(report, before, elders, last));
          expect(after.checks.filter(({ id }) => id !== 'phone-network')).toEqual(
            report.checks.filter(({ id }) => id !== 'phone-network'),
          );
          if (keepsOut(before)) expect(keepsOut(after)).toBe(true);
          expect(joinPhoneTests(report, [...elders, last], given)).toEqual(after);
        },
      ),
      { numRuns: 300 },
    );
    expect([...met].sort()).toEqual([...greenest].sort());
  });

  it('keeps what was measured, and host names, in a report that anybody may open', () => {
    const shared = viewOf(joinPhoneTests(whole, [blocked], given), 'anyone', 'user');
    expect(shared.evidence).toEqual([]);
    expect(shared.phoneTests?.[0]?.hosts.map(({ host }) => host)).toContain('outlook.office365.test');
    expect(reportSchema.parse(shared)).toEqual(shared);
  });
});
