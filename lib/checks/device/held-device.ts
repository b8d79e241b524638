import type { MobileDevice, Observations } from '@/lib/report/observations';
import { decideAccess, exchangeState, isExternalReason, isThrottleReason } from './access-decision';
import { deviceName } from './choose-device';

type Sources = Partial<
  Pick<Observations, 'mailboxSettings' | 'accessRules' | 'organizationSettings' | 'mobilePolicies' | 'deviceStatistics'>
>;

/** Who holds a phone back, as one word. `unclear` when Exchange gives a reason we do not know and the lists do not say. */
export type Holder =
  | 'default'
  | 'personal-block'
  | 'rule'
  | 'policy'
  | 'external'
  | 'throttle'
  | 'discovery'
  | 'unclear';

/**
 * Who holds a phone back, or null when Exchange lets it in. Exchange's own state and reason win; the computed decision is
 * used only where its reason says nothing, and only when it comes to the same state.
 */
export function holderOf(device: MobileDevice, sources: Sources): Holder | null {
  if (device.accessState.toLowerCase() === 'devicediscovery') return 'discovery';
  const state = exchangeState(device);
  if (state === 'allowed') return null;
  if (state === null) return 'unclear';
  const reason = device.accessStateReason.toLowerCase();
  if (isExternalReason(reason)) return 'external';
  if (isThrottleReason(reason)) return 'throttle';
  if (reason === 'policy') return 'policy';
  if (reason === 'individual') return 'personal-block';
  if (reason === 'devicerule') return 'rule';
  if (reason === 'global') return 'default';
  const decision = decideAccess(device, sources);
  if (decision === null || decision.state !== state || decision.decidedBy === 'personal-allow') return 'unclear';
  return decision.decidedBy;
}

/** True when the lists read now would come to another state: somebody has just changed them. */
export function recentlyChanged(device: MobileDevice, sources: Sources): boolean {
  const decision = decideAccess(device, sources);
  const state = exchangeState(device);
  return decision !== null && state !== null && decision.state !== state;
}

/** The arguments that every device finding shares. */
export function deviceArguments(device: MobileDevice): { deviceId: string; deviceName: string } {
  return { deviceId: device.deviceId, deviceName: deviceName(device) };
}
