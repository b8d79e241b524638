import { isCheckDevice } from '@/lib/report/check-device';
import type { DeviceStatistics, Given, MobileDevice, Observations } from '@/lib/report/observations';
import type { JudgedDevice } from '@/lib/report/report';
import { instantOf } from '../instant';
import { isNative, isOutlook } from './client-kind';

/** The phone that is judged, with what Exchange says of it. `statistics` is null when its sync times are not known. */
export interface ChosenDevice {
  judged: JudgedDevice;
  device: MobileDevice;
  statistics: DeviceStatistics | null;
}

/** What the choice is made from; without statistics the newest partnership counts as the one that tried last. */
export type DeviceSources = Partial<Pick<Observations, 'devices' | 'deviceStatistics'>>;

/**
 * Chooses the phone to judge: the one asked for, else for Outlook the Outlook partnership that tried last, else the native
 * ActiveSync phone that tried last. When the app is not said and there is no native phone, Outlook's partnership is taken.
 * Null when the mailbox knows none.
 */
export function chooseDevice(sources: DeviceSources, given: Pick<Given, 'app' | 'deviceId'>): ChosenDevice | null {
  const devices = phonesOf(sources.devices);
  const statistics = sources.deviceStatistics?.statistics ?? [];
  const candidates = candidatesOf(devices, given);
  const [first] = candidates
    .map((device) => ({ device, statistics: statisticsOf(device, statistics) }))
    .sort((a, b) => lastTry(b) - lastTry(a) || a.device.guid.localeCompare(b.device.guid));
  return first === undefined ? null : { ...first, judged: judgedDevice(first.device) };
}

/** The partnerships that are phones: all but the portal's own, which a first command leaves behind. */
export function phonesOf(devices: Observations['devices'] | undefined): MobileDevice[] {
  return (devices?.devices ?? []).filter((device) => !isCheckDevice(device));
}

function candidatesOf(devices: MobileDevice[], given: Pick<Given, 'app' | 'deviceId'>): MobileDevice[] {
  if (given.deviceId !== null) {
    const wanted = given.deviceId.toLowerCase();
    return devices.filter((device) => device.deviceId.toLowerCase() === wanted);
  }
  const outlook = devices.filter(isOutlook);
  if (given.app === 'outlook') return outlook;
  const native = devices.filter(isNative);
  return given.app === 'unknown' && native.length === 0 ? outlook : native;
}

function lastTry({ device, statistics }: { device: MobileDevice; statistics: DeviceStatistics | null }): number {
  return instantOf(statistics?.lastSyncAttempt ?? statistics?.lastSuccessSync ?? device.firstSync) ?? 0;
}

/** Statistics of a device: by guid, which is unique, else by device id where only one row has it. */
export function statisticsOf(device: MobileDevice, statistics: readonly DeviceStatistics[]): DeviceStatistics | null {
  const same = (a: string, b: string) => a !== '' && a.toLowerCase() === b.toLowerCase();
  const byGuid = statistics.find(({ guid }) => same(guid, device.guid));
  const byId = statistics.filter(({ deviceId }) => same(deviceId, device.deviceId));
  return byGuid ?? (byId.length === 1 ? (byId[0] ?? null) : null);
}

/** The name a person would recognise: the friendly name, else the model, type or id. */
export function deviceName(device: MobileDevice): string {
  return device.name || device.model || device.type || device.deviceId;
}

function judgedDevice(device: MobileDevice): JudgedDevice {
  return {
    deviceId: device.deviceId,
    name: deviceName(device),
    model: device.model,
    os: device.os,
    platform: platformOf(device),
  };
}

/** The phone's own system, Outlook's too; null when it is neither of the two that are told apart. */
export function phonePlatform(device: MobileDevice): 'ios' | 'android' | null {
  const platform = systemOf(device);
  return platform === 'ios' || platform === 'android' ? platform : null;
}

function platformOf(device: MobileDevice): JudgedDevice['platform'] {
  return isOutlook(device) ? 'outlook' : systemOf(device);
}

function systemOf(device: MobileDevice): Exclude<JudgedDevice['platform'], 'outlook'> {
  // Outlook's partnership names both systems as its model, so only its own texts tell.
  const model = isOutlook(device) ? '' : device.model;
  const words = `${device.type} ${model} ${device.os} ${device.userAgent}`.toLowerCase();
  if (/windows ?phone|\bwp\d|lumia/.test(words)) return 'windows-phone';
  if (/blackberry|\bbb10\b/.test(words)) return 'blackberry';
  if (/iphone|ipad|ipod|\bios\b/.test(words)) return 'ios';
  if (/android|samsung|pixel|\bsm-/.test(words)) return 'android';
  return 'other';
}
