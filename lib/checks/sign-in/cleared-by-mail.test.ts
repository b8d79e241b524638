import { describe, expect, it } from 'vitest';
import type { SignIn } from '@/lib/report/observations';
import { ago, day, failedPolicy, judge, phone, signIn, stats, summaryOf } from '../testing/healthy';

const legacy: Partial<SignIn> = {
  clientApp: 'Exchange ActiveSync',
  appId: '00000002-0000-0ff1-ce00-000000000000',
  conditionalAccess: 'notApplied',
};
const guessed = { ...legacy, errorCode: 50126 };
const locked = { ...legacy, errorCode: 50053 };
const blocked = { errorCode: 53003, conditionalAccess: 'failure', policies: [failedPolicy('block')] };

/** A phone that got mail so many minutes ago, held back by Exchange or not, and the rows of a log. */
function over(check: string, mailMinutesAgo: number, rows: Partial<SignIn>[], accessState = 'Allowed'): string {
  const statistics = [stats('PHONE1', { lastSyncAttempt: ago(mailMinutesAgo), lastSuccessSync: ago(mailMinutesAgo) })];
  const report = judge(check, {
    values: {
      signIns: { signIns: rows.map(signIn) },
      devices: { devices: [phone({ accessState })] },
      deviceStatistics: { statistics },
    },
  });
  return summaryOf(report);
}

describe('mail that came since', () => {
  it.each([
    ['clears a refusal of days ago', 'sign-in-policy', 10, [{ ...blocked, at: ago(4 * day) }], 'passed'],
    [
      'does not clear one that an old token may outlive',
      'sign-in-policy',
      10,
      [{ ...blocked, at: ago(95) }],
      'failed sign-in/policy-blocks-activesync',
    ],
    [
      'does not clear one that came after it',
      'sign-in-policy',
      2 * day,
      [{ ...blocked, at: ago(60) }],
      'failed sign-in/policy-blocks-activesync',
    ],
    ['clears a revoked session', 'sign-in-renewal', 10, [{ errorCode: 50173, at: ago(day) }], 'passed'],
    ['clears an expired password', 'password-expiry', 10, [{ errorCode: 50055, at: ago(day) }], 'passed'],
    ['clears a lockout', 'account-lockout', 10, [{ ...locked, at: ago(day) }], 'passed'],
    [
      'clears guesses that go on before and after it',
      'sign-in-protocol',
      10,
      [
        { ...guessed, at: ago(2) },
        { ...guessed, at: ago(30) },
      ],
      'passed',
    ],
    [
      'does not clear refusals that began after it',
      'sign-in-protocol',
      60,
      [
        { ...guessed, at: ago(2) },
        { ...guessed, at: ago(30) },
      ],
      'failed sign-in/basic-authentication',
    ],
    [
      'tells nothing of guesses before it and long after it, from elsewhere',
      'sign-in-protocol',
      20 * 60,
      [
        { ...guessed, at: ago(2) },
        { ...guessed, at: ago(3 * day), ipAddress: '198.51.100.7' },
      ],
      'cantTell no-recent-evidence',
    ],
    [
      'clears guesses of one address before it and long after it',
      'sign-in-protocol',
      20 * 60,
      [
        { ...guessed, at: ago(2) },
        { ...guessed, at: ago(3 * day) },
      ],
      'passed',
    ],
    [
      'does not clear a lockout long after it, though there was one before from elsewhere',
      'account-lockout',
      120,
      [
        { ...locked, at: ago(5) },
        { ...locked, at: ago(30 * 60), ipAddress: '198.51.100.7' },
      ],
      'failed account/locked-by-old-device',
    ],
    [
      'does not clear a lockout after guesses',
      'account-lockout',
      10,
      [
        { ...locked, at: ago(2) },
        { ...guessed, at: ago(30) },
      ],
      'failed account/locked-by-old-device',
    ],
  ])('%s (%s)', (_name, check, mail, rows, expected) => {
    expect(over(check, mail, rows)).toBe(expected);
  });

  it('says nothing of a phone that Exchange holds back now', () => {
    expect(over('sign-in-policy', 10, [{ ...blocked, at: ago(4 * day) }], 'Quarantined')).toMatch(/^failed/);
  });
});
