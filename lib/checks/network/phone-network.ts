import type { Given } from '@/lib/report/observations';
import type { PhoneTest } from '@/lib/report/phone-test';
import { defineCheck, type Result, type StatedFinding } from '../define-check';
import { type Blocked, type NetworkSeen, networksOf, sortedByTime } from './networks';

/**
 * Kerberos and token checks allow 5 minutes of difference by default
 * (https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/maximum-tolerance-for-computer-clock-synchronization).
 */
const clockToleranceMs = 5 * 60_000;

const codes = ['network/blocked-here', 'network/dns-filtered', 'network/clock-wrong'] as const;
type Stating = Result<(typeof codes)[number]>;
type Measured = NonNullable<Given['phone']>;

/**
 * Does the phone's own network let mail through? Only a test from the phone can tell; without one it is inapplicable and
 * costs nothing. What is blocked on one network and open on another leaves a way round, and so does mail of today, whatever the
 * browser met. `couldBlock` is false for the running diagnosis; where a test is there, `joinPhoneTests` counts it as one that could.
 */
export const phoneNetwork = defineCheck({
  id: 'phone-network',
  area: 'network',
  step: 'autodiscover',
  couldBlock: false,
  needs: [],
  codes,
  applies: ({ phone }) => phone !== undefined && phone.tests.length > 0,
  evaluate: (_observed, { phone }, result) => {
    if (phone === undefined) return result.inapplicable();
    const networks = networksOf(phone.tests, phone.reachedByPortal);
    const blocks = networks.map((network) => blockOn(network, networks, phone, result));
    const findings = [...blocks.flatMap((finding) => finding ?? []), ...clockOf(networks, phone, result)];
    if (findings.length > 0) return result.failed(findings);
    const undecided = networks.filter((network) => network.undecided);
    if (undecided.length === 0) return result.passed();
    // A failure that proves nothing is too little to judge by; else nothing was reached at all.
    return result.cantTell(undecided.some(({ doubt }) => doubt !== null) ? 'no-recent-evidence' : 'unreachable');
  },
});

/**
 * True when this browser, or the phone itself, came through somewhere. An open way of another device is none for the phone: a
 * filter may sit on the phone.
 */
function opensFor(from: PhoneTest['from'], networks: readonly NetworkSeen[]): boolean {
  return networks.some((network) => network.open && (network.from === from || network.from === 'phone'));
}

/** What is blocked on one network; null when nothing is, or nothing that is proven. */
function blockOn(
  network: NetworkSeen,
  networks: readonly NetworkSeen[],
  { gotMailLately }: Measured,
  result: Stating,
): StatedFinding | null {
  const opens = opensFor(network.from, networks);
  // Reached at another time or place by the same browser, the host is up and the browser asks for it.
  const shown = network.blocked ?? (opens ? network.doubt : null);
  if (shown === null) return null;
  return { ...findingOf(shown, result), hasWayRound: opens || gotMailLately || isOnlyForSetUp(shown.state) };
}

function findingOf({ test, state }: { test: PhoneTest; state: Blocked }, result: Stating): StatedFinding {
  const { host } = state;
  if (state.kind === 'name-filtered') return result.finding('network/dns-filtered', { host });
  const { signInPage } = state;
  return result.finding('network/blocked-here', { host, network: networkName(test), signInPage });
}

function isOnlyForSetUp(state: Blocked): boolean {
  return state.kind === 'blocked' && state.onlyForSetUp;
}

function networkName({ network }: PhoneTest): string {
  return { wifi: 'Wi-Fi', mobile: 'mobile data', unknown: 'not said' }[network];
}

/**
 * Whether a clock is wrong: the newest answer of each browser counts, whatever its network. Where a safe connection stood in spite
 * of it, it is no block.
 */
function clockOf(networks: readonly NetworkSeen[], phone: Measured, result: Stating): StatedFinding[] {
  const newest = new Map<PhoneTest['from'], number>();
  for (const { from, clockOffsetMs } of sortedByTime(phone.tests)) {
    if (clockOffsetMs !== null) newest.set(from, Math.abs(clockOffsetMs));
  }
  const wrong = [...newest].filter(([, offsetMs]) => offsetMs > clockToleranceMs);
  if (wrong.length === 0) return [];
  const minutes = Math.round(Math.max(...wrong.map(([, offsetMs]) => offsetMs)) / 60_000);
  const hasWayRound = phone.gotMailLately || wrong.every(([from]) => opensFor(from, networks));
  return [{ ...result.finding('network/clock-wrong', { minutes }), hasWayRound }];
}
