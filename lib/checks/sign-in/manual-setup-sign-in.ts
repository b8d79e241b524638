import { defineCheck } from '../define-check';
import { chooseDevice, deviceName } from '../device/choose-device';
import { dayMs, instantOf } from '../instant';
import { allSignIns, isLegacy, isNativeApp, mailSignIns, succeeded } from './mail-sign-ins';

/** How far the sign-in log reaches back; older set-ups cannot be judged. */
const logDays = 7;

/**
 * Was the account typed in by hand, past the Microsoft sign-in? Proof is a phone that first came within the log, rows of
 * the old protocol, and no sign-in by any mail app (OfficeDocs-Support issue 1228).
 */
export const manualSetupSignIn = defineCheck({
  id: 'manual-setup-sign-in',
  area: 'sign-in',
  step: 'manual-setup',
  couldBlock: false,
  needs: ['signIns', 'devices'],
  wants: ['backgroundSignIns', 'deviceStatistics'],
  codes: ['sign-in/manual-setup-skipped-sign-in'],
  evaluate: (observed, given, result) => {
    const chosen = chooseDevice(observed, given);
    if (chosen === null || chosen.judged.platform === 'outlook') return result.passed();
    const { firstSync } = chosen.device;
    const first = instantOf(firstSync);
    const recent = first !== null && (instantOf(given.now) ?? 0) - first < logDays * dayMs;
    const rows = mailSignIns(allSignIns(observed), 'native');
    const signedIn = rows.some((row) => isNativeApp(row) && !isLegacy(row) && succeeded(row));
    if (firstSync === null || !recent || signedIn || !rows.some(isLegacy)) return result.passed();
    return result.failed(
      result.finding('sign-in/manual-setup-skipped-sign-in', {
        deviceId: chosen.device.deviceId,
        deviceName: deviceName(chosen.device),
        firstSync,
      }),
    );
  },
});
