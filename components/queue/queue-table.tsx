import { Time } from '@/components/report/time';
import { Icon } from '@/components/ui/icon';
import { type LogColumn, LogTable } from '@/components/ui/log-table';
import type { QueueEntry } from '@/lib/report/queue';
import { concernSentence, concernWords } from './queue-words';

const apps = { native: 'Mail app of the phone', outlook: 'Outlook', other: 'Another app' } as const;

const columns: readonly LogColumn<QueueEntry>[] = [
  { name: 'Person', cell: ({ owner }) => <Owner owner={owner} /> },
  { name: 'Phone', cell: (entry) => <Phone entry={entry} /> },
  { name: 'Concern', cell: (entry) => <Concerns entry={entry} /> },
  {
    name: 'Since',
    cell: ({ phone }) => (phone?.firstSync ? <Time at={phone.firstSync} /> : <span className="soft">Not known</span>),
  },
];

/** Lines of the queue. */
export function QueueTable({ entries }: { entries: QueueEntry[] }) {
  return (
    <LogTable
      caption="Phones that wait or will break, newest first"
      className="queue"
      columns={columns}
      entries={entries}
      keyOf={({ key }) => key}
    />
  );
}

function Concerns({ entry }: { entry: QueueEntry }) {
  return entry.concerns.map((concern) => (
    <div key={concern} className="concern">
      <span className={`state ${concernWords[concern].tone}`}>
        <Icon name={concernWords[concern].icon} />
        {concernWords[concern].label}
      </span>
      <p className="soft">{concernSentence(concern, entry)}</p>
    </div>
  ));
}

/** The way to the person's own page, where a phone is let in. */
function Owner({ owner }: { owner: QueueEntry['owner'] }) {
  const name = owner.name || owner.identity;
  if (owner.address === null) {
    return (
      <>
        <bdi className="word">{name || 'Unknown mailbox'}</bdi>
        <p className="soft">The address could not be found out.</p>
      </>
    );
  }
  return (
    <>
      <a className="word" href={`/users/${encodeURIComponent(owner.address)}`}>
        <bdi>{name || owner.address}</bdi>
      </a>
      <p className="soft">
        <bdi>{owner.address}</bdi>
      </p>
    </>
  );
}

function Phone({ entry: { phone, phones } }: { entry: QueueEntry }) {
  if (phone === null) return <span>{phones ?? 0} phones</span>;
  const facts = [phone.model === phone.name ? '' : phone.model, phone.os, apps[phone.app]].filter(
    (text) => text !== '',
  );
  return (
    <>
      <bdi className="word">{phone.name}</bdi>
      <p className="soft" dir="auto">
        {facts.join(' · ')}
      </p>
    </>
  );
}
