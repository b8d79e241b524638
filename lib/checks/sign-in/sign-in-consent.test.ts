import { describe, expect, it } from 'vitest';
import type { SignIn } from '@/lib/report/observations';
import { ago, judge, type Patch, signIn, summaryOf } from '../testing/healthy';

const of = (...rows: Partial<SignIn>[]): Patch => ({ values: { signIns: { signIns: rows.map(signIn) } } });

describe('sign-in-consent', () => {
  it.each<[string, string, Patch]>([
    ['good sign-ins', 'passed', {}],
    [
      'consent missing',
      'failed sign-in/app-not-consented',
      of({ errorCode: 65001, at: ago(7), conditionalAccess: 'notApplied' }),
    ],
    ['switched off', 'failed sign-in/app-disabled', of({ errorCode: 7000112, at: ago(7) })],
    ['not assigned', 'failed sign-in/app-not-assigned', of({ errorCode: 50105, at: ago(7) })],
    ['consent given since', 'passed', of({ errorCode: 65001, at: ago(400) }, {})],
    [
      'an app that this iPhone cannot have, before its own got in',
      'passed',
      of({ errorCode: 65001, at: ago(400), appId: '2cee05de-2b8f-45a2-8289-2a06ca32c4c8' }, {}),
    ],
    [
      'an app that this iPhone cannot have, since',
      'failed sign-in/app-not-consented',
      of({ errorCode: 65001, at: ago(4), appId: '2cee05de-2b8f-45a2-8289-2a06ca32c4c8' }, {}),
    ],
    [
      'consent refused by a policy rather',
      'passed',
      of({ errorCode: 53003, at: ago(7), conditionalAccess: 'failure' }),
    ],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('sign-in-consent', patch))).toBe(expected);
  });
});
