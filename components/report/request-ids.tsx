import { formatTime } from '@/lib/checks/instant';
import type { Evidence } from '@/lib/report/evidence';
import { CodeLine } from './code-line';
import type { RenderOptions } from './render-options';

/** The id that a Microsoft service gave to one answer, with what was asked; `at` is an ISO instant. */
export interface RequestId {
  id: string;
  label: string;
  at: string;
}

/** The request ids in evidence, each once, in its order. Whoever opens a ticket with Microsoft is asked for them. */
export function requestIdsOf(evidence: readonly Evidence[]): RequestId[] {
  const found = new Map<string, RequestId>();
  for (const item of evidence) {
    if (item.kind !== 'http-exchange' || item.requestId === undefined || found.has(item.requestId)) continue;
    found.set(item.requestId, { id: item.requestId, label: item.label, at: item.at });
  }
  return [...found.values()];
}

/** The request ids as a list to copy from, folded away unless `options.unfolded`. Nothing where there is none. */
export function RequestIds({ evidence, options }: { evidence: readonly Evidence[]; options: RenderOptions }) {
  const ids = requestIdsOf(evidence);
  if (ids.length === 0) return null;
  return (
    <details open={options.unfolded}>
      <summary>Request ids for Microsoft support ({ids.length})</summary>
      <div className="inside">
        {options.copy?.(
          ids.map(({ id, label, at }) => `${formatTime(at, 'UTC')}  ${label}  ${id}`).join('\n'),
          'all request ids',
        )}
        {ids.map(({ id, label, at }) => (
          <div key={id}>
            <p className="small">
              {label} <span className="soft">{formatTime(at, 'UTC')}</span>
            </p>
            <CodeLine code={id} what={`the request id of ${label}`} options={options} />
          </div>
        ))}
      </div>
    </details>
  );
}
