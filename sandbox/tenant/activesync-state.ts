import type { Phone } from '../scenarios/scenario';
import type { PolicyDocument } from '../wire/activesync-commands';
import type { ActivesyncCommands, ActivesyncMailbox } from '../wire/world';
import type { Account } from './account';
import { mobilePolicies } from './settings';

/** Places for devices in a mailbox of Exchange Online. */
const deviceLimit = 100;

/**
 * What ActiveSync answers for an account. A scenario's own words win; without them commands follow from the state of the
 * mailbox and of the phone that tried last, whoever asks: a device that nobody has seen yet would be held in this tenant, and a
 * demo could show nothing else.
 */
export function activesyncState(account: Account): ActivesyncMailbox {
  const own = account.scenario.activesync ?? { status: 200, versions: ['16.1'] };
  return { commands: commandsOf(account), ...own };
}

function commandsOf(account: Account): ActivesyncCommands {
  const phone = lastPhone(account.phones);
  const policy = mobilePolicies.find(({ name }) => name === account.mailbox.policy) ?? mobilePolicies[0];
  const usual: ActivesyncCommands = {
    folderSync: folderSyncStatus(account, phone),
    policy: documentOf(policy),
    wipe: isWipePending(phone),
  };
  // A device that asks too often is held off by HTTP ([MS-ASHTTP] 2.2.2.1.2.8, X-MS-ASThrottle).
  if (phone?.accessStateReason !== 'RecentCommands') return usual;
  return { ...usual, httpStatus: 503, headers: { 'Retry-After': '1800', 'X-MS-ASThrottle': 'RecentCommands' } };
}

function lastPhone(phones: readonly Phone[]): Phone | undefined {
  const minutes = (phone: Phone) => phone.attemptMinutesAgo ?? Number.POSITIVE_INFINITY;
  return phones
    .filter(({ clientType, byCommand }) => clientType === 'EAS' && !byCommand)
    .sort((one, other) => minutes(one) - minutes(other))[0];
}

function isWipePending(phone: Phone | undefined): boolean {
  return phone !== undefined && phone.wipeRequestedMinutesAgo !== null && phone.wipeAcknowledgedMinutesAgo === null;
}

/** Statuses of [MS-ASCMD] 2.2.2, in the order in which Exchange decides. */
function folderSyncStatus({ directory, mailbox, phones }: Account, phone: Phone | undefined): number {
  if (!directory.accountEnabled) return 131;
  if (mailbox.place !== 'cloud') return 123;
  if (!mailbox.activeSyncEnabled) return 126;
  if (isWipePending(phone)) return 140;
  if (phone?.accessStateReason === 'Policy') return 142;
  if (phone?.accessState === 'Blocked') return 129;
  if (phone?.accessState === 'Quarantined') return 130;
  return phones.length >= deviceLimit ? 177 : 1;
}

function documentOf(policy: (typeof mobilePolicies)[number]): PolicyDocument {
  return {
    DevicePasswordEnabled: policy.passwordEnabled ? '1' : '0',
    ...(policy.passwordEnabled ? { MinDevicePasswordLength: '6', MaxInactivityTimeDeviceLock: '900' } : {}),
    RequireDeviceEncryption: policy.encryptionRequired ? '1' : '0',
    AllowCamera: '1',
  };
}
