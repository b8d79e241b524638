import { describe, expect, it } from 'vitest';
import type { MobileDevice } from '@/lib/report/observations';
import { judge, type Patch, phone, summaryOf } from '../testing/healthy';

const of = (changes: Partial<MobileDevice>, values: Patch['values'] = {}, given: Patch['given'] = {}): Patch => ({
  given,
  values: { devices: { devices: [phone(changes)] }, ...values },
});

describe('device-discovery', () => {
  it.each<[string, string, Patch]>([
    ['known', 'passed', {}],
    ['new', 'failed device/discovery-pending', of({ accessState: 'DeviceDiscovery', accessStateReason: 'Global' })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-discovery', patch))).toBe(expected);
  });
});
