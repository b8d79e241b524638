import type { SignIn } from '@/lib/report/observations';

/** Policies that failed a sign-in. Report-only results are not failures. */
export function failedPolicies(row: SignIn): SignIn['policies'] {
  return row.policies.filter(({ result }) => result.toLowerCase() === 'failure');
}
