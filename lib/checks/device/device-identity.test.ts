import { describe, expect, it } from 'vitest';
import type { MobileDevice } from '@/lib/report/observations';
import { ago, day, judge, type Patch, phone, stats, summaryOf } from '../testing/healthy';

const held = phone({
  deviceId: 'NEW',
  accessState: 'Quarantined',
  accessStateReason: 'Global',
  firstSync: ago(2 * day - 90),
});
const of = (old: Partial<MobileDevice>, lastSuccessSync = ago(2 * day)): Patch => ({
  values: {
    devices: { devices: [phone(old), held] },
    deviceStatistics: {
      statistics: [
        stats('PHONE1', { lastSuccessSync, lastSyncAttempt: lastSuccessSync }),
        stats('NEW', { lastSuccessSync: null }),
      ],
    },
  },
});

describe('device-identity', () => {
  it.each<[string, string, Patch]>([
    ['no held phone', 'passed', {}],
    ['the approved phone under a new id', 'failed device/id-changed', of({})],
    ['another model', 'passed', of({ model: 'iPhone9C1' })],
    ['the old one still in use', 'passed', of({}, ago(30))],
    ['the old one not approved either', 'passed', of({ accessState: 'Quarantined', accessStateReason: 'Global' })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-identity', patch))).toBe(expected);
  });
});
