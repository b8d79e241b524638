'use client';

import { useState } from 'react';
import type { ApiProblem } from '@/components/api/problem';
import { listSchema, type Summary } from '@/components/api/schemas';
import { isAdmin } from '@/components/auth/is-admin';
import { useSession } from '@/components/auth/session-context';
import { useApiValue, useKept } from '@/components/diagnosis/use-api-value';
import { useEarlierReport } from '@/components/diagnosis/use-earlier-report';
import { useStart } from '@/components/diagnosis/use-start';
import { FixIt } from '@/components/remedies/fix-it';
import { Time } from '@/components/report/time';
import { ProblemBox } from '@/components/ui/problem-box';
import { RetryBox } from '@/components/ui/retry-box';
import { ageOf } from './age';
import { History, type Older } from './history';
import { StatusParts } from './status-parts';
import { StatusSection } from './status-section';
import { NewerCheck, VerdictNow } from './verdict-now';

/** Checks that are listed at first, and at most. */
const [few, many] = [20, 200];

/** One person as admin and support see them: the last answer, what it rests on, earlier checks, a check now. Admins can mend. Key it by address. */
export function UserPage({ address }: { address: string }) {
  const [limit, setLimit] = useState(few);
  const path = `/api/diagnoses?user=${encodeURIComponent(address)}&limit=${limit}`;
  const [list, reread] = useApiValue(path, listSchema);
  const kept = useKept(list, limit);
  const items = kept?.value.diagnoses ?? null;
  const problem = list.status === 'problem' ? list.problem : null;
  // A list that is not full has come to its end.
  const hasMore = kept?.about === few && items?.length === few;
  const asked = hasMore && limit === many;
  const older: Older | null = hasMore
    ? { reading: asked && !problem, problem: asked ? problem : null, ask: asked ? reread : () => setLimit(many) }
    : null;
  return (
    <>
      {items === null && list.status === 'loading' ? <p className="soft">Reading earlier checks.</p> : null}
      {problem && !asked ? <ListProblem problem={problem} retry={reread} /> : null}
      {items ? <Person address={address} items={items} older={older} reread={reread} /> : null}
    </>
  );
}

function ListProblem({ problem, retry }: { problem: ApiProblem; retry(): void }) {
  if (problem.kind !== 'forbidden') return <RetryBox problem={problem} retry={retry} />;
  return (
    <ProblemBox title={problem.title} detail={problem.detail}>
      <p>An admin can give you the Admin or Support role.</p>
    </ProblemBox>
  );
}

interface PersonProps {
  address: string;
  items: Summary[];
  /** Null when all checks are here. */
  older: Older | null;
  reread(): void;
}

/** One tree whatever is known: what an admin has typed or just changed stays when the first answer comes. */
function Person({ address, items, older, reread }: PersonProps) {
  const { state } = useSession();
  const last = items.find(({ status }) => status === 'finished') ?? items.find(({ finishedAt }) => finishedAt) ?? null;
  const read = useEarlierReport(last?.id ?? null);
  return (
    <>
      {last ? <LastAnswer last={last} read={read} /> : <NoAnswer />}
      <div className="stack pb-6">
        {items[0] && items[0].id !== last?.id ? <NewerCheck newest={items[0]} /> : null}
        <CheckNow address={address} />
        {last && read.status === 'ready' ? (
          <p className="small soft">
            What follows is as that check saw it, <Time at={last.finishedAt ?? last.startedAt} />.
          </p>
        ) : null}
      </div>
      <StatusParts
        report={last && read.status === 'ready' ? read.value.report : null}
        mend={isAdmin(state) ? <FixIt key={address} address={address} onChanged={reread} /> : null}
        history={items.length > 0 ? <HistorySection items={items} older={older} /> : null}
      />
    </>
  );
}

function NoAnswer() {
  return (
    <div className="stack py-4">
      <p className="lede">This mailbox has no answer yet.</p>
      <p>A check takes up to 30 seconds and changes nothing.</p>
    </div>
  );
}

function LastAnswer({ last, read }: { last: Summary; read: ReturnType<typeof useEarlierReport> }) {
  return (
    <section className="part" aria-labelledby="last">
      <h2 id="last">Last answer, {ageOf(last.startedAt, Date.now())}</h2>
      {read.status === 'loading' ? <p className="soft">Reading the last report.</p> : null}
      {read.status === 'ready' ? <VerdictNow {...read.value} /> : null}
      {read.status === 'problem' ? (
        <ProblemBox title="The last report could not be read." detail={read.problem.detail ?? read.problem.title} />
      ) : null}
    </section>
  );
}

function HistorySection({ items, older }: Pick<PersonProps, 'items' | 'older'>) {
  const brief = items.length === 1 ? '1 check' : `${items.length} checks`;
  return (
    <StatusSection id="history" title="History" brief={brief}>
      <History items={items} older={older} />
    </StatusSection>
  );
}

function CheckNow({ address }: { address: string }) {
  const { start, busy, problem } = useStart();
  return (
    <>
      <div className="bar">
        <button
          type="button"
          className="button primary"
          disabled={busy}
          onClick={() => start({ app: 'unknown', user: address })}
        >
          Check now
        </button>
      </div>
      {problem ? <ProblemBox title={problem.title} detail={problem.detail} /> : null}
    </>
  );
}
