'use client';

import { ProblemBox } from '@/components/ui/problem-box';
import type { Report } from '@/lib/report/report';
import { useRestart } from './use-restart';

/** Starts a check that may send the first commands of a phone. To press it is the person's agreement, for this one check. */
export function AskAsPhone({ report }: { report: Report }) {
  const { restart, busy, problem } = useRestart(report);
  const phone = report.device ? { deviceId: report.device.deviceId } : {};
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={busy}
        onClick={() => restart({ app: report.app, asPhone: true, ...phone })}
      >
        Ask the server now
      </button>
      {problem ? <ProblemBox title={problem.title} detail={problem.detail} /> : null}
    </>
  );
}
