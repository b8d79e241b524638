import type { VerdictState } from './vocabulary';

/**
 * What became of something from one check to the next. `different` is a change to or from "not known", or from one cause to another:
 * nobody can say that it is better.
 */
export type Change = 'better' | 'worse' | 'same' | 'different';

/** Null: not known. */
const verdictRank: Record<VerdictState, number | null> = { healthy: 0, degraded: 1, blocked: 2, inconclusive: null };

/** How a verdict changed, by its state alone. */
export function verdictChange(before: VerdictState, after: VerdictState): Change {
  return changeBetween(verdictRank[before], verdictRank[after], before === after);
}

/** How something changed that has a rank, the lower the better, or null where it is not known; `same` says that nothing changed. */
export function changeBetween(before: number | null, after: number | null, same: boolean): Change {
  if (same) return 'same';
  if (before === null || after === null || before === after) return 'different';
  return after < before ? 'better' : 'worse';
}
