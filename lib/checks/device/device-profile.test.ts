import { describe, expect, it } from 'vitest';
import type { MobileDevice } from '@/lib/report/observations';
import type { ManagedDevice } from '@/lib/report/optional-facts';
import { ago, day, judge, type Patch, phone, stats, summaryOf } from '../testing/healthy';
import { managed } from '../testing/managed';

const held = { accessState: 'Quarantined', accessStateReason: 'ExternalCompliance' };
const silent = { statistics: [stats('PHONE1', { lastSuccessSync: ago(2 * day) })] };
const of = (device: Partial<MobileDevice>, changes: Partial<ManagedDevice>): Patch => ({
  values: {
    devices: { devices: [phone(device)] },
    deviceStatistics: silent,
    managedDevices: { devices: [managed(changes)] },
  },
});
const failed = { compliance: 'noncompliant', failedMailProfile: 'Company e-mail' };

describe('device-profile', () => {
  it.each<[string, string, Patch]>([
    ['a phone in step', 'inapplicable', {}],
    ['a phone in step, nothing read', 'untested permission-missing cleared', { missing: ['managedDevices'] }],
    ['held, profile in conflict', 'failed device/profile-conflict', of(held, failed)],
    ['silent, profile in conflict', 'failed device/profile-conflict', of({}, failed)],
    [
      'the rule that asks for the profile fails',
      'failed device/profile-conflict',
      of(held, { compliance: 'noncompliant', failingSettings: ['Managed email profile required'] }),
    ],
    ['another rule fails', 'passed', of(held, { compliance: 'noncompliant', failingSettings: ['Minimum OS version'] })],
    ['another phone is managed', 'passed', of(held, { ...failed, activesyncId: 'other' })],
    ['held by default', 'inapplicable', of({ accessState: 'Quarantined', accessStateReason: 'Global' }, failed)],
    ['no phone', 'inapplicable', { values: { devices: { devices: [] } } }],
    [
      'silent, nothing read',
      'untested permission-missing',
      { values: { deviceStatistics: silent }, missing: ['managedDevices'] },
    ],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-profile', patch))).toBe(expected);
  });
});
