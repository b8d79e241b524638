import { isExternalReason } from '@/lib/checks/device/access-decision';
import { deviceName, statisticsOf } from '@/lib/checks/device/choose-device';
import { isOutlook } from '@/lib/checks/device/client-kind';
import { wipePending } from '@/lib/checks/device/device-wipe';
import { holderOf } from '@/lib/checks/device/held-device';
import { versionVerdict } from '@/lib/checks/device/protocol-version';
import { instantOf } from '@/lib/checks/instant';
import { isShared } from '@/lib/checks/mailbox/recipient-kind';
import type { DeviceStatistics, MobileDevice, Observations } from '@/lib/report/observations';
import { policyStopOf } from './policy-stop';
import type { DeviceState, EarlierChange, MailboxState } from './state';

/** What a state is made from: the person and the three reads that are always there, and what could be read besides. */
export type StateSources = Pick<Observations, 'directoryUser' | 'mailboxSettings' | 'devices'> & Partial<Observations>;

/** The state of a mailbox from what was observed at `now` (ISO). Null when the person has no mailbox in this cloud. */
export function mailboxStateOf(
  observed: StateSources,
  earlier: readonly EarlierChange[],
  now: string,
): MailboxState | null {
  const { directoryUser, mailboxSettings } = observed;
  if (!directoryUser.found || !mailboxSettings.found) return null;
  return {
    identity: directoryUser.userPrincipalName,
    address: mailboxSettings.primaryAddress,
    shared: isShared(observed.recipient),
    accountOff: directoryUser.accountEnabled === false,
    activeSync: mailboxSettings.activeSyncEnabled,
    outlookMobile: mailboxSettings.outlookMobileEnabled,
    allowedDeviceIds: mailboxSettings.allowedDeviceIds,
    blockedDeviceIds: mailboxSettings.blockedDeviceIds,
    policy: {
      native: policyStopOf(observed, { app: 'native', deviceId: null }),
      outlook: policyStopOf(observed, { app: 'outlook', deviceId: null }),
    },
    devices: devicesOf(observed, mailboxSettings),
    earlier,
    now,
  };
}

/** One state per id: the phones in Exchange's order, then the ids that stand on a list only. */
function devicesOf(
  observed: StateSources,
  lists: { allowedDeviceIds: string[]; blockedDeviceIds: string[] },
): DeviceState[] {
  const byId = new Map<string, MobileDevice[]>();
  for (const device of observed.devices.devices) {
    const key = device.deviceId.toLowerCase();
    byId.set(key, [...(byId.get(key) ?? []), device]);
  }
  const listedOnly = [...lists.allowedDeviceIds, ...lists.blockedDeviceIds].filter(
    (id, index, all) =>
      !byId.has(id.toLowerCase()) && all.findIndex((other) => other.toLowerCase() === id.toLowerCase()) === index,
  );
  return [
    ...[...byId.values()].flatMap((same) => remembered(same, observed)),
    ...listedOnly.map((deviceId) => ({ ...nothingRemembered, deviceId, name: deviceId })),
  ];
}

const nothingRemembered: Omit<DeviceState, 'deviceId' | 'name'> = {
  model: '',
  os: '',
  app: 'native',
  partnerships: 0,
  guid: null,
  accessState: '',
  reason: '',
  heldBy: null,
  external: false,
  wipe: 'none',
  lastContact: null,
  tooOld: false,
  policy: { kind: 'none' },
};

function remembered(same: MobileDevice[], observed: StateSources): DeviceState[] {
  const contacts = new Map(same.map((device) => [device, lastContactOf(device, observed)]));
  const [device] = [...same].sort(
    (a, b) => (instantOf(contacts.get(b)) ?? 0) - (instantOf(contacts.get(a)) ?? 0) || a.guid.localeCompare(b.guid),
  );
  if (device === undefined) return [];
  const app = isOutlook(device) ? 'outlook' : 'native';
  return [
    {
      deviceId: device.deviceId,
      name: deviceName(device),
      model: device.model,
      os: device.os,
      app,
      partnerships: same.length,
      guid: same.length === 1 && device.guid !== '' ? device.guid : null,
      accessState: device.accessState,
      reason: device.accessStateReason,
      heldBy: holderOf(device, observed),
      external: same.some(({ accessStateReason }) => isExternalReason(accessStateReason)),
      wipe: worstWipe(same, observed.deviceStatistics?.statistics),
      lastContact: contacts.get(device) ?? null,
      tooOld: versionVerdict(device) === 'too-old',
      policy: policyStopOf(observed, { app, deviceId: device.deviceId }),
    },
  ];
}

function lastContactOf(device: MobileDevice, observed: StateSources): string | null {
  const known = statisticsOf(device, observed.deviceStatistics?.statistics ?? []);
  const instants = [known?.lastSyncAttempt, known?.lastSuccessSync, device.firstSync];
  const newest = Math.max(...instants.map((text) => instantOf(text) ?? 0));
  return newest > 0 ? new Date(newest).toISOString() : null;
}

/** An erase request on any partnership of the id counts: whichever connects first is erased. */
function worstWipe(same: MobileDevice[], statistics: readonly DeviceStatistics[] | undefined): DeviceState['wipe'] {
  if (statistics === undefined) return 'unknown';
  const known = same.map((device) => statisticsOf(device, statistics));
  const pending = known.filter((row) => row !== null).filter(wipePending);
  if (pending.length > 0) return pending.some((row) => row.wipeSent !== null) ? 'sent' : 'pending';
  return known.includes(null) ? 'unknown' : 'none';
}
