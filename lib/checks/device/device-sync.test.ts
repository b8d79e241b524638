import { describe, expect, it } from 'vitest';
import type { DeviceStatistics, MobileDevice } from '@/lib/report/observations';
import { ago, day, judge, type Patch, phone, stats, summaryOf } from '../testing/healthy';

const of = (changes: Partial<DeviceStatistics>, device: Partial<MobileDevice> = {}): Patch => ({
  values: { devices: { devices: [phone(device)] }, deviceStatistics: { statistics: [stats('PHONE1', changes)] } },
});

describe('device-sync', () => {
  it.each<[string, string, Patch]>([
    ['10 minutes ago', 'passed', {}],
    ['trying for days', 'cantTell sync-stalled', of({ lastSyncAttempt: ago(5), lastSuccessSync: ago(6 * day) })],
    [
      'trying for days and never succeeded',
      'cantTell sync-stalled',
      of({ lastSyncAttempt: ago(5), lastSuccessSync: null }),
    ],
    [
      'new, not succeeded yet',
      'cantTell no-recent-evidence',
      of({ lastSyncAttempt: ago(5), lastSuccessSync: null }, { firstSync: ago(20) }),
    ],
    ['off for days', 'passed', of({ lastSyncAttempt: ago(4 * day), lastSuccessSync: ago(4 * day) })],
    [
      'silent for weeks',
      'cantTell no-recent-evidence',
      of({ lastSyncAttempt: ago(20 * day), lastSuccessSync: ago(20 * day) }),
    ],
    [
      'silent for days, and no word on whether it tries',
      'cantTell no-recent-evidence',
      of({ lastSyncAttempt: null, lastSuccessSync: ago(4 * day) }),
    ],
    ['no statistics of it', 'cantTell no-recent-evidence', { values: { deviceStatistics: { statistics: [] } } }],
    [
      'held',
      'inapplicable',
      of(
        { lastSyncAttempt: ago(5), lastSuccessSync: null },
        { accessState: 'Quarantined', accessStateReason: 'Global' },
      ),
    ],
    ['Outlook, whose times are not reliable', 'inapplicable', { given: { app: 'outlook' } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-sync', patch))).toBe(expected);
  });
});
