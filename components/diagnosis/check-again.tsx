'use client';

import { useSession } from '@/components/auth/session-context';
import { ProblemBox } from '@/components/ui/problem-box';
import type { Report } from '@/lib/report/report';
import { useStart } from './use-start';

/** Starts the same check once more: the same mailbox, app and phone. */
export function CheckAgain({ report }: { report: Report }) {
  const { state } = useSession();
  const { start, busy, problem } = useStart();
  const own =
    state.status !== 'signed-in' ||
    state.person.roles.length === 0 ||
    [report.subject.address, report.facts.signInName, report.subject.requested].some(
      (address) => address?.toLowerCase() === state.person.address.toLowerCase(),
    );
  return (
    <>
      <button
        type="button"
        className="button primary"
        disabled={busy}
        onClick={() =>
          start({
            app: report.app,
            // A person without a role may name nobody, not even themselves: their token says who they are.
            ...(own ? {} : { user: report.subject.address }),
            ...(report.device ? { deviceId: report.device.deviceId } : {}),
          })
        }
      >
        Check again
      </button>
      {problem ? <ProblemBox title={problem.title} detail={problem.detail} /> : null}
    </>
  );
}
