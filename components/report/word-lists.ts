import type { PolicyRule } from '@/lib/checks/activesync/policy-words';
import type { StatusTables } from '@/lib/checks/activesync/status-words';
import type { Report } from '@/lib/report/report';

/** Words that only some reports need: of ActiveSync's statuses, and of a mailbox's rules for phones. */
export interface WordLists {
  statuses: StatusTables;
  rules: readonly PolicyRule[];
}

/** Probes that ask with the person's own token: elsewhere a refusal is what is wanted, and its words would mislead. */
const inOwnName: readonly string[] = ['activesyncOptions', 'activesyncCommands'];

/** True when a report shows something that these words explain: a command, or a refusal in the person's own name. */
export function needsWordLists(report: Pick<Report, 'evidence' | 'probes'>): boolean {
  return wasAskedAsPhone(report) || report.evidence.some((item) => explainedStatus(item) !== null);
}

/** True when the check sent the first commands of a phone: the person had agreed. */
export function wasAskedAsPhone(report: Pick<Report, 'probes'>): boolean {
  return report.probes.some(({ id }) => id === 'activesyncCommands');
}

/** The HTTP status of an exchange whose words say more than the number, or null. */
export function explainedStatus(item: Report['evidence'][number]): number | null {
  if (item.kind !== 'http-exchange' || !inOwnName.includes(item.probe) || item.response === null) return null;
  return item.response.status === 200 ? null : item.response.status;
}
