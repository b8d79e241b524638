import { Time } from '@/components/report/time';
import { Icon } from '@/components/ui/icon';
import { type LogColumn, LogTable } from '@/components/ui/log-table';
import type { AuditEntry } from '@/lib/report/remedies';
import { detailText, outcomeWords, remedyTitles } from './remedy-words';

const columns: readonly LogColumn<AuditEntry>[] = [
  { name: 'When', cell: ({ at }) => <Time at={at} /> },
  { name: 'Admin', cell: ({ actor }) => <bdi>{actor.address}</bdi> },
  {
    name: 'Mailbox',
    cell: ({ subject }) => (
      <a href={`/users/${encodeURIComponent(subject.address)}`}>
        <bdi>{subject.address}</bdi>
      </a>
    ),
  },
  {
    name: 'Change',
    cell: (entry) => (
      <>
        <span className="word">{remedyTitles[entry.remedy]}</span>
        <Difference entry={entry} />
      </>
    ),
  },
  { name: 'Reason', cell: ({ reason }) => <div dir="auto">{reason}</div> },
  { name: 'Outcome', cell: (entry) => <End entry={entry} /> },
];

/** Lines of the audit log. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  return (
    <LogTable
      caption="Changes made from the portal, newest first"
      columns={columns}
      entries={entries}
      keyOf={({ id }) => id}
    />
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
