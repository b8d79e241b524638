import { defineCheck, type StatedFinding } from '../define-check';
import { currentSignIns } from './current-sign-ins';
import { allSignIns, mailSignIns, signInArguments } from './mail-sign-ins';
import { policyPlaces } from './policy-place';
import { causeOf, policyNames } from './sign-in-cause';
import { lastGoodElsewhere } from './sign-in-place';

/**
 * Did a policy of the organisation fail a sign-in of the mail app? Only sign-ins that failed count: most tenants have a
 * policy against old protocols, and one that merely exists proves nothing.
 */
export const signInPolicy = defineCheck({
  id: 'sign-in-policy',
  area: 'sign-in',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'devices', 'deviceStatistics', 'signInRules'],
  codes: ['sign-in/policy-blocks-activesync', 'sign-in/policy-requires-managed-app', 'sign-in/location-blocked'],
  evaluate: (observed, given, result) => {
    const rows = mailSignIns(allSignIns(observed), given.app);
    const findings = currentSignIns(rows, observed, given).flatMap((row): StatedFinding[] => {
      const args = { ...signInArguments(row), policyName: policyNames(row) };
      const proof = { ...args, whatIf: false };
      switch (causeOf(row, rows, observed.signInRules)) {
        case 'managed-app':
          return [result.finding('sign-in/policy-requires-managed-app', proof)];
        case 'location':
          return [
            result.finding('sign-in/location-blocked', {
              ...args,
              location: row.location,
              lastGoodLocation: lastGoodElsewhere(row, rows) ?? '',
              ...placesOf(policyPlaces(row, observed.signInRules)),
            }),
          ];
        case 'policy':
          return [result.finding('sign-in/policy-blocks-activesync', { ...proof, clientApp: row.clientApp })];
        default:
          return [];
      }
    });
    return result.failed(findings);
  },
});

/** Names of places; null where the rules that name them could not be read. */
function placesOf(places: ReturnType<typeof policyPlaces>): {
  refusedPlaces: string[] | null;
  exceptedPlaces: string[] | null;
} {
  if (places === null || places === 'never') return { refusedPlaces: null, exceptedPlaces: null };
  return { refusedPlaces: places.refused, exceptedPlaces: places.excepted };
}
