import { exchangeState } from '@/lib/checks/device/access-decision';
import { type Holder, holderOf } from '@/lib/checks/device/held-device';
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

/** The queue's word for whoever holds a phone; in discovery nobody has decided to hold it. */
const queueHolder: Record<Holder, QueueHolder> = {
  default: 'default',
  rule: 'rule',
  'personal-block': 'personal',
  policy: 'policy',
  external: 'management',
  throttle: 'throttle',
  discovery: 'unclear',
  unclear: 'unclear',
};

/** Who keeps a quarantined phone waiting; null for any other phone. The list of a tenant brings no lists and rules to look in. */
export function holderOfQueued(device: MobileDevice): QueueHolder | null {
  if (exchangeState(device) !== 'quarantined') return null;
  const holder = holderOf(device, {});
  return holder === null ? null : queueHolder[holder];
}
