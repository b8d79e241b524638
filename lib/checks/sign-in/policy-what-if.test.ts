import { describe, expect, it } from 'vitest';
import type { AppliedPolicy } from '@/lib/report/optional-facts';
import {
  ago,
  day,
  failedPolicy,
  judge,
  outlookPhone,
  type Patch,
  phone,
  signIn,
  stats,
  summaryOf,
} from '../testing/healthy';
import { applied, whatIfAnswers } from '../testing/sign-in-facts';

const silent = { statistics: [stats('PHONE1', { lastSyncAttempt: ago(2 * day), lastSuccessSync: ago(2 * day) })] };
/** In force since after the last mail of the silent phone. */
const lately = { changedAt: ago(day) };

/** A phone that stopped two days ago, with no row of its app in the log, and one policy that What If names. */
function of(policy: Partial<AppliedPolicy>, patch: Patch = {}): Patch {
  const whatIf = { answers: whatIfAnswers(applied({ ...lately, ...policy })) };
  return { ...patch, values: { deviceStatistics: silent, signIns: { signIns: [] }, whatIf, ...patch.values } };
}
const row = (changes: Parameters<typeof signIn>[0]) => ({ values: { signIns: { signIns: [signIn(changes)] } } });
const blocks = 'failed sign-in/policy-blocks-activesync';
const managed = 'failed sign-in/policy-requires-managed-app';
const app = { grants: ['compliantapplication'] };
const only = (platform: 'ios' | 'android'): Patch['values'] => ({
  whatIf: {
    answers: whatIfAnswers(applied(lately)).map((answer) =>
      answer.platform === platform ? answer : { ...answer, policies: [] },
    ),
  },
});
const odd = phone({ type: 'OddPhone', model: 'Odd 1', os: 'OddOS 3', userAgent: 'OddMail/3.2' });

describe('policy-what-if', () => {
  it.each<[string, string, Patch]>([
    ['nothing applies', 'passed', { ...of({}), values: { ...of({}).values, whatIf: { answers: whatIfAnswers() } } }],
    ['a block', blocks, of({})],
    ['a block for a group', blocks, of({ included: 'unknown', changedAt: ago(90 * day) })],
    ['a block of unknown age', blocks, of({ changedAt: null })],
    ['no phone yet', blocks, of({}, { values: { devices: { devices: [] }, deviceStatistics: { statistics: [] } } })],
    ['protected apps only', managed, of(app)],
    [
      'protected apps and a compliant phone',
      managed,
      of({ grants: ['compliantapplication', 'compliantdevice'], grantOperator: 'and' }),
    ],
    [
      'protected or approved app, the latter retired',
      managed,
      of({ grants: ['approvedapplication', 'compliantapplication'] }),
    ],
    ['protected app or compliant phone', 'passed', of({ grants: ['compliantapplication', 'compliantdevice'] })],
    ['protected app or terms of use', 'passed', of({ ...app, otherGrants: ['termsOfUse'] })],
    ['approved apps only, retired', 'passed', of({ grants: ['approvedapplication'] })],
    ['protected apps, with an app that cannot be told', 'passed', of(app, { values: { devices: { devices: [odd] } } })],
    ['protected apps, for Outlook', 'passed', of(app, { given: { app: 'outlook' } })],
    ['a challenge', 'passed', of({ grants: ['mfa'] })],
    [
      'a condition that the question left out, with a block',
      'cantTell no-recent-evidence',
      of({ otherConditions: ['devices'] }),
    ],
    [
      'a condition that the question left out, with protected apps',
      'cantTell no-recent-evidence',
      of({ ...app, otherConditions: ['locations'] }),
    ],
    [
      'a condition that the question left out, with a challenge',
      'passed',
      of({ grants: ['mfa'], otherConditions: ['signInRisk'] }),
    ],
    [
      'a condition that the question left out, and a sign-in of today under it',
      'inapplicable',
      of({ otherConditions: ['devices'] }, row({ at: ago(60) })),
    ],
    [
      'a condition that the question left out, and an older sign-in under it',
      'cantTell no-recent-evidence',
      of({ otherConditions: ['devices'], changedAt: ago(90 * day) }, row({ at: ago(3 * day) })),
    ],
    ['a sign-in before the policy', blocks, of({ changedAt: ago(2 * day) }, row({ at: ago(3 * day) }))],
    ['a sign-in of today before the policy', blocks, of({ changedAt: ago(60) }, row({ at: ago(120) }))],
    [
      'a sign-in of days ago under the policy',
      'inapplicable',
      of({ changedAt: ago(4 * day) }, row({ at: ago(3 * day) })),
    ],
    ['a sign-in of days ago, policy of unknown age', blocks, of({ changedAt: null }, row({ at: ago(3 * day) }))],
    ['a sign-in of today, policy of unknown age', 'inapplicable', of({ changedAt: null }, row({ at: ago(60) }))],
    [
      'a sign-in of days ago, policy for a group',
      blocks,
      of({ included: 'unknown', changedAt: ago(90 * day) }, row({ at: ago(3 * day) })),
    ],
    [
      'Outlook signed in before the policy',
      blocks,
      of(
        { changedAt: ago(2 * day) },
        {
          values: {
            devices: { devices: [outlookPhone] },
            signIns: {
              signIns: [
                signIn({ appId: '27922004-5251-4030-b22d-91ecd9a37ea4', appName: 'Outlook', at: ago(3 * day) }),
              ],
            },
          },
          given: { app: 'outlook' },
        },
      ),
    ],
    ['another platform', 'passed', of({}, { values: only('android') ?? {} })],
    ['this platform', blocks, of({}, { values: only('ios') ?? {} })],
    ['one platform, phone not known', 'passed', of({}, { values: { ...only('ios'), devices: { devices: [odd] } } })],
    ['the phone went on under it', 'passed', of({ changedAt: ago(90 * day) })],
    ['the phone got mail with a sign-in from before', blocks, of({ changedAt: ago(2 * day + 80) })],
    ['excepts a group, changed long ago', blocks, of({ excluded: 'unknown', changedAt: ago(90 * day) })],
    ['mail of today', 'inapplicable', of({}, { values: { deviceStatistics: { statistics: [stats()] } } })],
    [
      'reached the server an hour ago, held there',
      'inapplicable',
      of(
        {},
        {
          values: {
            deviceStatistics: { statistics: [stats('PHONE1', { lastSyncAttempt: ago(60), lastSuccessSync: null })] },
          },
        },
      ),
    ],
    ['a good sign-in since', 'inapplicable', of({}, row({ at: ago(60) }))],
    [
      'the log proves it',
      'inapplicable',
      of({}, row({ errorCode: 53003, at: ago(9), conditionalAccess: 'failure', policies: [failedPolicy('block')] })),
    ],
    [
      'Outlook is blocked too',
      blocks,
      of({}, { values: { devices: { devices: [outlookPhone] } }, given: { app: 'outlook' } }),
    ],
    ['not read', 'untested permission-missing', of({}, { missing: ['whatIf'] })],
    ['not read, mail comes', 'untested permission-missing cleared', { missing: ['whatIf'] }],
    ['phones not read', 'untested permission-missing', of({}, { missing: ['devices'] })],
    ['times not read', 'untested permission-missing', of({}, { missing: ['deviceStatistics'] })],
    ['log not read', blocks, of({}, { missing: ['signIns', 'backgroundSignIns'] })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('policy-what-if', patch))).toBe(expected);
  });

  it('names each policy once, and says that What If proves it', () => {
    const answers = whatIfAnswers(applied(lately), applied({ ...lately, id: 'policy-3', name: 'No mail' }));
    const [finding, ...others] = judge('policy-what-if', of({}, { values: { whatIf: { answers } } })).findings;
    expect(others).toEqual([]);
    expect(finding?.args).toMatchObject({ policyName: 'No phones, No mail', whatIf: true, errorCode: null, at: null });
  });
});
