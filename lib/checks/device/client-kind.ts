import type { MobileDevice } from '@/lib/report/observations';

/**
 * True for ActiveSync clients. Microsoft's own report query accepts `EAS` and anything that matches `ActiveSync`. A
 * partnership that names no client is one, unless its type is Outlook's.
 */
export function isNative(device: Pick<MobileDevice, 'clientType' | 'type'>): boolean {
  if (device.clientType.trim() === '') return device.type.toLowerCase() !== 'outlook';
  return device.clientType.toLowerCase() === 'eas' || /activesync/i.test(device.clientType);
}

/** True for Outlook for iOS and Android: client types `Outlook` and, on older partnerships, `REST`. */
export function isOutlook(device: Pick<MobileDevice, 'clientType' | 'type'>): boolean {
  return /^(outlook|rest)$/i.test(device.clientType) || (!isNative(device) && device.type.toLowerCase() === 'outlook');
}

/** Clients that keep partnerships and are no mail app of a phone: Outlook on the web, and Mail of Windows 10 (fact sheet 3.4). */
const otherClients = /^(mowa|universaloutlook)$/i;

/** True for a client type that nobody knows: a phone's mail app of the future, or none. */
export function isUnknownClient(device: Pick<MobileDevice, 'clientType' | 'type'>): boolean {
  return !isNative(device) && !isOutlook(device) && !otherClients.test(device.clientType);
}
