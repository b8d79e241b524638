import { describe, expect, it } from 'vitest';
import type { SignIn } from '@/lib/report/observations';
import type { AccessPolicy } from '@/lib/report/optional-facts';
import { ago, failedPolicy, judge, type Patch, signIn, summaryOf } from '../testing/healthy';
import { accessPolicy } from '../testing/sign-in-facts';

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
          policies: [{ ...failedPolicy('block'), id: 'gone' }],
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

describe('sign-in-policy and the places of a policy', () => {
  const locations = [
    { id: 'europe', name: 'Europe', countries: ['DE', 'NL'] },
    { id: 'tropics', name: 'Tropics', countries: ['BR'] },
    { id: 'office', name: 'Office', countries: [] },
  ];
  const refusedIn = (location: string, policy: Partial<AccessPolicy>, grants = ['block']): Patch => ({
    values: {
      signIns: {
        signIns: [
          signIn({
            errorCode: 53003,
            at: ago(7),
            conditionalAccess: 'failure',
            location,
            policies: [failedPolicy(...grants)],
          }),
          signIn({ at: ago(5000) }),
        ],
      },
      signInRules: { policies: [accessPolicy({ id: 'POLICY-1', ...policy })], securityDefaults: false, locations },
    },
  });
  const place = 'failed sign-in/location-blocked';
  const block = 'failed sign-in/policy-blocks-activesync';
  const outside = { includeLocations: ['all'], excludeLocations: ['europe', 'alltrusted'] };

  it.each<[string, string, Patch]>([
    ['abroad, the policy asks where', place, refusedIn('Recife, BR', outside)],
    ['at home behind a private network, the policy asks where', place, refusedIn('Rotterdam, NL', outside)],
    ['abroad, the policy does not ask', block, refusedIn('Recife, BR', {})],
    ['abroad, the policy holds anywhere', block, refusedIn('Recife, BR', { includeLocations: ['all'] })],
    ['abroad, the policy is gone', place, refusedIn('Recife, BR', { id: 'other' })],
    ['at home, the policy is gone', block, refusedIn('Rotterdam, NL', { id: 'other' })],
    ['abroad, a challenge is wanted there', 'passed', refusedIn('Recife, BR', outside, ['mfa'])],
    ['abroad, rules not read', place, { ...refusedIn('Recife, BR', {}), missing: ['signInRules'] }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('sign-in-policy', patch))).toBe(expected);
  });

  it.each<[string, string, Partial<AccessPolicy>]>([
    ['blocks anywhere', block, {}],
    ['wants something of the phone anywhere', place, { grants: ['compliantdevice'] }],
  ])('does not blame the place where a second policy %s: %s', (_name, expected, second) => {
    const patch = refusedIn('Recife, BR', outside);
    const rules = patch.values?.signInRules;
    const [row, ...others] = patch.values?.signIns?.signIns ?? [];
    const failing = [failedPolicy('block'), { ...failedPolicy('block'), id: 'policy-9' }];
    const signIns = { signIns: [signIn({ ...row, policies: failing }), ...others] };
    const policies = [...(rules?.policies ?? []), accessPolicy({ id: 'policy-9', ...second })];
    const signInRules = { policies, securityDefaults: false, locations };
    expect(summaryOf(judge('sign-in-policy', { values: { signIns, signInRules } }))).toBe(expected);
  });

  it.each<[string, Partial<AccessPolicy>, string[], string[]]>([
    ['outside of a place', outside, ['all'], ['Europe', 'alltrusted']],
    ['the one of the country', { includeLocations: ['tropics', 'europe'] }, ['Tropics'], []],
    ['those that it can be', { includeLocations: ['office', 'europe'] }, ['Office', 'Europe'], []],
    ['one without a name', { includeLocations: ['gone'] }, ['gone'], []],
  ])('names %s', (_name, policy, refusedPlaces, exceptedPlaces) => {
    const [finding] = judge('sign-in-policy', refusedIn('Recife, BR', policy)).findings;
    expect(finding?.args).toMatchObject({ refusedPlaces, exceptedPlaces });
  });
});
