'use client';

import { ProblemBox } from '@/components/ui/problem-box';
import { stepTitle } from '@/lib/checks/titles';
import type { Report } from '@/lib/report/report';
import type { StepId } from '@/lib/report/vocabulary';
import { useRestart } from './use-restart';

/**
 * Checks one step anew: the whole check runs, since a step leans on what the others saw, and its report opens with this step before
 * and after, side by side (docs/adr/0012).
 */
export function CheckStep({ report, step }: { report: Report; step: StepId }) {
  const { again, busy, problem } = useRestart(report);
  return (
    <div className="no-print">
      <button type="button" className="button slim" disabled={busy} onClick={() => again(step)}>
        Check this step again
        <span className="hidden-text">: {stepTitle(step)}</span>
      </button>
      {problem ? <ProblemBox title={problem.title} detail={problem.detail} /> : null}
    </div>
  );
}
