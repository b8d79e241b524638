import { describe, expect, it } from 'vitest';
import type { MobileDevice } from '@/lib/report/observations';
import { judge, type Patch, phone, summaryOf } from '../testing/healthy';

const of = (changes: Partial<MobileDevice>, values: Patch['values'] = {}, given: Patch['given'] = {}): Patch => ({
  given,
  values: { devices: { devices: [phone(changes)] }, ...values },
});

describe('device-policy', () => {
  it.each<[string, string, Patch]>([
    ['allowed', 'passed', {}],
    ['refused', 'failed device/policy-not-applied', of({ accessState: 'Blocked', accessStateReason: 'Policy' })],
    ['no phone', 'inapplicable', { values: { devices: { devices: [] } } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-policy', patch))).toBe(expected);
  });
});
