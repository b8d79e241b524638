import { Time } from '@/components/report/time';
import { Icon } from '@/components/ui/icon';
import type { AuditEntry } from '@/lib/report/remedies';
import { detailText, outcomeWords, remedyTitles } from './remedy-words';

const columns = ['When', 'Admin', 'Mailbox', 'Change', 'Reason', 'Outcome'] as const;

/** Lines of the audit log: a table where it fits, else one block for each line, its cells named by `data-label`. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  return (
    <table className="log small">
      <caption className="hidden-text">Changes made from the portal, newest first</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ entry }: { entry: AuditEntry }) {
  const { at, actor, subject, remedy, reason } = entry;
  const [when, who, whose, change, why, end] = columns;
  return (
    <tr>
      <td data-label={when}>
        <Time at={at} />
      </td>
      <td data-label={who}>
        <bdi>{actor.address}</bdi>
      </td>
      <td data-label={whose}>
        <a href={`/users/${encodeURIComponent(subject.address)}`}>
          <bdi>{subject.address}</bdi>
        </a>
      </td>
      <td data-label={change}>
        <span className="word">{remedyTitles[remedy]}</span>
        <Difference entry={entry} />
      </td>
      <td data-label={why} dir="auto">
        {reason}
      </td>
      <td data-label={end}>
        <End entry={entry} />
      </td>
    </tr>
  );
}

/** What became what; only settings that became something else. */
function Difference({ entry }: { entry: AuditEntry }) {
  const changed = (entry.before ?? []).flatMap(({ label, value }) => {
    const later = entry.after?.find((one) => one.label === label)?.value;
    return later === undefined || later === value ? [] : [{ label, value, later }];
  });
  return changed.map(({ label, value, later }) => (
    <p key={label} className="soft">
      {label}: {value} <span aria-hidden="true">→</span>
      <span className="hidden-text">became</span> {later}
    </p>
  ));
}

/** How it ended, why, and the ids that support asks for, folded away. */
function End({ entry }: { entry: AuditEntry }) {
  const { icon, word, tone } = outcomeWords[entry.outcome];
  const ids: [string, string][] = [
    ['Change', entry.id],
    ...(entry.deviceId === null ? [] : [['Device', entry.deviceId] as [string, string]]),
    ...entry.requestIds.map((id): [string, string] => ['Request', id]),
  ];
  return (
    <>
      <span className={`state ${tone}`}>
        <Icon name={icon} />
        {word}
      </span>
      {entry.detail === null ? null : <p className="soft">{detailText(entry.detail)}</p>}
      <details className="quiet-fold">
        <summary>
          Ids<span className="hidden-text"> of this change</span>
        </summary>
        <dl className="inside" translate="no">
          {ids.map(([label, id]) => (
            <div key={`${label} ${id}`}>
              <dt className="soft">{label}</dt>
              <dd>
                <code>{id}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
