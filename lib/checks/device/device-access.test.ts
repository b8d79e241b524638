import { describe, expect, it } from 'vitest';
import type { MobileDevice, Observations } from '@/lib/report/observations';
import { ago, day, healthy, judge, type Patch, phone, stats, summaryOf } from '../testing/healthy';

const of = (changes: Partial<MobileDevice>, values: Patch['values'] = {}, given: Patch['given'] = {}): Patch => ({
  given,
  values: { devices: { devices: [phone(changes)] }, ...values },
});
const settings = (allowedDeviceIds: string[], blockedDeviceIds: string[] = []): Patch['values'] => ({
  mailboxSettings: {
    ...healthy.mailboxSettings,
    allowedDeviceIds,
    blockedDeviceIds,
  } as Observations['mailboxSettings'],
});
const silent = (patch: Patch): Patch => ({
  ...patch,
  values: {
    ...patch.values,
    deviceStatistics: {
      statistics: [stats('PHONE1', { lastSyncAttempt: ago(3 * day), lastSuccessSync: ago(3 * day) })],
    },
  },
});
const rule = {
  name: 'No 17',
  identity: 'No 17',
  characteristic: 'DeviceOS',
  queryString: 'iOS 17.2 21C62',
  accessLevel: 'Block',
};

describe('device-access', () => {
  it.each<[string, string, Patch]>([
    ['allowed', 'passed', {}],
    [
      'held by default',
      'failed device/quarantined-by-default',
      of({ accessState: 'Quarantined', accessStateReason: 'Global' }, settings([])),
    ],
    [
      'blocked by default',
      'failed device/blocked-by-default',
      of({ accessState: 'Blocked', accessStateReason: 'Global' }, settings([])),
    ],
    [
      'blocked for the person',
      'failed device/blocked-for-user',
      of({ accessState: 'Blocked' }, settings([], ['phone1'])),
    ],
    [
      'on both lists',
      'failed device/listed-allowed-and-blocked',
      of({ accessState: 'Blocked' }, settings(['PHONE1'], ['PHONE1'])),
    ],
    [
      'blocked by a rule',
      'failed device/blocked-by-rule',
      of(
        { os: rule.queryString, accessState: 'Blocked', accessStateReason: 'DeviceRule', accessControlRule: 'No 17' },
        { ...settings([]), accessRules: { rules: [rule] } },
      ),
    ],
    [
      'held by a rule that cannot be read',
      'failed device/quarantined-by-rule',
      {
        ...of({ accessState: 'Quarantined', accessStateReason: 'DeviceRule', accessControlRule: 'X' }),
        missing: ['accessRules'],
      },
    ],
    [
      'still being looked at',
      'passed',
      of({ accessState: 'DeviceDiscovery', accessStateReason: 'Global' }, settings([])),
    ],
    [
      'held by device management, on the allowed list',
      'passed',
      of({ accessState: 'Quarantined', accessStateReason: 'ExternalCompliance' }),
    ],
    [
      'a reason not known, lists agree',
      'failed device/quarantined-by-default',
      of({ accessState: 'Quarantined', accessStateReason: 'Novel' }, settings([])),
    ],
    [
      'a reason not known, lists differ',
      'cantTell no-recent-evidence',
      of({ accessState: 'Quarantined', accessStateReason: 'Novel' }),
    ],
    ['a state not known', 'cantTell no-recent-evidence', of({ accessState: 'Unknown' })],
    ['allowed, but just blocked', 'cantTell contradiction', of({}, settings([], ['PHONE1']))],
    ['allowed although the default holds', 'passed', of({ accessStateReason: 'Global' }, settings([]))],
    [
      'lists unreadable',
      'failed device/blocked-for-user',
      { ...of({ accessState: 'Blocked' }), missing: ['mailboxSettings'] },
    ],
    [
      'let in by default, rules not read, mail today',
      'passed',
      { ...of({ accessStateReason: 'Global' }, settings([])), missing: ['accessRules'] },
    ],
    [
      'let in by default, rules not read, silent',
      'untested permission-missing',
      { ...silent(of({ accessStateReason: 'Global' }, settings([]))), missing: ['accessRules'] },
    ],
    [
      'let in by default, default not read, silent',
      'untested permission-missing',
      { ...silent(of({ accessStateReason: 'Global' }, settings([]))), missing: ['organizationSettings'] },
    ],
    ['on the allowed list, rules not read, silent', 'passed', { ...silent(of({})), missing: ['accessRules'] }],
    ['no phone', 'inapplicable', { values: { devices: { devices: [] } } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-access', patch))).toBe(expected);
  });
});

it('notes another phone of the person and never fails for it', () => {
  const old = phone({ deviceId: 'OLD', accessState: 'Blocked' });
  const report = judge('device-access', {
    values: {
      devices: { devices: [old, phone()] },
      deviceStatistics: { statistics: [stats(), stats('OLD', { lastSyncAttempt: ago(3 * day) })] },
    },
  });
  expect(summaryOf(report)).toBe('passed ~device/blocked-for-user');
  expect(report.findings[0]?.args).toMatchObject({ deviceId: 'OLD' });
});

it('says when the lists were changed since', () => {
  const report = judge('device-access', of({ accessState: 'Quarantined', accessStateReason: 'Global' }));
  expect(report.findings[0]?.args).toMatchObject({ recentlyChanged: true, adminsNotified: false });
});
