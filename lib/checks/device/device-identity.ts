import type { DeviceStatistics, MailboxSettings, MobileDevice } from '@/lib/report/observations';
import { defineCheck } from '../define-check';
import { dayMs, instantOf } from '../instant';
import { isListed } from './access-decision';
import { chooseDevice, phonesOf, statisticsOf } from './choose-device';
import { deviceArguments, holderOf } from './held-device';

/** A reset or a restore takes hours, a repair days. What fell silent longer ago is another phone, not this one's former id. */
const longestGapMs = 14 * dayMs;
/** While a phone is being restored, its old partnership can still be tried once more. */
const overlapMs = 60 * 60_000;

/**
 * Is this the approved phone under a new id? After a reset, a restore or a new app the id changes and the approval stays
 * with the old one (KB 3013802, KB 3193518). Two real phones of one model are told from that by their times: the old id has to
 * fall silent where the new one begins, and never try again.
 */
export const deviceIdentity = defineCheck({
  id: 'device-identity',
  area: 'device',
  step: 'device-access',
  couldBlock: false,
  needs: ['devices'],
  wants: ['deviceStatistics', 'mailboxSettings'],
  codes: ['device/id-changed'],
  evaluate: ({ devices, deviceStatistics, mailboxSettings }, given, result) => {
    const sources = { devices, ...(deviceStatistics === undefined ? {} : { deviceStatistics }) };
    const judged = chooseDevice(sources, given)?.device;
    if (judged === undefined) return result.inapplicable();
    const newFirstSync = judged.firstSync;
    if (holderOf(judged, {}) !== 'default' || newFirstSync === null) return result.passed();
    const statistics = deviceStatistics?.statistics ?? [];
    const [latest] = phonesOf(devices)
      .filter((device) => isApprovedTwin(device, judged, mailboxSettings))
      .map((device) => ({ device, lastSync: lastSyncBefore(device, newFirstSync, statistics) }))
      .flatMap(({ device, lastSync }) => (lastSync === null ? [] : [{ device, lastSync }]))
      .sort((one, other) => other.lastSync.localeCompare(one.lastSync));
    if (latest === undefined) return result.passed();
    return result.failed(
      result.finding('device/id-changed', {
        ...deviceArguments(judged),
        oldDeviceId: latest.device.deviceId,
        model: judged.model,
        oldLastSync: latest.lastSync,
        newFirstSync,
      }),
    );
  },
});

/** Same type and model, personally approved, and known before the judged phone. */
function isApprovedTwin(device: MobileDevice, judged: MobileDevice, settings: MailboxSettings | undefined): boolean {
  if (device === judged || device.model === '' || device.model !== judged.model || device.type !== judged.type)
    return false;
  const first = instantOf(device.firstSync);
  if (first !== null && first >= (instantOf(judged.firstSync) ?? 0)) return false;
  return (
    device.accessState.toLowerCase() === 'allowed' &&
    (device.accessStateReason.toLowerCase() === 'individual' ||
      (settings?.found === true && isListed(settings, 'allowed', device)))
  );
}

/** When the old id last got mail, if it fell silent where the new one began; null for a phone of its own. */
function lastSyncBefore(
  device: MobileDevice,
  newFirstSync: string,
  statistics: readonly DeviceStatistics[],
): string | null {
  const { lastSuccessSync = null, lastSyncAttempt = null } = statisticsOf(device, statistics) ?? {};
  const lastSync = instantOf(lastSuccessSync);
  const begun = instantOf(newFirstSync);
  if (lastSync === null || begun === null) return null;
  const lastHeard = Math.max(lastSync, instantOf(lastSyncAttempt) ?? lastSync);
  const silentInTime = lastSync <= begun && begun - lastSync <= longestGapMs && lastHeard <= begun + overlapMs;
  return silentInTime ? lastSuccessSync : null;
}
