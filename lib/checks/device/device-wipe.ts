import type { DeviceStatistics } from '@/lib/report/observations';
import { type CheckResult, defineCheck, isNotLicensed } from '../define-check';
import { instantOf } from '../instant';
import { chooseDevice, phonesOf, statisticsOf } from './choose-device';
import { deviceArguments } from './held-device';
import { managedPhone } from './managed-phone';
import { gotMailLately } from './recent-mail';

/**
 * Will the phone erase itself when it connects? Must be known before anybody is told to add the account again. Asked for in
 * Exchange, or in Intune where that can be read.
 */
export const deviceWipe = defineCheck({
  id: 'device-wipe',
  area: 'device',
  step: 'device-access',
  needs: ['devices', 'deviceStatistics'],
  wants: ['managedDevices'],
  codes: ['device/wipe-pending'],
  evaluate: (observed, given, result) => {
    const judged = chooseDevice(observed, given)?.device;
    const findings = phonesOf(observed.devices).flatMap((device) => {
      const statistics = statisticsOf(device, observed.deviceStatistics.statistics);
      const fromExchange = statistics !== null && wipePending(statistics);
      const managed = managedPhone(device, observed.managedDevices);
      if (!fromExchange && managed?.wipePending !== true) return [];
      const finding = result.finding('device/wipe-pending', {
        ...deviceArguments(device),
        requestedAt:
          (fromExchange ? (statistics.wipeRequested ?? statistics.wipeSent) : managed?.wipeRequested) ?? null,
      });
      return [device === judged ? finding : { ...finding, aboutOtherDevice: true }];
    });
    if (findings.length > 0) return result.failed(findings);
    if (judged === undefined) return result.inapplicable();
    // Intune orders an erase of a phone whose ActiveSync id it does not know: it may be this one.
    const nameless = observed.managedDevices?.devices.some(
      ({ wipePending: open, activesyncId }) => open && activesyncId === '',
    );
    if (nameless) return result.cantTell('contradiction');
    if (observed.managedDevices !== undefined) return result.passed();
    // Intune that did not answer this time may hold a wipe of a moment ago. One that the portal may never read must not forbid
    // "healthy" for ever: a phone that got mail today was not erased.
    const unread = result.unread('managedDevices');
    if (isNotLicensed(unread)) return result.passed();
    return isPassing(unread) ? unread : result.unread('managedDevices', gotMailLately(observed, given));
  },
});

/** True for a failure that a later try may not meet. */
function isPassing(unread: CheckResult): boolean {
  const { reason } = 'reason' in unread ? unread : { reason: null };
  return (
    reason !== null && ['throttled', 'timed-out', 'unreachable', 'upstream-failed', 'malformed-answer'].includes(reason)
  );
}

/** Asked for or sent, and not acknowledged since; or Exchange's own status says so. */
export function wipePending({ status, wipeRequested, wipeSent, wipeAcknowledged }: DeviceStatistics): boolean {
  if (/wipepending/i.test(status)) return true;
  const asked = Math.max(instantOf(wipeRequested) ?? 0, instantOf(wipeSent) ?? 0);
  return asked > 0 && asked > (instantOf(wipeAcknowledged) ?? 0) && !/wipesucceeded/i.test(status);
}
