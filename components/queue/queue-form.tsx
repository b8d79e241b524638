'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef } from 'react';
import { PortalLink } from '@/components/ui/portal-link';
import { concerns, type QueueReading } from '@/lib/report/queue';
import { type QueueView, queueQuery } from './queue-filter';
import { concernWords } from './queue-words';

/** Which concerns are shown, with how many lines each has, and a search; all of it goes into the address. */
export function QueueForm({ view, reading }: { view: QueueView; reading: QueueReading }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  // "Back" changes the text; the field stays the same one, so that whoever types keeps the focus.
  useEffect(() => {
    if (input.current) input.current.value = view.query;
  }, [view.query]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const query = String(new FormData(event.currentTarget).get('query')).trim();
    router.push(`/queue${queueQuery({ concern: view.concern, query, after: null })}`);
  };
  // A concern that nobody has takes no room, unless it is the one that was asked for.
  const shown = concerns.filter((concern) => reading.counts[concern] > 0 || concern === view.concern);
  const kinds = [
    { concern: null, label: 'All', count: null },
    ...shown.map((concern) => ({ concern, label: concernWords[concern].label, count: reading.counts[concern] })),
  ];
  return (
    <div className="stack">
      <nav aria-label="Concerns" className="kinds">
        {kinds.map(({ concern, label, count }) => (
          <PortalLink
            key={label}
            className="kind"
            href={`/queue${queueQuery({ concern, query: view.query, after: null })}`}
            aria-current={concern === view.concern ? 'true' : undefined}
          >
            {label}
            {count === null ? null : <span className="soft">{count}</span>}
          </PortalLink>
        ))}
      </nav>
      <search>
        <form className="queue-form" onSubmit={submit}>
          <div className="field">
            <label htmlFor="queue-query">Person or phone</label>
            <input
              ref={input}
              id="queue-query"
              name="query"
              type="search"
              className="input"
              dir="auto"
              maxLength={100}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={view.query}
            />
          </div>
          <button type="submit" className="button">
            Search
          </button>
        </form>
      </search>
    </div>
  );
}
