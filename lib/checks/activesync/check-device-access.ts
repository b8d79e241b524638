import { checkDevice, isCheckDevice } from '@/lib/report/check-device';
import type { MobileDevice } from '@/lib/report/observations';
import { type AccessSources, decideAccess, exchangeState } from '../device/access-decision';

/** The portal's own device as Exchange sees it at its first contact. */
const unseen: MobileDevice = {
  guid: '',
  deviceId: checkDevice.id,
  name: checkDevice.name,
  type: checkDevice.type,
  model: checkDevice.model,
  os: checkDevice.system,
  userAgent: checkDevice.type,
  clientType: 'EAS',
  clientVersion: '16.1',
  accessState: '',
  accessStateReason: '',
  accessControlRule: null,
  firstSync: null,
};

/**
 * Whether the organisation's lists, rules and default hold the portal's own device: what its entry says, else what they would
 * decide about a device that they never saw. Null when that cannot be said from what was observed.
 */
export function checkDeviceAccess(
  sources: AccessSources & { devices?: { devices: MobileDevice[] } },
): 'held' | 'let-in' | null {
  const entry = sources.devices?.devices.find(isCheckDevice);
  const state = entry === undefined ? null : exchangeState(entry);
  if (state === 'blocked' || state === 'quarantined') return 'held';
  const decision = decideAccess(entry ?? unseen, sources);
  if (decision === null) return null;
  return decision.state === 'allowed' ? 'let-in' : 'held';
}
