'use client';

import { useSession } from '@/components/auth/session-context';
import type { Report } from '@/lib/report/report';
import { type StartRequest, useStart } from './use-start';

/** Starts another check of a report's mailbox; whose mailbox it is stays as it was. */
export function useRestart(report: Report) {
  const { state } = useSession();
  const { start, busy, problem } = useStart();
  const own =
    state.status !== 'signed-in' ||
    state.person.roles.length === 0 ||
    [report.subject.address, report.facts.signInName, report.subject.requested].some(
      (address) => address?.toLowerCase() === state.person.address.toLowerCase(),
    );
  const restart = (request: Omit<StartRequest, 'user'>) =>
    // A person without a role may name nobody, not even themselves: their token says who they are.
    start({ ...request, ...(own ? {} : { user: report.subject.address }) });
  return { restart, busy, problem };
}
