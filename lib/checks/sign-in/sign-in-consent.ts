import { defineCheck } from '../define-check';
import { currentSignIns } from './current-sign-ins';
import { allSignIns, mailSignIns, signInArguments } from './mail-sign-ins';
import { causeOf } from './sign-in-cause';

/** Has the organisation agreed to the mail app? 65001, 65004, 90094 and 90095 say that it has not. */
export const signInConsent = defineCheck({
  id: 'sign-in-consent',
  area: 'sign-in',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'devices', 'deviceStatistics'],
  codes: ['sign-in/app-not-consented'],
  evaluate: (observed, given, result) => {
    const rows = mailSignIns(allSignIns(observed), given.app);
    return result.failed(
      currentSignIns(rows, observed, given)
        .filter((row) => causeOf(row, rows) === 'consent')
        .map((row) => result.finding('sign-in/app-not-consented', signInArguments(row))),
    );
  },
});
