'use client';

import type { Summary } from '@/components/api/schemas';
import { historyDays } from '@/components/diagnosis/history-days';
import { SummaryList } from '@/components/diagnosis/summary-list';
import { HistoryChanges } from './history-changes';

/** Every check of the mailbox, newest first; each opens to what changed since the one before it of the same app. */
export function History({ items, older }: { items: Summary[]; older: (() => void) | null }) {
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
      {older ? (
        <button type="button" className="button" onClick={older}>
          Show older checks
        </button>
      ) : null}
    </div>
  );
}
