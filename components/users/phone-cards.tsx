import { Icon } from '@/components/ui/icon';
import type { PhoneStatus } from './phone-facts';
import { Facts } from './status-section';

/** Phones that stand open; a mailbox may know 100. */
const openPhones = 4;

/** Every phone of the mailbox as a card: its state in a word, why, what decided, and the facts. */
export function PhoneCards({ phones }: { phones: PhoneStatus[] }) {
  if (phones.length === 0) return <p>Exchange remembers no phone of this mailbox.</p>;
  const rest = phones.slice(openPhones);
  return (
    <div className="stack">
      <CardList phones={phones.slice(0, openPhones)} />
      {rest.length > 0 ? (
        <details>
          <summary>{rest.length === 1 ? '1 more phone' : `${rest.length} more phones`}</summary>
          <div className="inside">
            <CardList phones={rest} />
          </div>
        </details>
      ) : null}
    </div>
  );
}

function CardList({ phones }: { phones: PhoneStatus[] }) {
  return (
    <ul className="cards">
      {phones.map((phone) => (
        <li key={`${phone.deviceId} ${phone.name}`} className="tight">
          <h3>
            <bdi>{phone.name}</bdi>
          </h3>
          {phone.judged ? <p className="small soft">The phone that the answer is about</p> : null}
          <p className={`state ${phone.state.className}`}>
            <Icon name={phone.state.icon} />
            {phone.state.word}
          </p>
          <p>{phone.reason}</p>
          <p>
            <span className="word">Decided by:</span> <bdi>{phone.decidedBy}</bdi>
          </p>
          <Facts facts={phone.facts} />
        </li>
      ))}
    </ul>
  );
}
