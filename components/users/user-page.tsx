'use client';

import { listSchema } from '@/components/api/schemas';
import { SummaryList } from '@/components/diagnosis/summary-list';
import { useApiValue } from '@/components/diagnosis/use-api-value';
import { useStart } from '@/components/diagnosis/use-start';
import { ProblemBox } from '@/components/ui/problem-box';
import { ageOf } from './age';

/** One person as admin and support see them: the last answer and its age, earlier checks, a check now. */
export function UserPage({ address }: { address: string }) {
  const [list] = useApiValue(`/api/diagnoses?user=${encodeURIComponent(address)}&limit=20`, listSchema);
  const { start, busy, problem } = useStart();
  const [latest, ...earlier] = list.status === 'ready' ? list.value.diagnoses : [];
  return (
    <div className="stack">
      {list.status === 'loading' ? <p className="soft">Reading earlier checks.</p> : null}
      {list.status === 'problem' ? (
        <ProblemBox title={list.problem.title} detail={list.problem.detail}>
          {list.problem.kind === 'forbidden' ? <p>Looking at other people needs the Admin or Support role.</p> : null}
        </ProblemBox>
      ) : null}
      {list.status === 'ready' && !latest ? <p className="lede">This mailbox has not been checked yet.</p> : null}
      {latest ? (
        <section className="tight" aria-labelledby="last">
          <h2 id="last" className="word">
            Last answer, {ageOf(latest.startedAt, Date.now())}
          </h2>
          <SummaryList items={[latest]} />
        </section>
      ) : null}
      {list.status === 'ready' ? (
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
      ) : null}
      {problem ? <ProblemBox title={problem.title} detail={problem.detail} /> : null}
      {earlier.length > 0 ? (
        <section className="tight" aria-labelledby="earlier">
          <h2 id="earlier" className="word">
            Earlier checks
          </h2>
          <SummaryList items={earlier} />
        </section>
      ) : null}
    </div>
  );
}
