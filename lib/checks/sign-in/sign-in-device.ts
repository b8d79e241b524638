import { defineCheck, type StatedFinding } from '../define-check';
import { currentSignIns } from './current-sign-ins';
import { allSignIns, mailSignIns } from './mail-sign-ins';
import { causeOf } from './sign-in-cause';

/** Did a sign-in fail because device management does not know the phone, or finds it lacking? */
export const signInDevice = defineCheck({
  id: 'sign-in-device',
  area: 'sign-in',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'devices', 'deviceStatistics'],
  codes: ['device/not-enrolled', 'device/not-compliant'],
  evaluate: (observed, given, result) => {
    const rows = mailSignIns(allSignIns(observed), given.app);
    const findings = currentSignIns(rows, observed, given).flatMap((row): StatedFinding[] => {
      const args = { deviceId: '', deviceName: row.operatingSystem || 'the phone', reason: `AADSTS${row.errorCode}` };
      switch (causeOf(row, rows)) {
        case 'device-not-enrolled':
          return [result.finding('device/not-enrolled', args)];
        case 'device-not-compliant':
          return [result.finding('device/not-compliant', args)];
        default:
          return [];
      }
    });
    return result.failed(findings);
  },
});
