import type { Summary } from '@/components/api/schemas';
import { type Change, verdictChange } from '@/lib/report/change';
import { type VerdictState, verdictStates } from '@/lib/report/vocabulary';

/** One check of a history, and how its answer differs from that of the one before it. */
export interface HistoryRow {
  item: Summary;
  /** The check before it of the same mailbox and app that came to an answer; null for the first. */
  earlier: { item: Summary; state: VerdictState; change: Change } | null;
}

/** The checks of one day, newest first. `day` is a date as `YYYY-MM-DD` in the zone. */
export interface HistoryDay {
  day: string;
  rows: HistoryRow[];
}

/**
 * Groups summaries, newest first, by the day of their start. `most` is how many are wanted: later ones only serve as what came before.
 * `zone` is an IANA name; without it days are the reader's own.
 */
export function historyDays(items: readonly Summary[], most: number, zone?: string): HistoryDay[] {
  const days: HistoryDay[] = [];
  for (const [index, item] of items.slice(0, most).entries()) {
    const day = dayOf(item.startedAt, zone);
    const row = { item, earlier: earlierOf(item, items.slice(index + 1)) };
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}

function earlierOf(item: Summary, older: readonly Summary[]): HistoryRow['earlier'] {
  const after = stateOf(item);
  const before = older.find(
    (other) => stateOf(other) !== null && other.subject.address === item.subject.address && other.app === item.app,
  );
  const state = before ? stateOf(before) : null;
  if (after === null || before === undefined || state === null) return null;
  const change = verdictChange(state, after);
  const otherCause = change === 'same' && before.verdict?.primary !== item.verdict?.primary;
  return { item: before, state, change: otherCause ? 'different' : change };
}

/** The answer of a check that came to its end. */
export function stateOf({ status, verdict }: Summary): VerdictState | null {
  return status === 'finished' ? (verdictStates.find((name) => name === verdict?.state) ?? null) : null;
}

/** `YYYY-MM-DD`, as Swedish writes a date; empty for a text that is no date. */
export function dayOf(at: string, zone?: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat('sv-SE', { ...(zone ? { timeZone: zone } : {}) }).format(date);
}
