import type { MobileDevice } from '@/lib/report/observations';
import { defineCheck, type Result, type StatedFinding } from '../define-check';
import { chooseDevice, phonesOf } from './choose-device';
import { deviceArguments, holderOf } from './held-device';
import { complianceArguments, isNotCompliant, type Management, managedPhone } from './managed-phone';

const codes = ['device/not-enrolled', 'device/not-compliant', 'device/decided-by-mdm'] as const;

/**
 * Does device management hold the phone? Then the personal lists of Exchange do not decide. Where Intune can be read it says
 * what fails, and tells "managed elsewhere" from "not compliant".
 */
export const deviceManagement = defineCheck({
  id: 'device-management',
  area: 'device',
  step: 'device-access',
  needs: ['devices'],
  wants: ['deviceStatistics', 'managedDevices'],
  codes,
  evaluate: ({ devices, managedDevices, ...sources }, given, result) => {
    const judged = chooseDevice({ devices, ...sources }, given)?.device;
    const held = phonesOf(devices).filter((device) => holderOf(device, {}) === 'external');
    const notes = held
      .filter((device) => device !== judged)
      .map((device) => ({ ...stated(device, managedDevices, result), aboutOtherDevice: true }));
    if (judged === undefined) return notes.length > 0 ? result.passed(notes) : result.inapplicable();
    return held.includes(judged)
      ? result.failed([stated(judged, managedDevices, result), ...notes])
      : result.passed(notes);
  },
});

/** Reason words: ExternalEnrollment, ExternalCompliance, ExternallyManaged (fact sheet 3.3). */
function stated(device: MobileDevice, management: Management, result: Result<(typeof codes)[number]>): StatedFinding {
  const managed = managedPhone(device, management);
  const args = { ...deviceArguments(device), reason: device.accessStateReason };
  switch (device.accessStateReason.toLowerCase()) {
    case 'externalenrollment':
      return result.finding('device/not-enrolled', args);
    case 'externalcompliance':
      return result.finding('device/not-compliant', { ...args, ...complianceArguments(managed) });
    default:
      if (managed !== null && isNotCompliant(managed)) {
        return result.finding('device/not-compliant', { ...args, ...complianceArguments(managed) });
      }
      return result.finding('device/decided-by-mdm', args);
  }
}
