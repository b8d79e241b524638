import type { Evidence } from '@/lib/report/evidence';
import { evidenceRows } from './evidence-rows';

/** One piece of evidence as a line: all its facts, without the room that a table takes. */
export function EvidenceLine({ item, anchored }: { item: Evidence; anchored: boolean }) {
  // A phone's name is often its model, too: said once it is said.
  const rows = evidenceRows(item).flatMap((row) => (row[1] === item.label ? [] : [row.join(' ')]));
  return (
    <p className="small" id={anchored ? item.id : undefined} translate="no">
      {item.label}: {rows.join('; ')}
    </p>
  );
}
