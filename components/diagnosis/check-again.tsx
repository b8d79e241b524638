'use client';

import { ProblemBox } from '@/components/ui/problem-box';
import type { Report } from '@/lib/report/report';
import { useRestart } from './use-restart';

/** Starts the same check once more: the same mailbox, app and phone. Its report says what changed against this one. */
export function CheckAgain({ report }: { report: Report }) {
  const { again, busy, problem } = useRestart(report);
  return (
    <>
      <button type="button" className="button primary" disabled={busy} onClick={() => again()}>
        Check again
      </button>
      {problem ? <ProblemBox title={problem.title} detail={problem.detail} /> : null}
    </>
  );
}
