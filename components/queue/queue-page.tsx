'use client';

import { AdminOnly } from '@/components/auth/admin-only';
import { useApiValue, useKept } from '@/components/diagnosis/use-api-value';
import { PortalLink } from '@/components/ui/portal-link';
import { RetryBox } from '@/components/ui/retry-box';
import type { QueuePage as Page } from '@/lib/report/queue';
import { type QueueView, queueQuery } from './queue-filter';
import { QueueForm } from './queue-form';
import { QueueTable } from './queue-table';
import { SweepStatus } from './sweep-status';
import { useSweep } from './use-sweep';
import { queueSchema } from './wire';

/** Phones of the whole tenant that wait or will break; what is shown stands in the address. For admins only. */
export function QueuePage({ view }: { view: QueueView }) {
  return (
    <AdminOnly what="the queue">
      <Queue view={view} />
    </AdminOnly>
  );
}

function Queue({ view }: { view: QueueView }) {
  const path = `/api/queue${queueQuery(view)}`;
  const [page, again] = useApiValue(path, queueSchema);
  // From one view to the next, and when a look fails, status and filter stay where they are, and with them the focus.
  const known = useKept(page, path);
  const sweeping = useSweep(known?.value.sweep ?? null, page, again);
  const problem = page.status === 'problem' ? <RetryBox problem={page.problem} retry={again} /> : null;
  if (known === null) return problem ?? <p className="soft">Reading the queue.</p>;
  const { reading, sweep } = known.value;
  return (
    <>
      {problem}
      <SweepStatus reading={reading} sweep={sweep} sweeping={sweeping} />
      {reading === null ? (
        <FirstTime />
      ) : (
        <>
          <QueueForm view={view} reading={reading} />
          {known.about === path ? <List page={known.value} view={view} /> : null}
          {known.about !== path && problem === null ? <p className="soft">Reading the queue.</p> : null}
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
          <PortalLink className="button" href={`/queue${queueQuery({ ...view, after: page.next })}`}>
            Next
          </PortalLink>
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
    <PortalLink className="button" href={`/queue${queueQuery({ ...view, after: null })}`}>
      To the first page
    </PortalLink>
  );
}
