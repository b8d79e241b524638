import { decidedAgain } from '../exchange/access-decision';
import type { Phone } from '../scenarios/scenario';
import type { Account } from './account';

/** Statuses with which Exchange turns a device away before it makes an entry for it ([MS-ASCMD] 2.2.2). */
const beforeEntry: readonly number[] = [108, 109, 123, 126, 131, 138, 177];

/** What a first command tells of its device. */
export interface CommandDevice {
  id: string;
  type: string;
  userAgent: string;
}

/**
 * The phones of an account after a FolderSync by `device`: an unknown one gets an entry, held as lists, rules and the
 * organisation's default say. Null when nothing changes. @param folderSync the status that it was answered with.
 */
export function phonesAfterCommand(
  account: Account,
  device: CommandDevice,
  folderSync: number,
  defaultLevel: string,
): Phone[] | null {
  const known = account.phones.some(({ deviceId }) => deviceId.toLowerCase() === device.id.toLowerCase());
  if (known || beforeEntry.includes(folderSync)) return null;
  const entry: Phone = {
    deviceId: device.id,
    name: device.type,
    type: device.type,
    model: device.type,
    os: '',
    userAgent: device.userAgent,
    clientType: 'EAS',
    clientVersion: '16.1',
    accessState: 'Quarantined',
    accessStateReason: 'Global',
    accessControlRule: null,
    firstSyncMinutesAgo: 0,
    attemptMinutesAgo: 0,
    successMinutesAgo: null,
    status: 'DeviceOk',
    policyStatus: 'NotApplied',
    policy: 'Default',
    wipeRequestedMinutesAgo: null,
    wipeSentMinutesAgo: null,
    wipeAcknowledgedMinutesAgo: null,
    byCommand: true,
  };
  return [...account.phones, decidedAgain(entry, account.mailbox, defaultLevel)];
}
