'use client';

import { useState } from 'react';
import { listSchema } from '@/components/api/schemas';
import { RetryBox } from '@/components/ui/retry-box';
import { HistoryList } from './history-list';
import { useApiValue, useKept } from './use-api-value';

/** Checks on a page of the history. */
const pageSize = 20;
/** The API gives at most 200 rows; one more than is shown tells whether there are older ones. */
const most = 199;

/** The person's own earlier checks by day, newest first, a page at a time. `shown` is how many the address asks for. */
export function MyDiagnoses({ shown = pageSize }: { shown?: number }) {
  const [count, setCount] = useState(Math.min(most, Math.max(pageSize, shown)));
  const [list, retry] = useApiValue(`/api/diagnoses?limit=${count + 1}`, listSchema);
  const kept = useKept(list, count);
  const items = kept?.value.diagnoses ?? null;
  const shownNow = kept?.about ?? count;
  const more = () => {
    // Asked before, and refused: the same is asked again.
    if (shownNow !== count) return retry();
    const next = Math.min(most, count + pageSize);
    setCount(next);
    window.history.replaceState(null, '', `?shown=${next}`);
  };
  return (
    <>
      {list.status === 'problem' ? <RetryBox problem={list.problem} retry={retry} /> : null}
      {items === null && list.status === 'loading' ? <p className="soft">Reading your checks.</p> : null}
      {items?.length === 0 ? <NoChecks /> : null}
      {items && items.length > 0 ? <HistoryList items={items} most={shownNow} /> : null}
      {items && items.length > shownNow && shownNow < most ? (
        <button
          type="button"
          className="button"
          disabled={shownNow !== count && list.status !== 'problem'}
          onClick={more}
        >
          Show older checks
        </button>
      ) : null}
    </>
  );
}

function NoChecks() {
  return (
    <div className="stack">
      <p className="lede">You have not checked a phone yet.</p>
      <a className="button primary" href="/diagnose">
        Check my phone
      </a>
    </div>
  );
}
