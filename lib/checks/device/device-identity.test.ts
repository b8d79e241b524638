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

/** The old phone's last try, minutes ago, beside its last mail. */
const tried = (attempt: number, success = 2 * day): Patch => ({
  values: {
    devices: { devices: [phone(), held] },
    deviceStatistics: {
      statistics: [
        stats('PHONE1', { lastSuccessSync: ago(success), lastSyncAttempt: ago(attempt) }),
        stats('NEW', { lastSuccessSync: null }),
      ],
    },
  },
});
const changed = 'failed device/id-changed';

describe('device-identity', () => {
  it.each<[string, string, Patch]>([
    ['no held phone', 'passed', {}],
    ['the approved phone under a new id', changed, of({})],
    ['another model', 'passed', of({ model: 'iPhone9C1' })],
    ['the old one still in use', 'passed', of({}, ago(30))],
    ['the old one not approved either', 'passed', of({ accessState: 'Quarantined', accessStateReason: 'Global' })],
    ['the old one tried once more during the restore', changed, tried(2 * day - 120)],
    ['a second phone of this model that still tries', 'passed', tried(40)],
    ['a second phone of this model that lay in a drawer', 'passed', of({}, ago(20 * day))],
    ['the old one in repair for a week', changed, of({}, ago(9 * day))],
    ['one that first came after it', 'passed', of({ firstSync: ago(day) })],
    [
      'first contact not known',
      'passed',
      { values: { ...of({}).values, devices: { devices: [phone(), { ...held, firstSync: null }] } } },
    ],
    ['times not read', 'passed', { ...of({}), missing: ['deviceStatistics'] }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-identity', patch))).toBe(expected);
  });

  it('names the id that fell silent last', () => {
    const older = phone({ deviceId: 'OLDER' });
    const values: Patch['values'] = {
      devices: { devices: [older, phone(), held] },
      deviceStatistics: {
        statistics: [
          stats('OLDER', { lastSuccessSync: ago(8 * day), lastSyncAttempt: ago(8 * day) }),
          stats('PHONE1', { lastSuccessSync: ago(2 * day), lastSyncAttempt: ago(2 * day) }),
          stats('NEW', { lastSuccessSync: null }),
        ],
      },
    };
    const [finding] = judge('device-identity', { values }).findings;
    expect(finding?.args).toMatchObject({
      oldDeviceId: 'PHONE1',
      oldLastSync: ago(2 * day),
      newFirstSync: ago(2 * day - 90),
    });
  });
});
