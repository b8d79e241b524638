import { currentSignIns } from '@/lib/checks/sign-in/current-sign-ins';
import { allSignIns, mailSignIns } from '@/lib/checks/sign-in/mail-sign-ins';
import { causeOf, policyNames, type SignInCause } from '@/lib/checks/sign-in/sign-in-cause';
import type { Given, Observations } from '@/lib/report/observations';
import type { PolicyStop } from './state';

/** Causes that a policy of the organisation decides: no switch or list of Exchange lifts them. */
const byPolicy: readonly (SignInCause | null)[] = [
  'managed-app',
  'device-not-compliant',
  'device-not-enrolled',
  'location',
  'policy',
];

/**
 * Whether a policy stopped the newest sign-in of the mail app, judged as the check `sign-in-policy` does. In: what was
 * observed, and which app and phone it is about. `unknown` without the sign-in log.
 */
export function policyStopOf(observed: Partial<Observations>, given: Pick<Given, 'app' | 'deviceId'>): PolicyStop {
  const { signIns } = observed;
  if (signIns === undefined) return { kind: 'unknown' };
  const rows = mailSignIns(allSignIns({ ...observed, signIns }), given.app);
  const stopping = currentSignIns(rows, observed, given).filter((row) => byPolicy.includes(causeOf(row, rows)));
  if (stopping.length === 0) return { kind: 'none' };
  const names = new Set(stopping.map(policyNames).filter((name) => name !== ''));
  return { kind: 'stops', names: [...names].join(', ') };
}
