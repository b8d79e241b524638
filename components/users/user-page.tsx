'use client';

import { listSchema } from '@/components/api/schemas';
import { isAdmin } from '@/components/auth/is-admin';
import { useSession } from '@/components/auth/session-context';
import { SummaryList } from '@/components/diagnosis/summary-list';
import { useApiValue } from '@/components/diagnosis/use-api-value';
import { useStart } from '@/components/diagnosis/use-start';
import { FixIt } from '@/components/remedies/fix-it';
import { ProblemBox } from '@/components/ui/problem-box';
import { ageOf } from './age';

/** One person as admin and support see them: the last answer and its age, earlier checks, a check now. Admins can mend. */
export function UserPage({ address }: { address: string }) {
  const [list, reread] = useApiValue(`/api/diagnoses?user=${encodeURIComponent(address)}&limit=20`, listSchema);
  const { start, busy, problem } = useStart();
  const { state } = useSession();
  const [latest, ...earlier] = list.status === 'ready' ? list.value.diagnoses : [];
  return (
    <div className="stack">
      {list.status === 'loading' ? <p className="soft">Reading earlier checks.</p> : null}
      {list.status === 'problem' ? (
        <ProblemBox title={list.problem.title} detail={list.problem.detail}>
          {list.problem.kind === 'forbidden' ? <p>An admin can give you the Admin or Support role.</p> : null}
        </ProblemBox>
      ) : null}
      {list.status === 'ready' && !latest ? <p className="lede">This mailbox has not been checked yet.</p> : null}
      {latest ? (
        <section className="part" aria-labelledby="last">
          <h2 id="last">Last answer, {ageOf(latest.startedAt, Date.now())}</h2>
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
      {isAdmin(state) ? <FixIt key={address} address={address} onChanged={reread} /> : null}
      {earlier.length > 0 ? (
        <section className="part" aria-labelledby="earlier">
          <h2 id="earlier">Earlier checks</h2>
          <SummaryList items={earlier} />
        </section>
      ) : null}
    </div>
  );
}
