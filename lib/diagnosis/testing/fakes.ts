import type { Check } from '@/lib/checks/define-check';
import type { Cloud } from '@/lib/clouds/cloud';
import type { Net } from '@/lib/net/types';
import type { Probe, ProbeResult } from '@/lib/probes/define-probe';
import type { Given, ObservationKey, Observations } from '@/lib/report/observations';
import type { CheckReport } from '@/lib/report/report';
import type { StepId } from '@/lib/report/vocabulary';
import type { Rules } from '../rules';
import type { RunInput } from '../run';
import { createManualClock } from './manual-clock';

/** A cloud that nothing in a test connects to. */
export const fakeCloud: Cloud = {
  name: 'test',
  notice: null,
  authority: 'https://login.example.test',
  authorityMetadata: null,
  issuer: 'https://login.example.test/t/v2.0',
  jwksUri: 'https://login.example.test/keys',
  graph: 'https://graph.example.test',
  graphResource: 'https://graph.example.test',
  exchange: 'https://exchange.example.test',
  autodiscover: 'https://autodiscover.example.test',
  activesync: 'https://sync.example.test/Microsoft-Server-ActiveSync',
  autodiscoverCnames: ['autodiscover.example.test'],
  mxSuffixes: ['mx.example.test'],
  resource: 'https://sync.example.test',
  adminCentre: 'https://admin.example.test',
  network: { dnsServers: [], connectTo: {}, onlyConnectTo: true, ca: null },
};

const unreachable = () => Promise.reject(new Error('a fake probe uses no network'));

/** A network that fails every use. */
export const fakeNet: Net = {
  resolve: unreachable,
  request: unreachable,
  inspectTls: unreachable,
  cloudRequest: unreachable,
  close: () => Promise.resolve(),
};

/** A probe whose answer is given; `run` may be replaced for slow, broken or curious ones. */
export function fakeProbe(
  id: ObservationKey,
  options: Partial<Omit<Probe, 'id' | 'run'>> & { run?: Probe['run']; value?: unknown } = {},
): Probe {
  const { value, run, ...rest } = options;
  // A fake's value is whatever the test's fake checks read; the real shapes are the probes' own tests' business.
  const answered = { ok: true, value: value ?? {} } as ProbeResult<Observations[ObservationKey]>;
  return {
    id,
    area: 'service',
    needs: [],
    wants: [],
    deadlineMs: 10_000,
    needsOwnToken: false,
    needsAgreement: false,
    run: run ?? (async () => answered),
    ...rest,
  };
}

/** A check that reports whether its needs were observed. */
export function fakeCheck(id: string, step: StepId, needs: ObservationKey[], wants: ObservationKey[] = []): Check {
  return {
    id,
    area: 'service',
    step,
    needs,
    wants,
    codes: [],
    couldBlock: true,
    applies: () => true,
    evaluate: () => ({ outcome: 'passed', findings: [] }),
  };
}

/** Simple, total rules: a check passes when its needs are observed, else it is untested with the probe's reason. */
export function fakeRules(checks: readonly Check[]): Rules {
  return {
    checks,
    evaluate(check, observations, given, onBug): CheckReport {
      const base = { id: check.id, area: check.area, step: check.step, findings: [] };
      if (!check.applies(given)) return { ...base, outcome: 'inapplicable' };
      for (const need of check.needs) {
        const observation = observations[need];
        if (observation?.status === 'observed') continue;
        return { ...base, outcome: 'untested', reason: observation?.failure.reason ?? 'blocked-by-earlier' };
      }
      try {
        check.evaluate({} as Observations, given, {} as Parameters<Check['evaluate']>[2]);
        return { ...base, outcome: 'passed' };
      } catch (error) {
        onBug(error);
        return { ...base, outcome: 'untested', reason: 'internal-error' };
      }
    },
    device: { after: ['devices'], choose: () => null },
    facts: {
      after: ['domainRecords'],
      of: () => ({ domain: 'example.test', organisation: null, expectedAutodiscover: null }),
    },
    step: (step, reports) => ({
      id: step,
      outcome: reports.some((report) => report.step === step && report.outcome === 'untested') ? 'untested' : 'passed',
    }),
    verdict: (reports) => ({
      state: reports.some(({ outcome }) => outcome === 'untested') ? 'inconclusive' : 'healthy',
      primary: null,
      others: [],
      coverage: { decided: reports.length, undecided: [] },
    }),
  };
}

const given: Given = {
  app: 'native',
  deviceId: null,
  own: true,
  asPhone: false,
  now: '2026-11-01T10:00:00.000Z',
  cloud: {
    activesyncHost: 'sync.example.test',
    activesyncUrl: fakeCloud.activesync,
    autodiscoverCnames: fakeCloud.autodiscoverCnames,
    autodiscoverHost: 'autodiscover.example.test',
    mxSuffixes: [],
  },
};

/** Input of a diagnosis of the person's own mailbox, with 27 s left; anything may be replaced. */
export function fakeInput(options: Partial<RunInput> & { own?: boolean } = {}): RunInput {
  const clock = options.clock ?? createManualClock();
  const { own = true, ...rest } = options;
  return {
    diagnosisId: '11111111-1111-4111-8111-111111111111',
    requested: 'anna@example.test',
    activesyncHost: 'sync.example.test',
    hasOwnToken: own,
    earlier: { events: [], observations: new Map() },
    probes: [],
    rules: fakeRules([]),
    context: {
      tenantId: '22222222-2222-4222-8222-222222222222',
      subject: { kind: 'object-id', objectId: '33333333-3333-4333-8333-333333333333' },
      cloud: fakeCloud,
      given: { ...given, own },
      net: fakeNet,
      tokens: {
        app: async () => ({ ok: true, token: 'app-token' }),
        activesync: async () => ({ ok: true, token: 'own-token' }),
      },
    },
    clock,
    random: () => 0.5,
    deadlineAt: clock.now().getTime() + 27_000,
    stop: new AbortController().signal,
    redact: (evidence) => evidence,
    onBug: (where, error) => {
      throw new Error(`unexpected bug in ${where}`, { cause: error });
    },
    ...rest,
  };
}
