import type { PhoneTest } from '@/lib/report/phone-test';
import { judgeTest, type NetworkState, type ReachedByPortal } from './judge-test';

export type Blocked = Extract<NetworkState, { kind: 'blocked' | 'name-filtered' }>;

interface Shown {
  test: PhoneTest;
  state: Blocked;
}

/** What all tests of one browser on one kind of network say together. */
export interface NetworkSeen {
  from: PhoneTest['from'];
  /** Every host was reached, and no block was proven since. */
  open: boolean;
  /** The newest proven block; null when there never was one. With `open` it is of before. */
  blocked: Shown | null;
  /** The newest failure that proves nothing by itself; null when there never was one. */
  doubt: Shown | null;
  /** The newest test proves nothing. */
  undecided: boolean;
}

/**
 * Sorts tests by whose browser made them and on which kind of network. A newer test takes the place of its elder only when it
 * proves something, and never makes a block vanish: a Wi-Fi that is open now may be another one than the Wi-Fi of before.
 */
export function networksOf(tests: readonly PhoneTest[], reached: ReachedByPortal): NetworkSeen[] {
  const byTime = sortedByTime(tests);
  const keys = [...new Set(byTime.map(keyOf))];
  return keys.map((key) =>
    seenIn(
      byTime.filter((test) => keyOf(test) === key),
      reached,
    ),
  );
}

/** Oldest first. */
export function sortedByTime(tests: readonly PhoneTest[]): PhoneTest[] {
  return [...tests].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function keyOf({ from, network }: PhoneTest): string {
  return `${from} ${network}`;
}

function seenIn(tests: readonly PhoneTest[], reached: ReachedByPortal): NetworkSeen {
  const seen: NetworkSeen = { from: 'phone', open: false, blocked: null, doubt: null, undecided: false };
  for (const test of tests) {
    const state = judgeTest(test, reached);
    seen.from = test.from;
    const doubtful = state.kind === 'blocked' && !state.proven;
    seen.undecided = doubtful || state.kind === 'undecided';
    if (doubtful) seen.doubt = { test, state };
    else if (state.kind === 'open') seen.open = true;
    else if (state.kind !== 'undecided') {
      seen.open = false;
      seen.blocked = { test, state };
    }
  }
  return seen;
}
