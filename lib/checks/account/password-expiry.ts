import { defineCheck } from '../define-check';
import { currentSignIns } from '../sign-in/current-sign-ins';
import { allSignIns, mailSignIns, passwordExpiredCodes } from '../sign-in/mail-sign-ins';

/** Did a mail app fail because the password ran out? Entra 50055 in the cloud, 50144 on-premises. */
export const passwordExpiry = defineCheck({
  id: 'password-expiry',
  area: 'account',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'devices', 'deviceStatistics'],
  codes: ['account/password-expired'],
  evaluate: (observed, given, result) => {
    const rows = mailSignIns(allSignIns(observed), given.app);
    const expired = currentSignIns(rows, observed, given).find(({ errorCode }) => passwordExpiredCodes.has(errorCode));
    if (expired === undefined) return result.passed();
    return result.failed(result.finding('account/password-expired', { errorCode: expired.errorCode, at: expired.at }));
  },
});
