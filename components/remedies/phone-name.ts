import { deviceName } from '@/components/report/verdict-head';
import type { DeviceRemedies } from '@/lib/report/remedies';

/** A phone as reports name it; what only stands on a list has no name but its id. */
export function phoneName(device: Pick<DeviceRemedies, 'name' | 'model' | 'os' | 'deviceId'>): string {
  return device.name || device.model ? deviceName(device) : device.deviceId;
}
