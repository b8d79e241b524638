import type { Given, Observations } from '@/lib/report/observations';
import { defineCheck } from '../define-check';
import { chooseDevice } from '../device/choose-device';
import { dayMs, instantOf } from '../instant';
import { currentSignIns } from './current-sign-ins';
import { allSignIns, mailSignIns, signInArguments } from './mail-sign-ins';
import { causeOf } from './sign-in-cause';

/** Must the person sign in again? A new password, a revoked session or a challenge that the app has not answered. */
export const signInRenewal = defineCheck({
  id: 'sign-in-renewal',
  area: 'sign-in',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'directoryUser', 'devices', 'deviceStatistics'],
  codes: ['sign-in/reauthentication-needed'],
  evaluate: (observed, given, result) => {
    const rows = mailSignIns(allSignIns(observed), given.app);
    const passwordChangedAt = observed.directoryUser?.found ? observed.directoryUser.lastPasswordChange : null;
    const findings = currentSignIns(rows, observed, given)
      .filter((row) => causeOf(row, rows) === 'renew')
      .map((row) => result.finding('sign-in/reauthentication-needed', { ...signInArguments(row), passwordChangedAt }));
    if (findings.length > 0) return result.failed(findings);
    // A renewal that fails shows only in the background log. Without it, a phone that fetched mail today is the proof.
    if (observed.backgroundSignIns === undefined && !syncedToday(observed, given)) {
      return result.cantTell('no-recent-evidence');
    }
    return result.passed();
  },
});

function syncedToday(observed: Partial<Pick<Observations, 'devices' | 'deviceStatistics'>>, given: Given): boolean {
  const success = instantOf(chooseDevice(observed, given)?.statistics?.lastSuccessSync);
  return success !== null && (instantOf(given.now) ?? 0) - success < dayMs;
}
