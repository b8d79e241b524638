import { defineCheck } from '../define-check';
import { currentSignIns } from './current-sign-ins';
import { allSignIns, isLegacy, mailSignIns, signInArguments } from './mail-sign-ins';
import { causeOf } from './sign-in-cause';

/**
 * Does the phone still send a password instead of signing in with Microsoft? That door is shut in every tenant since
 * October 2022 (learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online).
 */
export const signInProtocol = defineCheck({
  id: 'sign-in-protocol',
  area: 'sign-in',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'devices', 'deviceStatistics'],
  codes: ['sign-in/basic-authentication'],
  evaluate: (observed, given, result) => {
    const rows = mailSignIns(allSignIns(observed), given.app);
    const attempts = rows.filter((row) => isLegacy(row) && causeOf(row, rows) === 'basic-authentication').length;
    return result.failed(
      currentSignIns(rows, observed, given)
        .filter((row) => causeOf(row, rows) === 'basic-authentication')
        .map((row) => result.finding('sign-in/basic-authentication', { ...signInArguments(row), attempts })),
    );
  },
});
