import { type PhoneHostResult, type PhoneHostRole, type PhoneTest, wasReached } from '@/lib/report/phone-test';

/** What one measurement says of its network. */
export type NetworkState =
  /** Every host that mail needs was reached. */
  | { kind: 'open' }
  /** Nothing at all was reached, or too little was tried: no network, perhaps. It says nothing about mail. */
  | { kind: 'undecided' }
  /** Other things were reached, this host was not, twice. `signInPage`: something else answered in the portal's place. */
  | { kind: 'blocked'; host: string; signInPage: boolean; onlyForSetUp: boolean }
  /** The name is kept out: its service answers on the same network under another name. */
  | { kind: 'name-filtered'; host: string };

/** In the order in which a failure is named: a phone that is set up needs the first two, a new one the third too. */
const needed: readonly PhoneHostRole[] = ['mail', 'signIn', 'autodiscover'];

/**
 * A filter of names answers at once, with nothing or a wrong address; a firewall that drops packets does not (Pi-hole, "Blocking
 * mode", https://docs.pi-hole.net/ftldns/blockingmode/). Milliseconds.
 */
const atOnceMs = 1_000;

/** How often a host must have failed: one lost request proves nothing. */
const enoughTries = 2;

/**
 * Judges one measurement. Hosts that the server does not reach either are left out: then the network is not to blame.
 * @param serverReachesMail false when the portal itself found the mail host unreachable
 */
export function judgeTest(test: PhoneTest, serverReachesMail: boolean | null): NetworkState {
  const ofRole = (role: PhoneHostRole) => test.hosts.find((result) => result.role === role);
  const judged = needed.flatMap((role) => ofRole(role) ?? []);
  const nothingReached = test.portal === 'failed' && !test.hosts.some(wasReached);
  if (nothingReached || judged.length < needed.length) return { kind: 'undecided' };
  const failing = judged.filter((result) => failed(result) && !(result.role === 'mail' && serverReachesMail === false));
  const first = failing[0];
  if (first === undefined) return judged.every(wasReached) ? { kind: 'open' } : { kind: 'undecided' };
  const otherName = ofRole('mailOtherName');
  if (first.role === 'mail' && first.tries.every(({ ms }) => ms < atOnceMs) && otherName && wasReached(otherName)) {
    return { kind: 'name-filtered', host: first.host };
  }
  const signInPage = test.portal === 'other-answer';
  return { kind: 'blocked', host: first.host, signInPage, onlyForSetUp: first.role === 'autodiscover' };
}

function failed(result: PhoneHostResult): boolean {
  return !wasReached(result) && result.tries.length >= enoughTries;
}
