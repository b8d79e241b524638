import type { Given } from '@/lib/report/observations';
import { type PhoneHostResult, type PhoneHostRole, type PhoneTest, wasReached } from '@/lib/report/phone-test';

/** Which of the hosts the portal itself reached from where it stands; null where it did not look. */
export type ReachedByPortal = NonNullable<Given['phone']>['reachedByPortal'];

/** What one measurement says of its network. */
export type NetworkState =
  /** Every host that mail needs was reached. */
  | { kind: 'open' }
  /** Nothing at all was reached, or too little was tried: no network, perhaps. It says nothing about mail. */
  | { kind: 'undecided' }
  /**
   * Other things were reached, this host was not, twice. `signInPage`: something else answered in the portal's place. Not `proven`
   * where the host itself may be down, or the browser may refuse such requests by itself: then only another network can tell.
   */
  | { kind: 'blocked'; host: string; signInPage: boolean; onlyForSetUp: boolean; proven: boolean }
  /** The name is kept out: its service answers on the same network under another name. */
  | { kind: 'name-filtered'; host: string };

type NeededRole = keyof ReachedByPortal;
/** In the order in which a failure is named: a phone that is set up needs the first two, a new one the third too. */
const needed: readonly NeededRole[] = ['mail', 'signIn', 'autodiscover'];

/**
 * A filter of names answers at once, with nothing or a wrong address; a firewall that drops packets does not (Pi-hole, "Blocking
 * mode", https://docs.pi-hole.net/ftldns/blockingmode/). Milliseconds.
 */
const atOnceMs = 1_000;

/** How often a host must have failed: one lost request proves nothing. */
const enoughTries = 2;

/**
 * Judges one measurement. A host that the portal does not reach either is left out: then the network is not to blame. One that the
 * portal did not ask may be down, so its failure alone proves nothing.
 */
export function judgeTest(test: PhoneTest, reached: ReachedByPortal): NetworkState {
  const ofRole = (role: PhoneHostRole) => test.hosts.find((result) => result.role === role);
  const judged = needed.flatMap((role) => {
    const result = ofRole(role);
    return result === undefined ? [] : [{ role, result }];
  });
  const nothingReached = test.portal === 'failed' && !test.hosts.some(wasReached);
  if (nothingReached || judged.length < needed.length) return { kind: 'undecided' };
  const failing = judged.filter(({ role, result }) => failed(result) && reached[role] !== false);
  const signInPage = test.portal === 'other-answer';
  const byBrowser = test.portal === 'answered' && refusesAll(test);
  const isProven = ({ role }: { role: NeededRole }) => signInPage || (reached[role] === true && !byBrowser);
  const first = failing.find(isProven) ?? failing[0];
  if (first === undefined) {
    return judged.every(({ result }) => wasReached(result)) ? { kind: 'open' } : { kind: 'undecided' };
  }
  const { role, result } = first;
  const otherName = ofRole('mailOtherName');
  if (role === 'mail' && reached.mail === true && isAtOnce(result) && otherName && wasReached(otherName)) {
    return { kind: 'name-filtered', host: result.host };
  }
  const onlyForSetUp = role === 'autodiscover';
  return { kind: 'blocked', host: result.host, signInPage, onlyForSetUp, proven: isProven(first) };
}

function failed(result: PhoneHostResult): boolean {
  return !wasReached(result) && result.tries.length >= enoughTries;
}

function isAtOnce({ tries }: PhoneHostResult): boolean {
  return tries.every(({ ms }) => ms < atOnceMs);
}

/** True when each host of Microsoft failed at once: a content blocker in the browser does so, and it does not touch Mail. */
function refusesAll({ hosts }: PhoneTest): boolean {
  const foreign = hosts.filter(({ role }) => role !== 'ipv4' && role !== 'ipv6');
  return foreign.every((result) => failed(result) && isAtOnce(result));
}
