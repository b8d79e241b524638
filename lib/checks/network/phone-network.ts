import type { PhoneTest } from '@/lib/report/phone-test';
import { defineCheck, type StatedFinding } from '../define-check';
import { judgeTest } from './judge-test';

/**
 * Kerberos and token checks allow 5 minutes of difference by default
 * (https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/maximum-tolerance-for-computer-clock-synchronization).
 */
const clockToleranceMs = 5 * 60_000;

/**
 * Does the phone's own network let mail through? Only a test from the phone can tell; without one it is inapplicable and
 * costs nothing. The last test on each kind of network counts. What is blocked on one network and open on another leaves a way
 * round. `couldBlock` is false for the running diagnosis; where a test is there, `joinPhoneTests` counts it as one that could.
 */
export const phoneNetwork = defineCheck({
  id: 'phone-network',
  area: 'network',
  step: 'autodiscover',
  couldBlock: false,
  needs: [],
  codes: ['network/blocked-here', 'network/dns-filtered', 'network/clock-wrong'],
  applies: ({ phone }) => phone !== undefined && phone.tests.length > 0,
  evaluate: (_observed, { phone }, result) => {
    const serverReachesMail = phone?.serverReachesMail ?? null;
    const tests = lastOfEachNetwork(phone?.tests ?? []);
    const judged = tests.map((test) => ({ test, state: judgeTest(test, serverReachesMail) }));
    const elsewhereOpen = judged.some(({ state }) => state.kind === 'open');
    const findings: StatedFinding[] = judged.flatMap(({ test, state }) => {
      const wayRound = elsewhereOpen || (state.kind === 'blocked' && state.onlyForSetUp);
      if (state.kind === 'blocked') {
        const args = { host: state.host, network: networkName(test), signInPage: state.signInPage };
        return [{ ...result.finding('network/blocked-here', args), hasWayRound: wayRound }];
      }
      if (state.kind !== 'name-filtered') return [];
      return [{ ...result.finding('network/dns-filtered', { host: state.host }), hasWayRound: wayRound }];
    });
    const minutes = wrongBy(tests);
    if (minutes !== null) {
      // A safe connection stood in spite of the clock, so certificates were accepted: an annoyance, not a block.
      findings.push({ ...result.finding('network/clock-wrong', { minutes }), hasWayRound: elsewhereOpen });
    }
    if (findings.length > 0) return result.failed(findings);
    return judged.some(({ state }) => state.kind === 'undecided') ? result.cantTell('unreachable') : result.passed();
  },
});

/** Newest test per kind of network, oldest first: who mends a network and tests again must not see the old fault. */
function lastOfEachNetwork(tests: readonly PhoneTest[]): PhoneTest[] {
  const byTime = [...tests].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [...new Map(byTime.map((test) => [test.network, test])).values()];
}

function networkName({ network }: PhoneTest): string {
  return { wifi: 'Wi-Fi', mobile: 'mobile data', unknown: 'not said' }[network];
}

/** Whole minutes by which the clock is off, or null within the tolerance. The newest answer counts. */
function wrongBy(tests: readonly PhoneTest[]): number | null {
  const offset = tests.flatMap(({ clockOffsetMs }) => clockOffsetMs ?? []).at(-1);
  if (offset === undefined || Math.abs(offset) <= clockToleranceMs) return null;
  return Math.round(Math.abs(offset) / 60_000);
}
