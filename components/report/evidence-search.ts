import type { Evidence } from '@/lib/report/evidence';
import { commandRows } from './command-rows';
import { evidenceRows } from './evidence-rows';
import type { WordLists } from './word-lists';

/**
 * The ids of the pieces of evidence that hold every word of a query, in any place, in any case; null for a query without words:
 * then all are meant. It looks at what the page shows, so that whatever is found can be seen.
 */
export function matchingEvidence(
  evidence: readonly Evidence[],
  query: string,
  lists: WordLists | null,
): ReadonlySet<string> | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  return new Set(
    evidence.flatMap((item) => {
      const rows = [...evidenceRows(item), ...commandRows(item, lists)];
      const text = [item.label, item.probe, item.id, ...rows.flat()].join('\n').toLowerCase();
      return words.every((word) => text.includes(word)) ? [item.id] : [];
    }),
  );
}
