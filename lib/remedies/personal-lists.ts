import type { RemedyUndo, Setting } from '@/lib/report/remedies';
import type { ListChange } from './cmdlet';
import type { Change, DeviceTarget } from './define-remedy';
import { listedAs, type MailboxState } from './state';

/** Where a phone should stand afterwards. Never on both: the blocked list is read first, and would win (KB 4090814). */
export type Listed = 'allowed' | 'blocked' | 'neither';

/** Whether a phone stands on the personal lists exactly as wanted. */
export function isListedAs(mailbox: MailboxState, deviceId: string, wanted: Listed): boolean {
  const { allowed, blocked } = listedAs(mailbox, deviceId);
  return (allowed !== null) === (wanted === 'allowed') && (blocked !== null) === (wanted === 'blocked');
}

/**
 * One call that puts a phone on the wanted list and takes it off the other. Nothing is added twice; what is removed is spelt
 * as it stands on the list, and is removed even where it was not seen, since another admin may just have added it.
 * https://learn.microsoft.com/powershell/module/exchange/set-casmailbox
 */
export function listChange({ mailbox, device }: DeviceTarget, wanted: Listed): Change {
  const now = listedAs(mailbox, device.deviceId);
  const allowed = oneList(now.allowed, wanted === 'allowed', device.deviceId);
  const blocked = oneList(now.blocked, wanted === 'blocked', device.deviceId);
  return {
    before: settings(now.allowed !== null, now.blocked !== null),
    after: settings(wanted === 'allowed', wanted === 'blocked'),
    call: {
      cmdlet: 'Set-CASMailbox',
      parameters: {
        Identity: mailbox.identity,
        ...(allowed === null ? {} : { ActiveSyncAllowedDeviceIDs: allowed }),
        ...(blocked === null ? {} : { ActiveSyncBlockedDeviceIDs: blocked }),
      },
    },
  };
}

function oneList(spelling: string | null, wanted: boolean, deviceId: string): ListChange | null {
  if (wanted) return spelling === null ? { add: deviceId } : null;
  return { remove: spelling ?? deviceId };
}

function settings(allowed: boolean, blocked: boolean): Setting[] {
  const word = (on: boolean) => (on ? 'has this phone' : 'does not have this phone');
  return [
    { label: 'Personal list of allowed phones', value: word(allowed) },
    { label: 'Personal list of blocked phones', value: word(blocked) },
  ];
}

/** The remedy that puts the lists back. A phone that was on both was blocked, and blocked it becomes again. */
export function listUndo({ mailbox, device }: DeviceTarget): RemedyUndo {
  const now = listedAs(mailbox, device.deviceId);
  const { deviceId } = device;
  if (now.blocked !== null) return { remedy: 'device-block', deviceId };
  return { remedy: now.allowed !== null ? 'device-allow' : 'device-exemption-undo', deviceId };
}
