import { defineCheck } from '../define-check';
import { lastMailAt } from '../device/recent-mail';
import { perhapsAStranger } from './cleared-by-mail';
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
    const refused = currentSignIns(rows, observed, given).filter(
      (row) => causeOf(row, rows) === 'basic-authentication',
    );
    const mailAt = lastMailAt(observed, given);
    const own = refused.filter((row) => !perhapsAStranger(row, rows, mailAt));
    // Whose they are cannot be told: neither an accusation nor an all-clear.
    if (refused.length > 0 && own.length === 0) return result.cantTell('no-recent-evidence');
    return result.failed(
      own.map((row) => result.finding('sign-in/basic-authentication', { ...signInArguments(row), attempts })),
    );
  },
});
