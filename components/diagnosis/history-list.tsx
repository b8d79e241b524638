'use client';

import type { Summary } from '@/components/api/schemas';
import { Time } from '@/components/report/time';
import { verdictMarks } from '@/components/report/words';
import { dayOf, type HistoryRow, historyDays, stateOf } from './history-days';
import { primaryOf, SummaryState } from './summary-list';
import { useWords } from './use-words';

/** Checks by day, newest first, `most` of them: each says its answer, and what changed against the one before it. */
export function HistoryList({ items, most }: { items: readonly Summary[]; most: number }) {
  const words = useWords(items.flatMap((item) => primaryOf(item) ?? []));
  const today = dayOf(new Date().toISOString());
  const yesterday = dayOf(new Date(Date.now() - 86_400_000).toISOString());
  return historyDays(items, most).map(({ day, rows }) => (
    <section key={day} aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`} className="word">
        {day === today ? 'Today' : day === yesterday ? 'Yesterday' : written(day)}
      </h2>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.item.id}>
            <a href={`/diagnoses/${row.item.id}`}>
              <SummaryState item={row.item} words={words} />
              <span className="small soft">
                <Time at={row.item.startedAt} />
              </span>
            </a>
            <Changed row={row} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

const changes = {
  better: 'Better than before',
  worse: 'Worse than before',
  same: 'The same answer as before',
  different: 'Another answer than before',
} as const;

function Changed({ row: { item, earlier } }: { row: HistoryRow }) {
  if (earlier === null) return null;
  const same = earlier.state === stateOf(item);
  return (
    <p className="small pb-3">
      {changes[earlier.change]}
      {same ? '' : `, which was: ${verdictMarks[earlier.state].word}`}.{' '}
      <a className="inline-block py-1" href={`/diagnoses/${item.id}?before=${earlier.item.id}`}>
        What changed since <Time at={earlier.item.startedAt} />
      </a>
    </p>
  );
}

function written(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(date.getTime())
    ? 'At an unknown time'
    : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        date,
      );
}
