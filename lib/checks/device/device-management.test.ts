import { describe, expect, it } from 'vitest';
import type { MobileDevice } from '@/lib/report/observations';
import { ago, judge, type Patch, phone, summaryOf } from '../testing/healthy';
import { managed } from '../testing/managed';

const of = (changes: Partial<MobileDevice>, values: Patch['values'] = {}, given: Patch['given'] = {}): Patch => ({
  given,
  values: { devices: { devices: [phone(changes)] }, ...values },
});

describe('device-management', () => {
  it.each<[string, string, Patch]>([
    ['nothing of the kind', 'passed', {}],
    [
      'not enrolled',
      'failed device/not-enrolled',
      of({ accessState: 'Quarantined', accessStateReason: 'ExternalEnrollment' }),
    ],
    [
      'not compliant',
      'failed device/not-compliant',
      of({ accessState: 'Blocked', accessStateReason: 'ExternalCompliance' }),
    ],
    [
      'managed elsewhere',
      'failed device/decided-by-mdm',
      of({ accessState: 'Quarantined', accessStateReason: 'ExternallyManaged' }),
    ],
    ['managed elsewhere and allowed', 'passed', of({ accessStateReason: 'ExternallyManaged' })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-management', patch))).toBe(expected);
  });

  const elsewhere = { accessState: 'Quarantined', accessStateReason: 'ExternallyManaged' };
  it.each<[string, Parameters<typeof managed>[0], string]>([
    ['not compliant', { compliance: 'noncompliant', failingSettings: ['Minimum OS version'] }, 'device/not-compliant'],
    ['compliant', {}, 'device/decided-by-mdm'],
    ['in its grace period', { compliance: 'ingraceperiod' }, 'device/decided-by-mdm'],
    ['another phone', { compliance: 'noncompliant', activesyncId: 'other' }, 'device/decided-by-mdm'],
  ])('asks Intune what "managed elsewhere" means: %s', (_name, changes, code) => {
    const patch = of(elsewhere, { managedDevices: { devices: [managed(changes)] } });
    expect(summaryOf(judge('device-management', patch))).toBe(`failed ${code}`);
  });

  it('names what fails and when the phone last checked in, where that was read', () => {
    const held = { accessState: 'Blocked', accessStateReason: 'ExternalCompliance' };
    const known = managed({ compliance: 'noncompliant', failingSettings: ['Minimum OS version'], lastCheckIn: ago(9) });
    const argsOf = (patch: Patch) => judge('device-management', patch).findings[0]?.args;
    expect(argsOf(of(held, { managedDevices: { devices: [known] } }))).toMatchObject({
      settings: ['Minimum OS version'],
      lastCheckIn: ago(9),
    });
    expect(argsOf({ ...of(held), missing: ['managedDevices'] })).toMatchObject({ settings: null, lastCheckIn: null });
  });
});
