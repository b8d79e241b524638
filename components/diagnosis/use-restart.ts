'use client';

import { useSession } from '@/components/auth/session-context';
import type { Report } from '@/lib/report/report';
import type { StepId } from '@/lib/report/vocabulary';
import { type StartRequest, useStart } from './use-start';

/** True when a report is about the reader's own mailbox: without a role they see no other. */
export function isOwnMailbox(
  report: Pick<Report, 'subject' | 'facts'>,
  state: ReturnType<typeof useSession>['state'],
): boolean {
  if (state.status !== 'signed-in' || state.person.roles.length === 0) return true;
  const own = state.person.address.toLowerCase();
  const { subject, facts } = report;
  return [subject.address, facts.signInName, subject.requested].some((address) => address?.toLowerCase() === own);
}

/**
 * Starts another check of a report's mailbox; whose mailbox it is stays as it was. `again` asks the very same, and its report shows
 * what changed against this one, beginning with `step` where one is named.
 */
export function useRestart(report: Report) {
  const { state } = useSession();
  const { start, busy, problem } = useStart();
  const own = isOwnMailbox(report, state);
  const restart = (request: Omit<StartRequest, 'user'>, compare = '') =>
    // A person without a role may name nobody, not even themselves: their token says who they are.
    start({ ...request, ...(own ? {} : { user: report.subject.address }) }, compare);
  const again = (step?: StepId) =>
    restart(
      { app: report.app, ...(report.device ? { deviceId: report.device.deviceId } : {}) },
      `?before=${report.id}${step ? `&step=${step}` : ''}`,
    );
  return { restart, again, busy, problem };
}
