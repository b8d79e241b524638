import { defineCheck, type StatedFinding } from '../define-check';
import { currentSignIns } from './current-sign-ins';
import { allSignIns, mailSignIns, signInArguments } from './mail-sign-ins';
import { causeOf } from './sign-in-cause';

/**
 * Does the organisation let the mail app be used? 65001, 65004, 90094 and 90095 say that nobody agreed to it, 7000112 that it is
 * switched off, 50105 that it is not assigned to this person (Entra error reference).
 */
export const signInConsent = defineCheck({
  id: 'sign-in-consent',
  area: 'sign-in',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'devices', 'deviceStatistics'],
  codes: ['sign-in/app-not-consented', 'sign-in/app-disabled', 'sign-in/app-not-assigned'],
  evaluate: (observed, given, result) => {
    const rows = mailSignIns(allSignIns(observed), given.app);
    return result.failed(
      currentSignIns(rows, observed, given).flatMap((row): StatedFinding[] => {
        switch (causeOf(row, rows)) {
          case 'consent':
            return [result.finding('sign-in/app-not-consented', signInArguments(row))];
          case 'app-disabled':
            return [result.finding('sign-in/app-disabled', signInArguments(row))];
          case 'not-assigned':
            return [result.finding('sign-in/app-not-assigned', signInArguments(row))];
          default:
            return [];
        }
      }),
    );
  },
});
