'use client';

import { listSchema } from '@/components/api/schemas';
import { ProblemBox } from '@/components/ui/problem-box';
import { SummaryList } from './summary-list';
import { useApiValue } from './use-api-value';

/** The person's own earlier checks. */
export function MyDiagnoses() {
  const [list, retry] = useApiValue('/api/diagnoses?limit=50', listSchema);
  if (list.status === 'loading') return <p className="soft">Reading your checks.</p>;
  if (list.status === 'problem') {
    return (
      <ProblemBox title={list.problem.title} detail={list.problem.detail}>
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      </ProblemBox>
    );
  }
  if (list.value.diagnoses.length === 0) {
    return (
      <div className="stack">
        <p className="lede">You have not checked a phone yet.</p>
        <a className="button primary" href="/diagnose">
          Check my phone
        </a>
      </div>
    );
  }
  return <SummaryList items={list.value.diagnoses} />;
}
