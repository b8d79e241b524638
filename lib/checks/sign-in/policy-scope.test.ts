import { describe, expect, it } from 'vitest';
import type { AccessPolicy } from '@/lib/report/optional-facts';
import { ago, day, healthy, judge, outlookPhone, type Patch, signIn, stats, summaryOf } from '../testing/healthy';
import { accessPolicy } from '../testing/sign-in-facts';

const silent = { statistics: [stats('PHONE1', { lastSuccessSync: ago(2 * day) })] };
const blocking: Partial<AccessPolicy> = { name: 'No phones', clientApps: ['all'] };

/** A phone that stopped, no row of its app in the log, and one policy. */
function of(policy: Partial<AccessPolicy>, values: Patch['values'] = {}): Patch {
  const signInRules = { ...healthy.signInRules, policies: [accessPolicy(policy)] };
  return { values: { deviceStatistics: silent, signIns: { signIns: [] }, signInRules, ...values } };
}
const note = 'passed ~sign-in/policy-in-scope';

describe('policy-scope', () => {
  it.each<[string, string, Patch]>([
    ['everything blocked', note, of(blocking)],
    ['by name', note, of({ ...blocking, included: 'person' })],
    ['current apps', note, of({ ...blocking, clientApps: ['mobileappsanddesktopclients'] })],
    ['Exchange alone', note, of({ ...blocking, includeApps: ['00000002-0000-0ff1-ce00-000000000000'] })],
    ['every platform', note, of({ ...blocking, includePlatforms: ['all'] })],
    ['old protocols only, as in most tenants', note, of({})],
    ['by a group', note, of({ ...blocking, included: 'unknown' })],
    ['except a group', note, of({ ...blocking, excluded: 'unknown' })],
    ['with a condition', note, of({ ...blocking, otherConditions: ['locations'] })],
    ['on iPhones', note, of({ ...blocking, includePlatforms: ['ios'] })],
    ['a challenge', note, of({ ...blocking, grants: ['mfa'] })],
    ['not this person', 'passed', of({ ...blocking, included: 'no' })],
    ['all but this person', 'passed', of({ ...blocking, excluded: 'person' })],
    ['another app', 'passed', of({ ...blocking, includeApps: ['11111111-0000-0000-0000-000000000000'] })],
    ['all but Exchange', 'passed', of({ ...blocking, excludeApps: ['office365'] })],
    ['another platform', 'passed', of({ ...blocking, includePlatforms: ['android', 'windows'] })],
    ['all but iPhones', 'passed', of({ ...blocking, includePlatforms: ['all'], excludePlatforms: ['ios'] })],
    ['gets mail', 'inapplicable', of(blocking, { deviceStatistics: healthy.deviceStatistics })],
    ['signed in since', 'inapplicable', of(blocking, { signIns: { signIns: [signIn()] } })],
    [
      'on iPhones, for Outlook on Android',
      'passed',
      {
        ...of(
          { ...blocking, includePlatforms: ['ios'] },
          { devices: { devices: [{ ...outlookPhone, os: 'Android 16', userAgent: 'Outlook-Android/2.0' }] } },
        ),
        given: { app: 'outlook' },
      },
    ],
    ['not read', 'untested permission-missing', { ...of(blocking), missing: ['signInRules'] }],
    ['not read, gets mail', 'inapplicable', { missing: ['signInRules', 'signIns'] }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('policy-scope', patch))).toBe(expected);
  });

  it.each<[string, string[], Partial<AccessPolicy>]>([
    ['everything blocked', ['No phones'], {}],
    ['by name', ['No phones'], { included: 'person' }],
    ['every platform', ['No phones'], { includePlatforms: ['all'] }],
    ['old protocols only', [], { clientApps: ['exchangeactivesync', 'other'] }],
    ['by a group', [], { included: 'unknown' }],
    ['with a condition', [], { otherConditions: ['locations'] }],
    ['a challenge', [], { grants: ['mfa'] }],
  ])('says which ones block by their settings: %s', (_name, expected, policy) => {
    const [finding] = judge('policy-scope', of({ ...blocking, ...policy })).findings;
    expect(finding?.args).toMatchObject({ blocking: expected });
  });

  it('counts security defaults among the rules', () => {
    const signInRules = { policies: [], securityDefaults: true, locations: null };
    const report = judge('policy-scope', { values: { ...of({}).values, signInRules } });
    expect(report.findings[0]?.args).toEqual({
      policies: ['Security defaults'],
      blocking: [],
      oldProtocol: ['Block legacy authentication'],
    });
  });
});
