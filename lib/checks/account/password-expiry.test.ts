import { describe, expect, it } from 'vitest';
import type { SignIn } from '@/lib/report/observations';
import { ago, judge, type Patch, signIn, summaryOf } from '../testing/healthy';

const of = (...rows: Partial<SignIn>[]): Patch => ({ values: { signIns: { signIns: rows.map(signIn) } } });

describe('password-expiry', () => {
  it.each<[string, string, Patch]>([
    ['good sign-ins', 'passed', {}],
    ['an expired password', 'failed account/password-expired', of({ errorCode: 50055, at: ago(7) }, {})],
    ['one that was changed since', 'passed', of({ errorCode: 50055, at: ago(200) }, {})],
    ['another app', 'passed', of({ errorCode: 50055, appId: 'teams' })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('password-expiry', patch))).toBe(expected);
  });
});
