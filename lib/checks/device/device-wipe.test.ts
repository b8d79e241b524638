import { describe, expect, it } from 'vitest';
import type { DeviceStatistics } from '@/lib/report/observations';
import { ago, judge, type Patch, stats, summaryOf } from '../testing/healthy';

const of = (changes: Partial<DeviceStatistics>): Patch => ({
  values: { deviceStatistics: { statistics: [stats('PHONE1', changes)] } },
});

describe('device-wipe', () => {
  it.each<[string, string, Patch]>([
    ['none', 'passed', {}],
    ['by status', 'failed device/wipe-pending', of({ status: 'DeviceWipePending' })],
    ['requested', 'failed device/wipe-pending', of({ wipeRequested: ago(50) })],
    ['sent and done', 'passed', of({ wipeRequested: ago(50), wipeSent: ago(40), wipeAcknowledged: ago(30) })],
    [
      'another phone',
      'passed ~device/wipe-pending',
      {
        values: {
          deviceStatistics: {
            statistics: [stats(), stats('OUTLOOK1', { wipeRequested: ago(9), lastSyncAttempt: null })],
          },
        },
      },
    ],
    ['unreadable', 'untested permission-missing', { missing: ['deviceStatistics'] }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-wipe', patch))).toBe(expected);
  });
});
