import { describe, expect, it } from 'vitest';
import type { SignIn } from '@/lib/report/observations';
import { ago, judge, type Patch, signIn, summaryOf } from '../testing/healthy';

const legacy = {
  clientApp: 'Exchange ActiveSync',
  appId: '00000002-0000-0ff1-ce00-000000000000',
  conditionalAccess: 'notApplied',
};
const of = (...rows: Partial<SignIn>[]): Patch => ({ values: { signIns: { signIns: rows.map(signIn) } } });

describe('sign-in-protocol', () => {
  it.each<[string, string, Patch]>([
    ['good sign-ins', 'passed', {}],
    ['the old protocol', 'failed sign-in/basic-authentication', of({ ...legacy, errorCode: 50126, at: ago(7) })],
    ['the old protocol, failed by a policy', 'passed', of({ ...legacy, at: ago(7), conditionalAccess: 'failure' })],
    ['the old protocol before a good sign-in', 'passed', of({ ...legacy, errorCode: 50126, at: ago(400) }, {})],
    ['a locked account', 'passed', of({ ...legacy, errorCode: 50053, at: ago(7) })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('sign-in-protocol', patch))).toBe(expected);
  });
});
