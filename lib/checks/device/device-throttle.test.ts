import { describe, expect, it } from 'vitest';
import type { MobileDevice } from '@/lib/report/observations';
import { judge, type Patch, phone, summaryOf } from '../testing/healthy';

const of = (changes: Partial<MobileDevice>, values: Patch['values'] = {}, given: Patch['given'] = {}): Patch => ({
  given,
  values: { devices: { devices: [phone(changes)] }, ...values },
});

describe('device-throttle', () => {
  it.each<[string, string, Patch]>([
    ['allowed', 'passed', {}],
    ['asked too often', 'failed device/throttled', of({ accessState: 'Blocked', accessStateReason: 'RecentCommands' })],
    ['blocked personally', 'passed', of({ accessState: 'Blocked', accessStateReason: 'Individual' })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-throttle', patch))).toBe(expected);
  });
});
