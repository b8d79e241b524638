import { deviceName } from '@/lib/checks/device/choose-device';
import { isNative, isOutlook } from '@/lib/checks/device/client-kind';
import { deviceProperties, readDevices } from '@/lib/protocols/exchange-admin/mobile-device';
import type { MobileDevice } from '@/lib/report/observations';
import type { QueuedPhone, SweepPage } from '@/lib/store/queue-types';
import { concernsOf, holderOfQueued } from './concerns';

/** What is read of each phone of the tenant. `Identity` names the mailbox; `UserDisplayName` its person. */
export const sweepProperties = ['Identity', 'UserDisplayName', ...deviceProperties];

/** Mailbox and device of `Jane\ExchangeActiveSyncDevices\iPhone§ABC`, or of the same as a directory path. */
const identityForm = /(?:^|[\\/])([^\\/]+)[\\/]ExchangeActiveSyncDevices[\\/]/;

/**
 * Turns one page of `Get-MobileDevice` into what is stored of it: phones with a concern, and how many phones each mailbox has.
 * A phone that cannot be read is left out; null when none of a page can, since that is no list of phones.
 */
export function sweepPageOf(objects: Record<string, unknown>[], next: string | null, now: Date): SweepPage | null {
  const phones: QueuedPhone[] = [];
  const owners = new Map<string, { owner: string; name: string; phones: number }>();
  let read = 0;
  for (const object of objects) {
    const device = readDevices([object])?.[0];
    if (device === undefined) continue;
    read += 1;
    const { owner, ownerName } = ownerOf(object);
    const known = owners.get(owner);
    if (known) known.phones += 1;
    else if (owner !== '') owners.set(owner, { owner, name: ownerName, phones: 1 });
    const concerns = concernsOf(device, now);
    if (concerns.length > 0) phones.push({ ...queuedPhone(device), owner, ownerName, concerns });
  }
  return read === 0 && objects.length > 0 ? null : { phones, owners: [...owners.values()], next };
}

/** Exchange's own name of the mailbox (empty when it gives none) and the person's name, which old clients have as a path. */
export function ownerOf(object: Record<string, unknown>): { owner: string; ownerName: string } {
  const named = (name: string) => {
    const value = object[name];
    return typeof value === 'string' ? value : '';
  };
  const ownerName = named('UserDisplayName').split('/').at(-1)?.trim() ?? '';
  return { owner: identityForm.exec(named('Identity'))?.[1]?.trim() ?? '', ownerName };
}

function queuedPhone(device: MobileDevice): Omit<QueuedPhone, 'owner' | 'ownerName' | 'concerns'> {
  return {
    key: device.guid || `${device.type}/${device.deviceId}`,
    deviceId: device.deviceId,
    name: deviceName(device),
    model: device.model,
    os: device.os,
    app: isNative(device) ? 'native' : isOutlook(device) ? 'outlook' : 'other',
    version: device.clientVersion,
    firstSync: device.firstSync,
    heldBy: holderOfQueued(device),
    rule: device.accessControlRule,
  };
}
