import type { SignIn } from '@/lib/report/observations';
import type { AccessPolicy, SignInRules } from '@/lib/report/optional-facts';
import { failedPolicies } from './failed-policies';
import { countryOf } from './sign-in-place';

/** The places that made a policy refuse a sign-in, by name. Both lists are empty when they could not be read. */
export interface PolicyPlaces {
  /** Places that are refused; `all` is Graph's word for anywhere. */
  refused: string[];
  /** Places that are let in nevertheless. */
  excepted: string[];
}

/**
 * What the policies that failed a sign-in say about places, or null when that is not known: rules not read, or a policy that is
 * no longer there. `never` when each of them was found and none of them asks where somebody is, and when one of them blocks
 * wherever that is: another place would not help.
 */
export function policyPlaces(row: SignIn, rules: SignInRules | undefined): PolicyPlaces | 'never' | null {
  if (rules === undefined) return null;
  const failed = failedPolicies(row);
  const found = failed.map(({ id }) => rules.policies.find((policy) => policy.id.toLowerCase() === id.toLowerCase()));
  const known = found.filter((policy) => policy !== undefined);
  if (known.some((policy) => blocks(policy) && !asksForPlace(policy))) return 'never';
  const placed = known.filter(asksForPlace);
  if (placed.length > 0) return namesOf(placed, row, rules);
  return failed.length > 0 && !found.includes(undefined) ? 'never' : null;
}

function blocks({ grants }: AccessPolicy): boolean {
  return grants.includes('block');
}

/** "Anywhere" without an exception is no condition. */
function asksForPlace({ includeLocations, excludeLocations }: AccessPolicy): boolean {
  return excludeLocations.length > 0 || includeLocations.some((id) => id !== 'all');
}

function namesOf(policies: readonly AccessPolicy[], row: SignIn, rules: SignInRules): PolicyPlaces {
  const known = rules.locations ?? [];
  const place = (id: string) => known.find((location) => location.id.toLowerCase() === id);
  const included = policies.flatMap(({ includeLocations }) => includeLocations);
  // Where the country of the sign-in is on a list, that place is the one; one that is told by addresses may be as well.
  const refusing = included.filter((id) => place(id)?.countries.includes(countryOf(row)) === true);
  const name = (id: string) => place(id)?.name ?? id;
  return {
    refused: unique(refusing.length > 0 ? refusing : included).map(name),
    excepted: unique(policies.flatMap(({ excludeLocations }) => excludeLocations)).map(name),
  };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
