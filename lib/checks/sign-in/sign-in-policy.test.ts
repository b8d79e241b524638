import { describe, expect, it } from 'vitest';
import type { SignIn } from '@/lib/report/observations';
import { ago, failedPolicy, judge, type Patch, signIn, summaryOf } from '../testing/healthy';

const legacy = {
  clientApp: 'Exchange ActiveSync',
  appId: '00000002-0000-0ff1-ce00-000000000000',
  conditionalAccess: 'notApplied',
};
const of = (...rows: Partial<SignIn>[]): Patch => ({ values: { signIns: { signIns: rows.map(signIn) } } });

describe('sign-in-policy', () => {
  it.each<[string, string, Patch]>([
    ['good sign-ins', 'passed', {}],
    ['no sign-ins at all', 'passed', of()],
    [
      'code 0 with a failed policy',
      'failed sign-in/policy-blocks-activesync',
      of({ ...legacy, at: ago(7), conditionalAccess: 'failure', policies: [failedPolicy('block')] }, { at: ago(900) }),
    ],
    [
      'a later success of the same app',
      'passed',
      of({ errorCode: 53003, at: ago(500), conditionalAccess: 'failure' }, {}),
    ],
    [
      'the old protocol failing before a good sign-in',
      'passed',
      of({ ...legacy, at: ago(300), conditionalAccess: 'failure' }, {}),
    ],
    [
      'a managed app wanted',
      'failed sign-in/policy-requires-managed-app',
      of({
        errorCode: 53009,
        at: ago(7),
        conditionalAccess: 'failure',
        policies: [failedPolicy('compliantApplication')],
      }),
    ],
    [
      'a managed app wanted, by number alone',
      'failed sign-in/policy-requires-managed-app',
      of({ errorCode: 53002, at: ago(7), conditionalAccess: 'notApplied' }),
    ],
    [
      'another country',
      'failed sign-in/location-blocked',
      of(
        {
          errorCode: 53003,
          at: ago(7),
          conditionalAccess: 'failure',
          location: 'Recife, BR',
          policies: [failedPolicy('block')],
        },
        { at: ago(5000) },
      ),
    ],
    ['security defaults', 'failed sign-in/policy-blocks-activesync', of({ ...legacy, errorCode: 530035, at: ago(7) })],
    [
      'a policy that only reports',
      'passed',
      of({ policies: [{ ...failedPolicy('block'), result: 'reportOnlyFailure' }] }),
    ],
    [
      'a browser failing',
      'passed',
      of({ appId: 'office-home', errorCode: 53003, conditionalAccess: 'failure', at: ago(3) }, {}),
    ],
    ['an unreadable log', 'untested permission-missing', { missing: ['signIns'] }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('sign-in-policy', patch))).toBe(expected);
  });
});
