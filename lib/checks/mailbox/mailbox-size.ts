import { defineCheck } from '../define-check';
import { phonesOf } from '../device/choose-device';
import { gotMailLately } from '../device/recent-mail';

/**
 * Has the mailbox room? At ProhibitSendReceiveQuota nothing new arrives and ActiveSync answers 113, at ProhibitSendQuota it
 * answers 115 to a message sent (MS-ASCMD 2.2.2; learn.microsoft.com/exchange quota pages). A full Recoverable Items folder
 * stops deleting, so the usual advice would not help.
 *
 * The size is an optional fact. A phone that got mail within a day proves room enough; about any other, nobody knows. No size at
 * all means that nobody has opened the mailbox yet, which only a person without a phone can be believed.
 */
export const mailboxSize = defineCheck({
  id: 'mailbox-size',
  area: 'mailbox',
  step: 'before-you-start',
  needs: [],
  wants: ['mailboxUsage', 'devices', 'deviceStatistics'],
  codes: ['mailbox/full', 'mailbox/sending-stopped', 'mailbox/recoverable-items-full'],
  evaluate: ({ mailboxUsage: usage, ...sources }, given, result) => {
    if (usage === undefined) return result.unread('mailboxUsage', gotMailLately(sources, given));
    if (!usage.found) return result.inapplicable();
    const { usedBytes, deletedBytes } = usage;
    if (usedBytes === null && !gotMailLately(sources, given)) {
      if (sources.devices === undefined) return result.unread('devices');
      // A phone cannot have met a mailbox that nobody has opened, so its size is kept from the portal.
      if (phonesOf(sources.devices).length > 0) return result.untested('malformed-answer', 'Get-MailboxStatistics');
    }
    const full = reached(usedBytes, usage.quotaBytes);
    const stopped = full === null ? reached(usedBytes, usage.sendQuotaBytes) : null;
    const kept = reached(deletedBytes, usage.recoverableQuotaBytes);
    return result.failed([
      ...(full === null ? [] : [result.finding('mailbox/full', full)]),
      ...(stopped === null ? [] : [result.finding('mailbox/sending-stopped', stopped)]),
      ...(kept === null ? [] : [result.finding('mailbox/recoverable-items-full', kept)]),
    ]);
  },
});

/** Both sizes as texts when the quota is reached, else null. A quota of 0 bytes would make an empty mailbox full. */
function reached(used: number | null, quota: number | null): { used: string; quota: string } | null {
  if (used === null || quota === null || quota === 0 || used < quota) return null;
  return { used: sizeText(used), quota: sizeText(quota) };
}

const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size as the admin centre writes it: 1024 to the next unit, at most one digit after the point. */
export function sizeText(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${Number((bytes / 2 ** (10 * step)).toFixed(1))} ${units[step]}`;
}
