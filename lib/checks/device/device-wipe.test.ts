import { describe, expect, it } from 'vitest';
import type { DeviceStatistics } from '@/lib/report/observations';
import { evaluateCheck } from '../evaluate';
import {
  ago,
  checkOf,
  day,
  given,
  healthy,
  judge,
  observationsOf,
  type Patch,
  stats,
  summaryOf,
  unavailable,
} from '../testing/healthy';
import { managed } from '../testing/managed';

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
    [
      'asked for in Intune',
      'failed device/wipe-pending',
      { values: { managedDevices: { devices: [managed({ wipePending: true, wipeRequested: ago(99) })] } } },
    ],
    [
      'asked for in Intune for a phone that is not here',
      'passed',
      { values: { managedDevices: { devices: [managed({ wipePending: true, activesyncId: 'other' })] } } },
    ],
    [
      'asked for in Intune for a phone whose id it does not know',
      'cantTell contradiction',
      { values: { managedDevices: { devices: [managed({ wipePending: true, activesyncId: '' })] } } },
    ],
    ['unreadable', 'untested permission-missing', { missing: ['deviceStatistics'] }],
    [
      'Intune not open to the portal, mail today',
      'untested permission-missing cleared',
      { missing: ['managedDevices'] },
    ],
    [
      'Intune not open to the portal, phone silent',
      'untested permission-missing',
      { missing: ['managedDevices'], ...of({ lastSyncAttempt: ago(3 * day), lastSuccessSync: ago(3 * day) }) },
    ],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-wipe', patch))).toBe(expected);
  });
});

it('passes where there is no Intune', () => {
  const missing = unavailable({ reason: 'not-licensed' });
  const observations = { ...observationsOf(healthy), managedDevices: missing };
  expect(summaryOf(evaluateCheck(checkOf('device-wipe'), observations, given))).toBe('passed');
});

it.each(['timed-out', 'throttled', 'upstream-failed'] as const)(
  'is undecided while Intune does not answer: %s',
  (reason) => {
    const observations = { ...observationsOf(healthy), managedDevices: unavailable({ reason }) };
    expect(summaryOf(evaluateCheck(checkOf('device-wipe'), observations, given))).toBe(`untested ${reason}`);
  },
);
