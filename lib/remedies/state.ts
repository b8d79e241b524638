import type { Holder } from '@/lib/checks/device/held-device';
import type { RemedyId } from '@/lib/report/remedies';

/** Whether a policy of the organisation stopped the newest sign-in of the mail app; `unknown` when the log could not be read. */
export type PolicyStop = { kind: 'none' } | { kind: 'unknown' } | { kind: 'stops'; names: string };

/** A change that the portal made to this mailbox and that Exchange took, newest first in lists. */
export interface EarlierChange {
  remedy: RemedyId;
  deviceId: string | null;
}

/** What Exchange and the directory say of a mailbox right now: all that a remedy may be decided by. */
export interface MailboxState {
  /** The name that Exchange is asked with. */
  identity: string;
  address: string;
  /** True for shared, room and equipment mailboxes, which have no sign-in of their own. */
  shared: boolean;
  /** True when the directory says that the account is off. */
  accountOff: boolean;
  activeSync: boolean;
  /** Null where the service has no such switch. */
  outlookMobile: boolean | null;
  allowedDeviceIds: readonly string[];
  blockedDeviceIds: readonly string[];
  policy: { native: PolicyStop; outlook: PolicyStop };
  devices: readonly DeviceState[];
  earlier: readonly EarlierChange[];
  /** ISO instant of the reading. */
  now: string;
}

/** One device id: a phone that Exchange remembers, or one that only stands on a personal list. */
export interface DeviceState {
  deviceId: string;
  name: string;
  model: string;
  os: string;
  app: 'native' | 'outlook';
  /** Phones that Exchange remembers under this id: usually 1; 0 when it is only on a list. */
  partnerships: number;
  /** Key of the only partnership; null when there is none or more than one. */
  guid: string | null;
  /** Exchange's own words, e.g. `Quarantined` and `Global`; empty when it remembers no phone. */
  accessState: string;
  reason: string;
  /** Who holds the phone back; null when Exchange lets it in. */
  heldBy: Holder | null;
  /** True when device management or Conditional Access decides, whatever the lists say. */
  external: boolean;
  /** `unknown` when the statistics could not be read. */
  wipe: 'none' | 'pending' | 'sent' | 'unknown';
  /** ISO instant of the last contact; null when never or not known. */
  lastContact: string | null;
  /** True when the phone last spoke an ActiveSync older than Exchange Online takes. */
  tooOld: boolean;
  policy: PolicyStop;
}

/** How an id is spelt on the two personal lists; null when it is not on one. Ids are compared without case, as Exchange does. */
export function listedAs(mailbox: MailboxState, deviceId: string): { allowed: string | null; blocked: string | null } {
  const find = (ids: readonly string[]) => ids.find((id) => id.toLowerCase() === deviceId.toLowerCase()) ?? null;
  return { allowed: find(mailbox.allowedDeviceIds), blocked: find(mailbox.blockedDeviceIds) };
}

/** The phone of an id, or null. */
export function deviceOf(mailbox: MailboxState, deviceId: string): DeviceState | null {
  return mailbox.devices.find((device) => device.deviceId.toLowerCase() === deviceId.toLowerCase()) ?? null;
}
