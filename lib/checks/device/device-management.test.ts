import { describe, expect, it } from 'vitest';
import type { MobileDevice } from '@/lib/report/observations';
import { judge, type Patch, phone, summaryOf } from '../testing/healthy';

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
});
