import type { IconName } from '@/components/ui/icon';
import type { RemedyId, RemedyOutcome } from '@/lib/report/remedies';

/** Titles as `lib/remedies` has them; the audit log holds ids only. A test proves the two the same. */
export const remedyTitles: Record<RemedyId, string> = {
  'activesync-on': 'Turn ActiveSync on',
  'activesync-off': 'Turn ActiveSync off again',
  'outlook-mobile-on': 'Turn Outlook for iOS and Android on',
  'outlook-mobile-off': 'Turn Outlook for iOS and Android off again',
  'device-allow': 'Allow this phone',
  'device-block': 'Block this phone',
  'device-exemption-undo': 'Undo the personal exemption',
  'device-remove': 'Remove this old phone',
  'wipe-cancel': 'Cancel the erase request',
};

/** How the end of a change is shown: never by colour alone. `tone` is a class of the report's colours. */
export const outcomeWords: Record<RemedyOutcome, { icon: IconName; word: string; tone: string }> = {
  started: { icon: 'running', word: 'Under way', tone: 'running' },
  applied: { icon: 'passed', word: 'Done', tone: 'healthy' },
  already: { icon: 'inapplicable', word: 'Nothing to do', tone: 'inapplicable' },
  'not-visible-yet': { icon: 'running', word: 'Taken, not visible yet', tone: 'running' },
  refused: { icon: 'failed', word: 'Refused', tone: 'blocked' },
  failed: { icon: 'failed', word: 'Failed', tone: 'blocked' },
  unknown: { icon: 'unknown', word: 'Not certain', tone: 'inconclusive' },
};

/** Words of the log's `detail`; the server writes them in `lib/server/remedies-answer.ts`. */
const detailWords: Record<string, string> = {
  'changed-meanwhile': 'The state had changed since it was shown.',
  'not-offered': 'It would not have helped.',
  'just-done': 'Somebody had done it a moment before.',
  'answer-lost': 'The same change had just been tried, and its answer was lost.',
  'no-mailbox': 'There is no mailbox in Exchange Online.',
  'internal-error': 'A fault of the portal, which was logged.',
  'exchange-role': 'The admin has no role in Exchange for it.',
  'sign-in-needed': 'Microsoft wanted the admin to sign in again.',
  throttled: 'Microsoft asked to wait.',
  'timed-out': 'Microsoft did not answer in time.',
  unreachable: 'Microsoft could not be reached.',
};

/** A log's `detail` as a sentence; what has no words is shown as it stands. */
export function detailText(detail: string): string {
  const admin = /^AADSTS\d+$/.test(detail) ? `Exchange.Manage has no consent (${detail}).` : detail;
  return detailWords[detail] ?? admin;
}
