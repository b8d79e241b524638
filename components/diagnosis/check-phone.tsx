'use client';

import type { OtherPhone } from '@/components/report/other-phones';
import { ProblemBox } from '@/components/ui/problem-box';
import type { Report } from '@/lib/report/report';
import { useRestart } from './use-restart';

/** Starts a check of another phone of the same mailbox. */
export function CheckPhone({ report, phone }: { report: Report; phone: OtherPhone }) {
  const { restart, busy, problem } = useRestart(report);
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={busy}
        onClick={() => restart({ app: phone.app, deviceId: phone.deviceId })}
      >
        Check that phone
        <span className="hidden-text">
          : <bdi>{phone.name}</bdi>
        </span>
      </button>
      {problem ? <ProblemBox title={problem.title} detail={problem.detail} /> : null}
    </>
  );
}
