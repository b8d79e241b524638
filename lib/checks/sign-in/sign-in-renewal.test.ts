import { describe, expect, it } from 'vitest';
import type { SignIn } from '@/lib/report/observations';
import { ago, day, healthy, judge, type Patch, signIn, stats, summaryOf } from '../testing/healthy';

const legacy = {
  clientApp: 'Exchange ActiveSync',
  appId: '00000002-0000-0ff1-ce00-000000000000',
  conditionalAccess: 'notApplied',
};
const of = (...rows: Partial<SignIn>[]): Patch => ({ values: { signIns: { signIns: rows.map(signIn) } } });

describe('sign-in-renewal', () => {
  it.each<[string, string, Patch]>([
    ['good sign-ins', 'passed', {}],
    [
      'a revoked grant',
      'failed sign-in/reauthentication-needed',
      of({ errorCode: 50173, at: ago(7), conditionalAccess: 'notApplied' }),
    ],
    ['an interruption before a success', 'passed', of({ errorCode: 50058, at: ago(7) }, {})],
    ['a wrong password of the old protocol', 'passed', of({ ...legacy, errorCode: 50126, at: ago(7) })],
    [
      'a renewal that failed in the background',
      'failed sign-in/reauthentication-needed',
      { values: { backgroundSignIns: { signIns: [signIn({ errorCode: 50173, at: ago(7) })] } } },
    ],
    ['no background log, but a phone that fetched mail today', 'passed', { missing: ['backgroundSignIns'] }],
    [
      'no background log and no recent mail',
      'cantTell no-recent-evidence',
      { missing: ['backgroundSignIns', 'deviceStatistics'] },
    ],
    ['an expired password', 'passed', of({ errorCode: 50055, at: ago(7) })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('sign-in-renewal', patch))).toBe(expected);
  });
});

describe('sign-in-renewal and what changed', () => {
  const user = { ...healthy.directoryUser, found: true as const } as Extract<
    typeof healthy.directoryUser,
    { found: true }
  >;
  const revoked = (
    lastPasswordChange: string | null,
    sessionsValidFrom: string | null,
    lastSuccessSync: string | null = ago(2 * day),
  ) => ({
    values: {
      ...of({ errorCode: 50173, at: ago(7) }).values,
      directoryUser: { ...user, lastPasswordChange, sessionsValidFrom },
      deviceStatistics: { statistics: [stats('PHONE1', { lastSuccessSync })] },
    },
  });
  const password = 'lastPasswordChangeDateTime';
  const sessions = 'signInSessionsValidFromDateTime';

  it.each<[string, string[] | null, Patch]>([
    ['a new password, which ends sessions too', [password], revoked(ago(day), ago(day - 1))],
    ['sessions ended by themselves', [sessions], revoked(ago(90 * day), ago(day))],
    ['both, apart', [password, sessions], revoked(ago(day), ago(60))],
    ['neither since the last mail', [], revoked(ago(90 * day), ago(80 * day))],
    ['no mail ever', null, revoked(ago(day), ago(day), null)],
    ['neither known', null, revoked(null, null)],
    ['only sessions known', [sessions], revoked(null, ago(day))],
  ])('%s: %j', (_name, changedSinceMail, patch) => {
    expect(judge('sign-in-renewal', patch).findings[0]?.args).toMatchObject({ changedSinceMail });
  });
});
