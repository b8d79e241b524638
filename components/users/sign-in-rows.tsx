import { Time } from '@/components/report/time';
import { Icon } from '@/components/ui/icon';
import type { SignInStatus, SignInsStatus } from './sign-in-facts';

/** Rows that stand open; a stuck phone fails every few minutes. */
const openRows = 5;

/** Sign-ins of mail apps, newest first: when, which app, how it ended, which policy, which code. */
export function SignInRows({ rows, others }: SignInsStatus) {
  const rest = rows.slice(openRows);
  return (
    <div className="tight">
      {rows.length === 0 ? (
        <p>No mail app signed in within the last 7 days.</p>
      ) : (
        <Rows rows={rows.slice(0, openRows)} />
      )}
      {rest.length > 0 ? (
        <details>
          <summary>{rest.length} more</summary>
          <div className="inside">
            <Rows rows={rest} />
          </div>
        </details>
      ) : null}
      {others > 0 ? (
        <p className="small soft">
          {others === 1 ? '1 sign-in' : `${others} sign-ins`} of other apps say nothing about mail on a phone and are
          left out. The report has them.
        </p>
      ) : null}
    </div>
  );
}

function Rows({ rows }: { rows: SignInStatus[] }) {
  return (
    <ul className="events">
      {rows.map((row) => (
        <li key={row.id} className="tight">
          <p className="event-head">
            <span className={`state ${row.outcome.className}`}>
              <Icon name={row.outcome.icon} />
              {row.outcome.word}
            </span>
            <span className="small soft">
              <Time at={row.at} />
            </span>
          </p>
          <p>
            <bdi>{row.app}</bdi>
            {row.where ? (
              <span className="small soft">
                {' '}
                · <bdi>{row.where}</bdi>
              </span>
            ) : null}
          </p>
          {row.detail ? <p className="small">{row.detail}</p> : null}
          {row.policies || row.code !== 0 ? (
            <p className="small soft">
              {row.code === 0 ? null : `Code ${row.code}. `}
              {row.policies ? <bdi>{row.policies}</bdi> : null}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
