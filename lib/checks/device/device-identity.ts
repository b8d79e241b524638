import type { DeviceStatistics, MailboxSettings, MobileDevice } from '@/lib/report/observations';
import { defineCheck } from '../define-check';
import { instantOf } from '../instant';
import { isListed } from './access-decision';
import { chooseDevice, phonesOf, statisticsOf } from './choose-device';
import { deviceArguments, holderOf } from './held-device';

/**
 * Is this the approved phone under a new id? After a reset, a restore or a new app the id changes and the approval stays
 * with the old one (KB 3013802, KB 3193518).
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
    if (holderOf(judged, {}) !== 'default') return result.passed();
    const statistics = deviceStatistics?.statistics ?? [];
    const old = phonesOf(devices).find((device) => isPredecessor(device, judged, statistics, mailboxSettings));
    const oldLastSync = old === undefined ? null : (statisticsOf(old, statistics)?.lastSuccessSync ?? null);
    if (old === undefined || oldLastSync === null) return result.passed();
    return result.failed(
      result.finding('device/id-changed', {
        ...deviceArguments(judged),
        oldDeviceId: old.deviceId,
        model: judged.model,
        oldLastSync,
      }),
    );
  },
});

/** Same model, personally approved, and silent since before the new id first came. */
function isPredecessor(
  device: MobileDevice,
  judged: MobileDevice,
  statistics: DeviceStatistics[],
  settings: MailboxSettings | undefined,
): boolean {
  if (device === judged || device.model === '' || device.model !== judged.model || device.type !== judged.type)
    return false;
  const approved =
    device.accessState.toLowerCase() === 'allowed' &&
    (device.accessStateReason.toLowerCase() === 'individual' ||
      (settings?.found === true && isListed(settings, 'allowed', device)));
  const lastSync = instantOf(statisticsOf(device, statistics)?.lastSuccessSync);
  const firstSync = instantOf(judged.firstSync);
  return approved && lastSync !== null && firstSync !== null && lastSync <= firstSync;
}
