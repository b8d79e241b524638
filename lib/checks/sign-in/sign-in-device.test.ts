import { describe, expect, it } from 'vitest';
import type { SignIn } from '@/lib/report/observations';
import { ago, failedPolicy, judge, type Patch, signIn, summaryOf } from '../testing/healthy';

const of = (...rows: Partial<SignIn>[]): Patch => ({ values: { signIns: { signIns: rows.map(signIn) } } });

describe('sign-in-device', () => {
  it.each<[string, string, Patch]>([
    ['good sign-ins', 'passed', {}],
    [
      'not compliant',
      'failed device/not-compliant',
      of({ errorCode: 53000, at: ago(7), conditionalAccess: 'failure' }),
    ],
    [
      'a compliant device wanted',
      'failed device/not-compliant',
      of({ errorCode: 53003, at: ago(7), conditionalAccess: 'failure', policies: [failedPolicy('compliantDevice')] }),
    ],
    ['not enrolled', 'failed device/not-enrolled', of({ errorCode: 50129, at: ago(7), conditionalAccess: 'failure' })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('sign-in-device', patch))).toBe(expected);
  });
});
