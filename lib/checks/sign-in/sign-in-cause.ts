import type { SignIn } from '@/lib/report/observations';
import { failedByPolicy, isLegacy, passwordExpiredCodes, succeeded } from './mail-sign-ins';

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

/** Policies that failed a sign-in. Report-only results are not failures. */
export function failedPolicies(row: SignIn): SignIn['policies'] {
  return row.policies.filter(({ result }) => result.toLowerCase() === 'failure');
}

/** Names of the policies that failed it, or the one Microsoft names for 530035. */
export function policyNames(row: SignIn): string {
  const names = failedPolicies(row).map(({ name }) => name);
  if (names.length > 0) return names.join(', ');
  return row.errorCode === 530035 ? 'Security defaults' : '';
}

/** Tells why one sign-in failed. `history` are the other rows of the same log, needed to prove a location. */
export function causeOf(row: SignIn, history: readonly SignIn[]): SignInCause | null {
  if (succeeded(row)) return null;
  const numbered = byNumber.find(([, codes]) => codes.includes(row.errorCode))?.[0] ?? null;
  if (failedByPolicy(row) || numbered === 'policy') return policyCause(row, history, numbered);
  // Lockout and an expired password have checks of their own.
  if (row.errorCode === 50053 || passwordExpiredCodes.has(row.errorCode)) return null;
  // The old protocol cannot answer a challenge and is switched off, so any other refusal of it is its own cause.
  return isLegacy(row) ? 'basic-authentication' : numbered;
}

function policyCause(row: SignIn, history: readonly SignIn[], numbered: SignInCause | null): SignInCause {
  const grants = failedPolicies(row).flatMap(({ grantControls }) => grantControls.map((grant) => grant.toLowerCase()));
  const asks = (words: RegExp) => grants.some((grant) => words.test(grant));
  if (asks(/approved|compliantapp|appprotection/)) return 'managed-app';
  if (asks(/compliantdevice|domainjoined/)) return 'device-not-compliant';
  if (numbered !== null && numbered !== 'policy') return numbered;
  if (lastGoodElsewhere(row, history) !== null) return 'location';
  if (asks(/^mfa$|multifactor/) && !isLegacy(row)) return 'renew';
  return 'policy';
}

/** The country part of a sign-in's location text, which ends with it: "Berlin, DE". */
function country({ location }: SignIn): string {
  return location
    .slice(location.lastIndexOf(',') + 1)
    .trim()
    .toUpperCase();
}

/** Where the same app last got in, when that is another country than the one that was refused; else null. */
export function lastGoodElsewhere(row: SignIn, history: readonly SignIn[]): string | null {
  if (isLegacy(row) || country(row) === '') return null;
  const good = history.find((other) => other.appId === row.appId && succeeded(other) && country(other) !== '');
  return good !== undefined && country(good) !== country(row) ? good.location : null;
}
