import type { Evidence } from '@/lib/report/evidence';
import { commandRows } from './command-rows';
import { evidenceRows } from './evidence-rows';
import type { WordLists } from './word-lists';

/** One piece of evidence as a line: all its facts, without the room that a table takes. */
export function EvidenceLine(props: { item: Evidence; anchored: boolean; lists: WordLists | null }) {
  const { item, anchored, lists } = props;
  // A phone's name is often its model, too: said once it is said.
  const rows = [...evidenceRows(item), ...commandRows(item, lists)].flatMap((row) =>
    row[1] === item.label ? [] : [row.join(' ')],
  );
  return (
    <p className="small" id={anchored ? item.id : undefined} translate="no">
      {item.label}: {rows.join('; ')}
    </p>
  );
}
