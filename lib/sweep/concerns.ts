import { exchangeState, isExternalReason, isThrottleReason } from '@/lib/checks/device/access-decision';
import { versionVerdict } from '@/lib/checks/device/protocol-version';
import { isCheckDevice } from '@/lib/report/check-device';
import type { MobileDevice } from '@/lib/report/observations';
import type { Concern, QueueHolder } from '@/lib/report/queue';

/**
 * Exchange finds out what a new phone is within about 14 minutes (https://practical365.com, on the states of device access);
 * one that it has not decided about after this long, in milliseconds, needs somebody to look.
 */
const discoveryMs = 15 * 60_000;

/**
 * Why a phone belongs into the queue; empty for one that nobody has to look at. A block is a decision and no wait, so a blocked
 * phone is not listed, whatever version it speaks: it would not sync with a newer one either.
 */
export function concernsOf(device: MobileDevice, now: Date): Concern[] {
  if (isCheckDevice(device)) return [];
  const state = exchangeState(device);
  if (state === 'blocked') return [];
  const found: Concern[] = [];
  if (state === 'quarantined') found.push('quarantined');
  if (isStuckInDiscovery(device, now)) found.push('discovery');
  if (versionVerdict(device) === 'too-old') found.push('protocol-too-old');
  return found;
}

function isStuckInDiscovery({ accessState, firstSync }: MobileDevice, now: Date): boolean {
  if (accessState.toLowerCase() !== 'devicediscovery') return false;
  return firstSync === null || now.getTime() - Date.parse(firstSync) > discoveryMs;
}

/** Who keeps a quarantined phone waiting; null for any other phone. */
export function holderOfQueued(device: MobileDevice): QueueHolder | null {
  if (exchangeState(device) !== 'quarantined') return null;
  const reason = device.accessStateReason.toLowerCase();
  if (isExternalReason(reason)) return 'management';
  if (isThrottleReason(reason)) return 'throttle';
  if (reason === 'global') return 'default';
  if (reason === 'devicerule') return 'rule';
  if (reason === 'individual') return 'personal';
  return reason === 'policy' ? 'policy' : 'unclear';
}
