import type { Given } from '@/lib/report/observations';
import type { ManagedDevice } from '@/lib/report/optional-facts';
import { defineCheck, type StatedFinding } from '../define-check';
import { chooseDevice, type DeviceSources } from '../device/choose-device';
import { deviceArguments } from '../device/held-device';
import { complianceArguments, isNotCompliant, type Management, managedPhone } from '../device/managed-phone';
import { currentSignIns } from './current-sign-ins';
import { allSignIns, mailSignIns } from './mail-sign-ins';
import { causeOf } from './sign-in-cause';

/** Did a sign-in fail because device management does not know the phone, or finds it lacking? */
export const signInDevice = defineCheck({
  id: 'sign-in-device',
  area: 'sign-in',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'devices', 'deviceStatistics', 'managedDevices'],
  codes: ['device/not-enrolled', 'device/not-compliant'],
  evaluate: (observed, given, result) => {
    const rows = mailSignIns(allSignIns(observed), given.app);
    const findings = currentSignIns(rows, observed, given).flatMap((row): StatedFinding[] => {
      const reason = `AADSTS${row.errorCode}`;
      const unnamed = { deviceId: '', deviceName: row.operatingSystem || 'the phone', reason };
      switch (causeOf(row, rows)) {
        case 'device-not-enrolled':
          return [result.finding('device/not-enrolled', unnamed)];
        case 'device-not-compliant':
          return [result.finding('device/not-compliant', { ...unnamed, ...whatFails(observed, given) })];
        default:
          return [];
      }
    });
    return result.failed(findings);
  },
});

/**
 * What Intune says of the phone that the sign-in log does not name: the judged phone when it is not compliant, else the only
 * one of the person that is not. With two of them nothing is guessed.
 */
function whatFails(observed: DeviceSources & { managedDevices?: Management }, given: Pick<Given, 'app' | 'deviceId'>) {
  const judged = chooseDevice(observed, given)?.device;
  const known = judged === undefined ? null : managedPhone(judged, observed.managedDevices);
  if (judged !== undefined && known !== null && isNotCompliant(known)) {
    return { ...deviceArguments(judged), ...complianceArguments(known) };
  }
  const failing: ManagedDevice[] = observed.managedDevices?.devices.filter(isNotCompliant) ?? [];
  return complianceArguments(failing.length === 1 ? (failing[0] ?? null) : null);
}
