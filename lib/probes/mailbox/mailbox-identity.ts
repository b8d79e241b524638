import type { ProbeContext, ProbeResult } from '@/lib/probes/define-probe';
import type { DirectoryUser } from '@/lib/report/observations';

/**
 * The name by which Exchange is asked for the mailbox: the person's sign-in name or, when the directory knows nobody, the
 * address as typed (a mailbox may still exist there). A person without a directory entry has neither: blocked by the
 * directory. So has a text that Exchange would read as a pattern.
 */
export function mailboxIdentity(context: Pick<ProbeContext, 'subject'>, user: DirectoryUser): ProbeResult<string> {
  const { subject } = context;
  const typed = subject.kind === 'address' ? subject.address.trim() : '';
  const identity = user.found ? user.userPrincipalName : typed;
  if (identity === '' || identity.includes('*')) {
    return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
  }
  return { ok: true, value: identity };
}
