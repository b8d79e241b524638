import { describe, expect, it } from 'vitest';
import type { SignIn } from '@/lib/report/observations';
import { ago, failedPolicy, judge, type Patch, signIn, summaryOf } from '../testing/healthy';
import { managed } from '../testing/managed';

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

  const failing = { compliance: 'noncompliant', failingSettings: ['Minimum OS version'] };
  it.each<[string, Parameters<typeof managed>[0][], object]>([
    ['the judged phone', [failing], { deviceId: 'PHONE1', settings: ['Minimum OS version'] }],
    ['the only one', [{ ...failing, activesyncId: '' }], { deviceId: '', settings: ['Minimum OS version'] }],
    ['one of two', [1, 2].map((n) => ({ ...failing, activesyncId: `x${n}` })), { deviceId: '', settings: null }],
    ['none', [{}], { deviceId: '', settings: null }],
  ])('says what fails on %s', (_name, phones, expected) => {
    const patch = of({ errorCode: 53000, at: ago(7), conditionalAccess: 'failure' });
    const values = { ...patch.values, managedDevices: { devices: phones.map((changes) => managed(changes)) } };
    expect(judge('sign-in-device', { values }).findings[0]?.args).toMatchObject(expected);
  });
});
