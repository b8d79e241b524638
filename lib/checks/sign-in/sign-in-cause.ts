import type { SignIn } from '@/lib/report/observations';
import type { SignInRules } from '@/lib/report/optional-facts';
import { failedPolicies } from './failed-policies';
import { failedByPolicy, isLegacy, passwordExpiredCodes, succeeded } from './mail-sign-ins';
import { policyPlaces } from './policy-place';
import { lastGoodElsewhere } from './sign-in-place';

/** What stood in the way of one sign-in; null when it succeeded or the number is none that this product judges. */
export type SignInCause =
  | 'managed-app'
  | 'device-not-compliant'
  | 'device-not-enrolled'
  | 'location'
  | 'policy'
  | 'consent'
  | 'app-disabled'
  | 'not-assigned'
  | 'basic-authentication'
  | 'renew';

/** Entra error numbers by cause (learn.microsoft.com/entra/identity-platform/reference-error-codes; causes.md B). */
const byNumber: [SignInCause, number[]][] = [
  ['managed-app', [53002, 53009, 530003, 530021]],
  ['device-not-compliant', [53000]],
  ['device-not-enrolled', [53001, 50097, 50129, 50127]],
  ['policy', [53003, 53004, 53011, 50131, 50158, 530035, 530032, 530034]],
  // The app itself: switched off in the directory, or reserved for people it is assigned to.
  ['app-disabled', [7000112]],
  ['not-assigned', [50105]],
  ['consent', [65001, 65004, 90094, 90095]],
  ['renew', [50072, 50074, 50076, 50078, 50079, 50126, 50132, 50133, 50173, 70008, 70043, 70044, 700082, 700084]],
];

/** Names of the policies that failed it, or the one Microsoft names for 530035. */
export function policyNames(row: SignIn): string {
  const names = failedPolicies(row).map(({ name }) => name);
  if (names.length > 0) return names.join(', ');
  return row.errorCode === 530035 ? 'Security defaults' : '';
}

/**
 * Tells why one sign-in failed. `history` are the other rows of the same log, which show where the app got in before; `rules`
 * say whether the failing policy asks for a place at all, and without them another country counts as the reason.
 */
export function causeOf(row: SignIn, history: readonly SignIn[], rules?: SignInRules): SignInCause | null {
  if (succeeded(row)) return null;
  const numbered = byNumber.find(([, codes]) => codes.includes(row.errorCode))?.[0] ?? null;
  if (failedByPolicy(row) || numbered === 'policy')
    return policyCause(row, numbered, isRefusedPlace(row, history, rules));
  // Lockout and an expired password have checks of their own.
  if (row.errorCode === 50053 || passwordExpiredCodes.has(row.errorCode)) return null;
  // The old protocol cannot answer a challenge and is switched off, so any other refusal of it is its own cause.
  return isLegacy(row) ? 'basic-authentication' : numbered;
}

function policyCause(row: SignIn, numbered: SignInCause | null, refusedPlace: boolean): SignInCause {
  const grants = failedPolicies(row).flatMap(({ grantControls }) => grantControls.map((grant) => grant.toLowerCase()));
  const asks = (words: RegExp) => grants.some((grant) => words.test(grant));
  if (asks(/approved|compliantapp|appprotection/)) return 'managed-app';
  if (asks(/compliantdevice|domainjoined/)) return 'device-not-compliant';
  if (numbered !== null && numbered !== 'policy') return numbered;
  // Elsewhere, a challenge is still only a challenge.
  if (refusedPlace && (grants.length === 0 || asks(/^block$/))) return 'location';
  if (asks(/^mfa$|multifactor/) && !isLegacy(row)) return 'renew';
  return 'policy';
}

/** A block that depends on where somebody is. A challenge or a wish about the phone is met anywhere. */
function isRefusedPlace(row: SignIn, history: readonly SignIn[], rules: SignInRules | undefined): boolean {
  if (isLegacy(row)) return false;
  const places = policyPlaces(row, rules);
  return places === null ? lastGoodElsewhere(row, history) !== null : places !== 'never';
}
