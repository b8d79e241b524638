import { defineCheck, type StatedFinding } from '../define-check';
import { currentSignIns } from './current-sign-ins';
import { allSignIns, mailSignIns, signInArguments } from './mail-sign-ins';
import { causeOf, lastGoodElsewhere, policyNames } from './sign-in-cause';

/**
 * Did a policy of the organisation fail a sign-in of the mail app? Only sign-ins that failed count: most tenants have a
 * policy against old protocols, and one that merely exists proves nothing.
 */
export const signInPolicy = defineCheck({
  id: 'sign-in-policy',
  area: 'sign-in',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'devices', 'deviceStatistics'],
  codes: ['sign-in/policy-blocks-activesync', 'sign-in/policy-requires-managed-app', 'sign-in/location-blocked'],
  evaluate: (observed, given, result) => {
    const rows = mailSignIns(allSignIns(observed), given.app);
    const findings = currentSignIns(rows, observed, given).flatMap((row): StatedFinding[] => {
      const args = { ...signInArguments(row), policyName: policyNames(row) };
      switch (causeOf(row, rows)) {
        case 'managed-app':
          return [result.finding('sign-in/policy-requires-managed-app', args)];
        case 'location':
          return [
            result.finding('sign-in/location-blocked', {
              ...args,
              location: row.location,
              lastGoodLocation: lastGoodElsewhere(row, rows) ?? '',
            }),
          ];
        case 'policy':
          return [result.finding('sign-in/policy-blocks-activesync', { ...args, clientApp: row.clientApp })];
        default:
          return [];
      }
    });
    return result.failed(findings);
  },
});
