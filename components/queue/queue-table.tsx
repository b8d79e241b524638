import { Time } from '@/components/report/time';
import { Icon } from '@/components/ui/icon';
import type { QueueEntry } from '@/lib/report/queue';
import { concernSentence, concernWords } from './queue-words';

const columns = ['Person', 'Phone', 'Concern', 'Since'] as const;
const apps = { native: 'Mail app of the phone', outlook: 'Outlook', other: 'Another app' } as const;

/** Lines of the queue: a table where it fits, else one block for each line, its cells named by `data-label`. */
export function QueueTable({ entries }: { entries: QueueEntry[] }) {
  return (
    <table className="log queue small">
      <caption className="hidden-text">Phones that wait or will break, newest first</caption>
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
          <Line key={entry.key} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ entry }: { entry: QueueEntry }) {
  const [who, phone, why, since] = columns;
  return (
    <tr>
      <td data-label={who}>
        <Owner owner={entry.owner} />
      </td>
      <td data-label={phone}>
        <Phone entry={entry} />
      </td>
      <td data-label={why}>
        {entry.concerns.map((concern) => (
          <div key={concern} className="concern">
            <span className={`state ${concernWords[concern].tone}`}>
              <Icon name={concernWords[concern].icon} />
              {concernWords[concern].label}
            </span>
            <p className="soft">{concernSentence(concern, entry)}</p>
          </div>
        ))}
      </td>
      <td data-label={since}>
        {entry.phone?.firstSync ? <Time at={entry.phone.firstSync} /> : <span className="soft">Not known</span>}
      </td>
    </tr>
  );
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
