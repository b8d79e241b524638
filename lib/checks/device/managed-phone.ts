import type { MobileDevice, Observations } from '@/lib/report/observations';
import type { ManagedDevice } from '@/lib/report/optional-facts';

/** What device management knows; absent when it could not be read. */
export type Management = Observations['managedDevices'] | undefined;

/**
 * The managed phone behind a partnership, by the ActiveSync id that Intune keeps. Null when there is none: the partnership may
 * still be of a managed phone whose id changed, so null proves nothing.
 */
export function managedPhone(device: Pick<MobileDevice, 'deviceId'>, management: Management): ManagedDevice | null {
  const id = device.deviceId.toLowerCase();
  return management?.devices.find(({ activesyncId }) => activesyncId !== '' && activesyncId === id) ?? null;
}

/** True when Intune finds it lacking, grace period over. */
export function isNotCompliant({ compliance }: ManagedDevice): boolean {
  return compliance === 'noncompliant' || compliance === 'error' || compliance === 'conflict';
}

/** What Intune adds to a finding about compliance. Settings are null where they were not read. */
export function complianceArguments(managed: ManagedDevice | null) {
  return { settings: managed?.failingSettings ?? null, lastCheckIn: managed?.lastCheckIn ?? null };
}
