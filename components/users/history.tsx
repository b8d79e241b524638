'use client';

import type { ApiProblem } from '@/components/api/problem';
import type { Summary } from '@/components/api/schemas';
import { historyDays } from '@/components/diagnosis/history-days';
import { SummaryList } from '@/components/diagnosis/summary-list';
import { ProblemBox } from '@/components/ui/problem-box';
import { HistoryChanges } from './history-changes';

/** Checks that are not listed yet: whether they are being read, what stood in the way, and what a press asks. */
export interface Older {
  reading: boolean;
  problem: ApiProblem | null;
  ask(): void;
}

/** Every check of the mailbox, newest first; each opens to what changed since the one before it of the same app. */
export function History({ items, older }: { items: Summary[]; older: Older | null }) {
  const rows = historyDays(items, items.length).flatMap((day) => day.rows);
  const before = new Map(rows.map(({ item, earlier }) => [item.id, earlier?.item.id]));
  return (
    <div className="stack">
      <SummaryList
        items={items}
        under={({ id }) => {
          const earlier = before.get(id);
          return earlier === undefined ? null : <HistoryChanges before={earlier} after={id} />;
        }}
      />
      {older?.problem ? <ProblemBox title={older.problem.title} detail={older.problem.detail} /> : null}
      {older ? (
        <button
          type="button"
          className="button"
          aria-disabled={older.reading}
          onClick={() => (older.reading ? undefined : older.ask())}
        >
          Show older checks
        </button>
      ) : null}
    </div>
  );
}
