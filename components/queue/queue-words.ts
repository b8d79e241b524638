import type { IconName } from '@/components/ui/icon';
import type { Concern, QueueEntry, QueueHolder, SweepProblem } from '@/lib/report/queue';

/** Name of a concern in the filter, and the mark beside its sentence. `tone` is a class of `.state`. */
export const concernWords: Record<
  Concern,
  { label: string; icon: IconName; tone: 'blocked' | 'degraded' | 'inconclusive' }
> = {
  quarantined: { label: 'In quarantine', icon: 'running', tone: 'degraded' },
  discovery: { label: 'Undecided', icon: 'unknown', tone: 'inconclusive' },
  'protocol-too-old': { label: 'Old protocol', icon: 'failed', tone: 'blocked' },
  'device-limit-reached': { label: 'At the limit', icon: 'failed', tone: 'blocked' },
  'device-limit-near': { label: 'Near the limit', icon: 'warning', tone: 'degraded' },
};

const heldWords: Record<QueueHolder, string> = {
  default: 'New phones wait for an admin here, and nobody has decided about this one.',
  rule: 'A device access rule holds it.',
  personal: 'It stands on a list of this mailbox.',
  policy: 'It does not keep the rules for phones.',
  management: 'Device management holds it: allowing it here does not help.',
  throttle: 'It asked too often; Exchange lets it go by itself.',
  unclear: 'Exchange does not say why.',
};

/** What a concern means for one line, in a sentence. */
export function concernSentence(concern: Concern, { phone, phones }: QueueEntry): string {
  switch (concern) {
    case 'quarantined':
      return phone?.heldBy === 'rule' && phone.rule
        ? `The access rule “${phone.rule}” holds it.`
        : heldWords[phone?.heldBy ?? 'unclear'];
    case 'discovery':
      return 'Exchange has looked at it for longer than the usual 15 minutes.';
    case 'protocol-too-old':
      return `It spoke ActiveSync ${phone?.version ?? ''} last. Exchange Online takes 16.1 or newer.`;
    case 'device-limit-reached':
      return `${phones ?? 0} phones: the mailbox takes no further one.`;
    case 'device-limit-near':
      return `${phones ?? 0} phones: soon the mailbox takes no further one.`;
  }
}

/** Why reading the tenant did not end well, and who can do something about it. */
export const problemWords: Record<SweepProblem, string> = {
  'permission-missing': 'The portal may not read the phones of the tenant. It needs the role View-Only Recipients.',
  throttled: 'Exchange asked the portal to wait.',
  unreachable: 'Exchange could not be reached.',
  'timed-out': 'Exchange took too long to answer.',
  'malformed-answer': 'Exchange answered in a way that the portal does not know.',
  'upstream-failed': 'Exchange had a fault of its own.',
  'internal-error': 'Something went wrong on our side. The portal’s log says what.',
};
