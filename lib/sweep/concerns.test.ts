import { describe, expect, it } from 'vitest';
import { phone } from '@/lib/checks/testing/healthy';
import { checkDevice } from '@/lib/report/check-device';
import type { MobileDevice } from '@/lib/report/observations';
import { concernsOf, holderOfQueued } from './concerns';

const now = new Date('2026-11-24T12:00:00.000Z');
const old = { os: 'Android 9', userAgent: 'Android/9', clientType: 'EAS' } as const;

describe('a phone belongs into the queue', () => {
  it.each<[string, Partial<MobileDevice>, ReturnType<typeof concernsOf>]>([
    ['not when it is let in and modern', { accessState: 'Allowed' }, []],
    ['when it is quarantined', { accessState: 'quarantined' }, ['quarantined']],
    ['not when somebody decided to block it', { accessState: 'Blocked', ...old, clientVersion: '14.1' }, []],
    ['with an old protocol', { accessState: 'Allowed', ...old, clientVersion: '14.1' }, ['protocol-too-old']],
    ['with 16.0, which is below 16.1', { accessState: 'Allowed', ...old, clientVersion: '16.0' }, ['protocol-too-old']],
    ['not with 16.10, which is newer', { accessState: 'Allowed', ...old, clientVersion: '16.10' }, []],
    ['not with a version that nobody can read', { accessState: 'Allowed', ...old, clientVersion: 'new' }, []],
    ['for both', { accessState: 'Quarantined', ...old, clientVersion: '12.0' }, ['quarantined', 'protocol-too-old']],
    ['not for the version of Outlook', { accessState: 'Allowed', clientType: 'Outlook', clientVersion: '1.0' }, []],
    ['not while Exchange finds out', { accessState: 'DeviceDiscovery', firstSync: '2026-11-24T11:46:00.000Z' }, []],
    [
      'when Exchange should have found out',
      { accessState: 'DeviceDiscovery', firstSync: '2026-11-24T11:44:00.000Z' },
      ['discovery'],
    ],
    ['in discovery since nobody knows when', { accessState: 'DeviceDiscovery', firstSync: null }, ['discovery']],
    ['not when it is the portal itself', { accessState: 'Quarantined', deviceId: checkDevice.id }, []],
    ['not in a state that we do not know', { accessState: 'SomethingNew' }, []],
  ])('%s', (_name, changes, expected) => {
    expect(concernsOf(phone(changes), now)).toEqual(expected);
  });
});

it.each([
  ['Global', 'default'],
  ['DeviceRule', 'rule'],
  ['Individual', 'personal'],
  ['Policy', 'policy'],
  ['ExternalCompliance', 'management'],
  ['RecentCommands', 'throttle'],
  ['SomethingNew', 'unclear'],
])('a quarantined phone with the reason %s is held by: %s', (accessStateReason, holder) => {
  expect(holderOfQueued(phone({ accessState: 'Quarantined', accessStateReason }))).toBe(holder);
  expect(holderOfQueued(phone({ accessState: 'Allowed', accessStateReason }))).toBeNull();
});
