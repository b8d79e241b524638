import { describe, expect, it } from 'vitest';
import { ago, day, judge, type Patch, phone, stats, summaryOf } from '../testing/healthy';

const of = (count: number): Patch => ({
  values: { devices: { devices: Array.from({ length: count }, (_, i) => phone({ deviceId: `D${i}` })) } },
});

/** A hundred phones, of which the judged one got mail so many minutes ago. */
const full = (changes: Parameters<typeof phone>[0], minutesAgo: number): Patch => ({
  values: {
    devices: { devices: [phone(changes), ...Array.from({ length: 99 }, (_, i) => phone({ deviceId: `D${i}` }))] },
    deviceStatistics: {
      statistics: [stats('PHONE1', { lastSyncAttempt: ago(5), lastSuccessSync: ago(minutesAgo) })],
    },
  },
});

describe('device-count', () => {
  it.each<[string, string, Patch]>([
    ['none', 'inapplicable', of(0)],
    ['a few', 'passed', {}],
    ['79', 'passed', of(79)],
    ['80', 'failed mailbox/device-limit-near', of(80)],
    ['99', 'failed mailbox/device-limit-near', of(99)],
    ['100', 'failed mailbox/device-limit-reached', of(100)],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-count', patch))).toBe(expected);
  });

  it.each<[string, string, Patch]>([
    ['that gets mail', 'warning', full({}, 10)],
    ['that got none for two days', 'error', full({}, 2 * day)],
    ['that Exchange holds', 'error', full({ accessState: 'Quarantined' }, 10)],
    ['whose times were not read', 'error', { ...full({}, 10), missing: ['deviceStatistics'] }],
  ])('weighs the limit for a phone %s as %s', (_name, severity, patch) => {
    expect(judge('device-count', patch).findings).toMatchObject([{ code: 'mailbox/device-limit-reached', severity }]);
  });
});
