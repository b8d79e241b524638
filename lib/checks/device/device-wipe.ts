import type { DeviceStatistics } from '@/lib/report/observations';
import { defineCheck } from '../define-check';
import { instantOf } from '../instant';
import { chooseDevice, statisticsOf } from './choose-device';
import { deviceArguments } from './held-device';

/** Will the phone erase itself when it connects? Must be known before anybody is told to add the account again. */
export const deviceWipe = defineCheck({
  id: 'device-wipe',
  area: 'device',
  step: 'device-access',
  needs: ['devices', 'deviceStatistics'],
  codes: ['device/wipe-pending'],
  evaluate: (observed, given, result) => {
    const judged = chooseDevice(observed, given)?.device;
    const findings = observed.devices.devices.flatMap((device) => {
      const statistics = statisticsOf(device, observed.deviceStatistics.statistics);
      if (statistics === null || !wipePending(statistics)) return [];
      const finding = result.finding('device/wipe-pending', {
        ...deviceArguments(device),
        requestedAt: statistics.wipeRequested ?? statistics.wipeSent,
      });
      return [device === judged ? finding : { ...finding, aboutOtherDevice: true }];
    });
    return findings.length > 0 || judged !== undefined ? result.failed(findings) : result.inapplicable();
  },
});

/** Asked for or sent, and not acknowledged since; or Exchange's own status says so. */
function wipePending({ status, wipeRequested, wipeSent, wipeAcknowledged }: DeviceStatistics): boolean {
  if (/wipepending/i.test(status)) return true;
  const asked = Math.max(instantOf(wipeRequested) ?? 0, instantOf(wipeSent) ?? 0);
  return asked > 0 && asked > (instantOf(wipeAcknowledged) ?? 0) && !/wipesucceeded/i.test(status);
}
