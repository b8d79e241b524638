import { type TimelineRow, timelineOf } from '@/lib/report/timeline';
import { formatDuration } from './duration';
import type { PartProps } from './render-options';

/** Units of the drawing's width; `x` and `width` are attributes of SVG, since a style attribute is refused by the policy. */
const width = 200;

/** When each question was asked and how long it took: a table with a bar in each row. The bars say nothing that its words do not. */
export function Timeline({ report }: Pick<PartProps, 'report'>) {
  const { rows, totalMs } = timelineOf(report);
  return (
    <table className="facts">
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Asked after</th>
          <th scope="col">Took</th>
        </tr>
      </thead>
      <tbody translate="no">
        {rows.map((row) => (
          <tr key={row.id} className={row.status === 'observed' ? undefined : 'untested'}>
            <td>
              {row.id} {row.status === 'observed' ? null : <span className="small">{outcomeOf(row)}</span>}
            </td>
            <td>
              {row.startMs === null ? 'not recorded' : formatDuration(row.startMs)}
              <Bar row={row} totalMs={totalMs} />
            </td>
            <td>{row.durationMs === null ? 'not measured' : formatDuration(row.durationMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function outcomeOf({ status, failure }: TimelineRow): string {
  if (status !== 'unavailable') return `(${status})`;
  return failure === null ? '(no answer)' : `(no answer: ${failure})`;
}

function Bar({ row, totalMs }: { row: TimelineRow; totalMs: number }) {
  if (row.startMs === null || row.durationMs === null) return null;
  const scale = width / totalMs;
  return (
    <svg className="span" viewBox={`0 0 ${width} 4`} preserveAspectRatio="none" aria-hidden="true">
      <rect x={Math.round(row.startMs * scale)} width={Math.max(1, Math.round(row.durationMs * scale))} height="4" />
    </svg>
  );
}
