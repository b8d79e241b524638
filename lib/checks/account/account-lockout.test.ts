import { describe, expect, it } from 'vitest';
import type { SignIn } from '@/lib/report/observations';
import { ago, day, healthy, judge, type Patch, phone, signIn, stats, summaryOf } from '../testing/healthy';

const legacy = {
  clientApp: 'Exchange ActiveSync',
  appId: '00000002-0000-0ff1-ce00-000000000000',
  conditionalAccess: 'notApplied',
};
const of = (...rows: Partial<SignIn>[]): Patch => ({ values: { signIns: { signIns: rows.map(signIn) } } });
const outlook = { appId: '27922004-5251-4030-b22d-91ecd9a37ea4', appName: 'Outlook Mobile', at: ago(3) };
const tablet = phone({ deviceId: 'OLD', name: 'Old iPad', type: 'iPad' });

describe('account-lockout', () => {
  it.each<[string, string, Patch]>([
    ['no lockout', 'passed', {}],
    ['a lockout', 'failed account/locked-by-old-device', of({ ...legacy, errorCode: 50053, at: ago(7) })],
    ['a lockout that a later sign-in ended', 'passed', of({ ...legacy, errorCode: 50053, at: ago(200) }, {})],
    [
      'a lockout of days ago that nobody renewed',
      'passed',
      { ...of({ ...legacy, errorCode: 50053, at: ago(3 * day) }), given: { app: 'outlook' } },
    ],
    [
      'a lockout that a later sign-in of Outlook ended, for Outlook',
      'passed',
      { ...of({ ...legacy, errorCode: 50053, at: ago(7) }, outlook), given: { app: 'outlook' } },
    ],
    [
      "a lockout that Outlook's sign-in did not end, for the phone's own app",
      'failed account/locked-by-old-device',
      of({ ...legacy, errorCode: 50053, at: ago(7) }, outlook),
    ],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('account-lockout', patch))).toBe(expected);
  });
});

it('names the device that keeps trying', () => {
  const report = judge('account-lockout', {
    values: {
      signIns: { signIns: [signIn({ ...legacy, errorCode: 50053, at: ago(7) })] },
      devices: { devices: [...healthy.devices.devices, tablet] },
      deviceStatistics: {
        statistics: [stats(), stats('OLD', { lastSyncAttempt: ago(30), lastSuccessSync: ago(60 * day) })],
      },
    },
  });
  expect(report.findings[0]?.args).toMatchObject({ deviceId: 'OLD', deviceName: 'Old iPad', failures: 1 });
});
