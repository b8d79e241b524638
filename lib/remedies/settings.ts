import { formatTime } from '@/lib/checks/instant';
import type { Setting } from '@/lib/report/remedies';
import { type DeviceState, listedAs, type MailboxState, type PolicyStop } from './state';
import { switchSetting } from './switches';

/** The state of a mailbox in words. */
export function mailboxSettings(mailbox: MailboxState): Setting[] {
  return [
    { label: 'Kind of mailbox', value: mailbox.shared ? 'shared, without a sign-in' : 'of a person' },
    { label: 'Account', value: mailbox.accountOff ? 'switched off' : 'switched on' },
    switchSetting('ActiveSync', mailbox.activeSync),
    switchSetting('Outlook for iOS and Android', mailbox.outlookMobile),
    { label: 'Policy that stops the phone’s mail app', value: policyWord(mailbox.policy.native) },
    { label: 'Policy that stops Outlook', value: policyWord(mailbox.policy.outlook) },
  ];
}

/** The state of a phone in words. Times are in UTC. */
export function deviceSettings(mailbox: MailboxState, device: DeviceState): Setting[] {
  const lists = { label: 'Personal lists', value: listWord(listedAs(mailbox, device.deviceId)) };
  if (device.partnerships === 0) return [{ label: 'Phone in the mailbox', value: 'not remembered' }, lists];
  return [
    { label: 'Access', value: device.reason === '' ? device.accessState : `${device.accessState} (${device.reason})` },
    lists,
    { label: 'Erase request', value: wipeWords[device.wipe] },
    { label: 'Last contact', value: device.lastContact === null ? 'not known' : formatTime(device.lastContact, 'UTC') },
  ];
}

const wipeWords: Record<DeviceState['wipe'], string> = {
  none: 'none',
  pending: 'waiting for the phone',
  sent: 'sent to the phone',
  unknown: 'could not be read',
};

function listWord({ allowed, blocked }: ReturnType<typeof listedAs>): string {
  if (allowed !== null && blocked !== null) return 'allowed and blocked; blocked wins';
  if (allowed !== null) return 'allowed';
  return blocked === null ? 'on neither' : 'blocked';
}

function policyWord(policy: PolicyStop): string {
  if (policy.kind === 'none') return 'none seen';
  if (policy.kind === 'unknown') return 'could not be read';
  return policy.names === '' ? 'yes, its name is not known' : policy.names;
}
