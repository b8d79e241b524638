'use client';

import type { ReactNode } from 'react';
import type { OtherPhone } from '@/components/report/other-phones';
import { ProblemBox } from '@/components/ui/problem-box';
import { stepTitle } from '@/lib/checks/titles';
import type { Report } from '@/lib/report/report';
import type { StepId } from '@/lib/report/vocabulary';
import { useRestart } from './use-restart';

/** Starts another check of a report's mailbox, as `press` says, and tells why it could not be started. */
function RestartButton(props: {
  report: Report;
  press(restart: ReturnType<typeof useRestart>): void;
  look?: 'primary' | 'slim';
  children: ReactNode;
}) {
  const { report, press, look, children } = props;
  const restart = useRestart(report);
  const { busy, problem } = restart;
  return (
    <>
      <button
        type="button"
        className={look ? `button ${look}` : 'button'}
        disabled={busy}
        onClick={() => press(restart)}
      >
        {children}
      </button>
      {problem ? <ProblemBox title={problem.title} detail={problem.detail} /> : null}
    </>
  );
}

/** Starts the same check once more: the same mailbox, app and phone. Its report says what changed against this one. */
export function CheckAgain({ report }: { report: Report }) {
  return (
    <RestartButton report={report} look="primary" press={({ again }) => again()}>
      Check again
    </RestartButton>
  );
}

/**
 * Checks one step anew: the whole check runs, since a step leans on what the others saw, and its report opens with this step before
 * and after, side by side (docs/adr/0012).
 */
export function CheckStep({ report, step }: { report: Report; step: StepId }) {
  return (
    <div className="no-print">
      <RestartButton report={report} look="slim" press={({ again }) => again(step)}>
        Check this step again
        <span className="hidden-text">: {stepTitle(step)}</span>
      </RestartButton>
    </div>
  );
}

/** Starts a check of another phone of the same mailbox. */
export function CheckPhone({ report, phone }: { report: Report; phone: OtherPhone }) {
  const { app, deviceId, name } = phone;
  return (
    <RestartButton report={report} press={({ restart }) => restart({ app, deviceId })}>
      Check that phone
      <span className="hidden-text">
        : <bdi>{name}</bdi>
      </span>
    </RestartButton>
  );
}

/** Starts a check that may send the first commands of a phone. To press it is the person's agreement, for this one check. */
export function AskAsPhone({ report }: { report: Report }) {
  const phone = report.device ? { deviceId: report.device.deviceId } : {};
  return (
    <RestartButton report={report} press={({ restart }) => restart({ app: report.app, asPhone: true, ...phone })}>
      Ask the server now
    </RestartButton>
  );
}
