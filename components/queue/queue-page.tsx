'use client';

import Link from 'next/link';
import { useRef } from 'react';
import { isAdmin } from '@/components/auth/is-admin';
import { useSession } from '@/components/auth/session-context';
import { useApiValue } from '@/components/diagnosis/use-api-value';
import { ProblemBox } from '@/components/ui/problem-box';
import type { QueuePage as Page } from '@/lib/report/queue';
import { type QueueView, queueQuery } from './queue-filter';
import { QueueForm } from './queue-form';
import { QueueTable } from './queue-table';
import { SweepStatus } from './sweep-status';
import { useSweep } from './use-sweep';
import { queueSchema } from './wire';

/** Phones of the whole tenant that wait or will break; what is shown stands in the address. For admins only. */
export function QueuePage({ view }: { view: QueueView }) {
  const { state } = useSession();
  if (isAdmin(state)) return <Queue view={view} />;
  return <ProblemBox title="Your account may not see this." detail="Only people with the Admin role see the queue." />;
}

function Queue({ view }: { view: QueueView }) {
  const [page, again] = useApiValue(`/api/queue${queueQuery(view)}`, queueSchema);
  const sweeping = useSweep(page.status === 'ready' ? page.value.sweep : null, again);
  // From one view to the next, status and filter stay where they are, and with them the focus.
  const before = useRef<Page | null>(null);
  if (page.status === 'ready') before.current = page.value;
  const known = before.current;
  if (page.status === 'problem') {
    return (
      <ProblemBox title={page.problem.title} detail={page.problem.detail}>
        <button type="button" className="button" onClick={again}>
          Try again
        </button>
      </ProblemBox>
    );
  }
  if (known === null) return <p className="soft">Reading the queue.</p>;
  const { reading, sweep } = known;
  return (
    <>
      <SweepStatus reading={reading} sweep={sweep} sweeping={sweeping} />
      {reading === null ? (
        <FirstTime />
      ) : (
        <>
          <QueueForm view={view} reading={reading} />
          {page.status === 'loading' ? (
            <p className="soft">Reading the queue.</p>
          ) : (
            <List page={page.value} view={view} />
          )}
        </>
      )}
    </>
  );
}

function FirstTime() {
  return (
    <p>
      The portal goes through all phones that Exchange knows, a thousand at a time, and lists those that somebody has to
      look at. You can leave this page meanwhile.
    </p>
  );
}

function List({ page, view }: { page: Page; view: QueueView }) {
  return page.entries.length > 0 ? <Entries page={page} view={view} /> : <Nothing view={view} />;
}

function Entries({ page, view }: { page: Page; view: QueueView }) {
  return (
    <>
      <QueueTable entries={page.entries} />
      <div className="bar">
        {page.next === null ? null : (
          <Link className="button" prefetch={false} href={`/queue${queueQuery({ ...view, after: page.next })}`}>
            Next
          </Link>
        )}
        <ToFirst view={view} />
      </div>
    </>
  );
}

function Nothing({ view }: { view: QueueView }) {
  const filtered = view.query !== '' || view.concern !== null;
  return (
    <div className="stack">
      <p className="lede">
        {view.after !== null ? 'There is nothing after this.' : filtered ? 'No phone fits this.' : 'Nobody waits.'}
      </p>
      <ToFirst view={view} />
    </div>
  );
}

function ToFirst({ view }: { view: QueueView }) {
  if (view.after === null) return null;
  return (
    <Link className="button" prefetch={false} href={`/queue${queueQuery({ ...view, after: null })}`}>
      To the first page
    </Link>
  );
}
