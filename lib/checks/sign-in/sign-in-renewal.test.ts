import { describe, expect, it } from 'vitest';
import type { SignIn } from '@/lib/report/observations';
import { ago, judge, type Patch, signIn, summaryOf } from '../testing/healthy';

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
