import { formatTime } from '@/lib/checks/instant';
import type { Evidence } from '@/lib/report/evidence';
import { commandRows } from './command-rows';
import { evidenceRows } from './evidence-rows';
import type { WordLists } from './word-lists';

/** How an exchange fits the documented order of discovery; an expected miss must not read as a fault. */
const roleSentences = {
  expected: 'Expected: a healthy cloud domain answers like this.',
  fallback: 'A way round, used because an earlier way did not answer.',
  'not-used': 'Not used: an earlier way had already worked.',
} as const;

/** One piece of evidence as a two-column table, with the words of its statuses where `lists` has them. `anchored` gives it the address that its finding points to. */
export function EvidenceTable(props: { item: Evidence; anchored: boolean; lists: WordLists | null }) {
  const { item, anchored, lists } = props;
  const role = item.kind === 'http-exchange' ? item.role : undefined;
  return (
    <table className="facts" id={anchored ? item.id : undefined}>
      <caption>
        {item.label} <span className="soft">{formatTime(item.at, 'UTC')}</span>
        {role ? <p className="soft small">{roleSentences[role]}</p> : null}
      </caption>
      <tbody translate="no">
        {[...evidenceRows(item), ...commandRows(item, lists)].map(([label, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never move, and labels repeat (several answers)
          <tr key={index}>
            <th>{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
