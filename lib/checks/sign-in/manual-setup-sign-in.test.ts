import { describe, expect, it } from 'vitest';
import { ago, judge, type Patch, phone, signIn, summaryOf } from '../testing/healthy';

const legacy = {
  clientApp: 'Exchange ActiveSync',
  appId: '00000002-0000-0ff1-ce00-000000000000',
  conditionalAccess: 'notApplied',
};
const fresh = { devices: { devices: [phone({ firstSync: ago(60) })] } };
const attempts = { signIns: { signIns: [signIn({ ...legacy, errorCode: 50126, at: ago(50) })] } };

describe('manual-setup-sign-in', () => {
  it.each<[string, string, Patch]>([
    ['an old phone', 'passed', { values: attempts }],
    [
      'a new phone with the old protocol only',
      'failed sign-in/manual-setup-skipped-sign-in',
      { values: { ...attempts, ...fresh } },
    ],
    ['a new phone that signed in', 'passed', { values: fresh }],
    ['no phone', 'passed', { values: { ...attempts, devices: { devices: [] } } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('manual-setup-sign-in', patch))).toBe(expected);
  });
});
