import { describe, expect, it } from 'vitest';
import type { FirstCommand } from '@/lib/report/activesync-commands';
import { checkDevice } from '@/lib/report/check-device';
import type { Observations } from '@/lib/report/observations';
import { statusTables } from '../catalog/statuses';
import { ago, day, healthy, judge, type Patch, phone, stats, summaryOf } from '../testing/healthy';

const policy: NonNullable<Observations['activesyncCommands']['policy']> = [
  { name: 'DevicePasswordEnabled', values: ['1'] },
  { name: 'MaxAttachmentSize', values: [] },
];

function judged(folderSync: FirstCommand, patch: Patch = {}, rest: Partial<Observations['activesyncCommands']> = {}) {
  return judge('activesync-first-command', {
    ...patch,
    values: { activesyncCommands: { folderSync, policy: null, wipe: false, ...rest }, ...patch.values },
    given: { asPhone: true, ...patch.given },
  });
}
const status = (code: number): FirstCommand => ({ kind: 'answered', status: code });
const http = (httpStatus: number, changes: object = {}): FirstCommand => ({
  kind: 'refused',
  httpStatus,
  location: null,
  retryAfter: null,
  throttle: null,
  diagnostics: null,
  claimsWanted: false,
  ...changes,
});
const open: Patch = { values: { organizationSettings: { defaultAccessLevel: 'Allow', adminMailRecipients: [] } } };
const silent: Patch = {
  values: { deviceStatistics: { statistics: [stats('PHONE1', { lastSuccessSync: ago(3 * day) })] } },
};
const off: Patch = {
  values: {
    mailboxSettings: { ...healthy.mailboxSettings, activeSyncEnabled: false } as Observations['mailboxSettings'],
  },
};
const ownEntry = (accessState: string): Patch => ({
  values: {
    ...open.values,
    devices: { devices: [phone(), phone({ deviceId: checkDevice.id, accessState, accessStateReason: 'Global' })] },
  },
});

/** Every status that has words, in an organisation whose default is to hold unknown phones. */
const expected: Record<number, string> = {
  1: 'passed',
  111: 'failed activesync/busy',
  112: 'failed activesync/access-refused',
  113: 'failed mailbox/full',
  114: 'failed activesync/busy',
  115: 'cantTell no-recent-evidence',
  123: 'failed mailbox/not-found',
  124: 'untested sign-in-needed',
  125: 'failed activesync/access-refused',
  126: 'failed mailbox/activesync-disabled',
  127: 'failed activesync/access-refused',
  128: 'failed activesync/access-refused',
  129: 'passed ~activesync/check-device-held',
  130: 'passed ~activesync/check-device-held',
  131: 'failed account/disabled',
  138: 'cantTell no-recent-evidence',
  139: 'passed',
  140: 'cantTell no-recent-evidence ~activesync/check-device-held',
  141: 'passed',
  142: 'passed',
  143: 'passed',
  144: 'passed',
  145: 'cantTell no-recent-evidence',
  148: 'cantTell no-recent-evidence',
  151: 'cantTell no-recent-evidence',
  165: 'passed',
  166: 'cantTell no-recent-evidence',
  167: 'cantTell no-recent-evidence',
  177: 'passed ~activesync/no-place-for-new-phone',
};
const serverFaults = [6, 9, 10, 11, 12, 101, 102, 103, 108, 109, 110, 132, 133, 134, 135, 136, 137];
for (const code of serverFaults) expected[code] = 'untested upstream-failed';

const expectedHttp: Record<number, string> = {
  400: 'untested upstream-failed',
  401: 'untested sign-in-needed',
  403: 'passed ~activesync/check-device-held',
  404: 'untested upstream-failed',
  415: 'untested upstream-failed',
  429: 'failed activesync/busy',
  449: 'passed',
  451: 'cantTell no-recent-evidence',
  456: 'failed activesync/access-refused',
  457: 'failed account/password-expired',
  500: 'untested upstream-failed',
  501: 'untested upstream-failed',
  502: 'untested upstream-failed',
  503: 'failed activesync/busy',
  505: 'untested upstream-failed',
  507: 'failed mailbox/full',
};

describe('activesync-first-command', () => {
  it('has an expectation for every status with words', () => {
    const codes = [...statusTables.FolderSync, ...statusTables.common].map(({ code }) => code);
    expect(Object.keys(expected).map(Number)).toEqual([...codes].sort((a, b) => a - b));
    const httpCodes = statusTables.http.map(({ code }) => code).filter((code) => code !== 200);
    expect(Object.keys(expectedHttp).map(Number)).toEqual([...httpCodes, 429].sort((a, b) => a - b));
  });

  it.each(Object.entries(expected))('status %s: %s', (code, summary) => {
    expect(summaryOf(judged(status(Number(code))))).toBe(summary);
  });

  it.each(Object.entries(expectedHttp))('HTTP %s: %s', (code, summary) => {
    expect(summaryOf(judged(http(Number(code))))).toBe(summary);
  });

  it.each<[string, string, FirstCommand, Patch]>([
    ['a status that nobody knows', 'cantTell no-recent-evidence', status(99), {}],
    ['no answer', 'untested unreachable', { kind: 'unreachable', failure: 'refused' }, {}],
    ['our own time-out', 'untested timed-out', { kind: 'unreachable', failure: 'timed-out' }, {}],
    ['a web page', 'untested malformed-answer', { kind: 'unreadable', problem: 'not-wbxml' }, {}],
    ['claims wanted', 'untested sign-in-needed', http(401, { claimsWanted: true }), {}],
    [
      'served by another host of this cloud',
      'passed',
      http(451, { location: 'https://outlook.office365.test/Microsoft-Server-ActiveSync' }),
      {},
    ],
    ['177, and the phone gets no mail', 'failed mailbox/device-limit-reached', status(177), silent],
    [
      '177, and there is no phone',
      'failed mailbox/device-limit-reached',
      status(177),
      { values: { devices: { devices: [] } } },
    ],
    ['177, times not read', 'untested permission-missing', status(177), { missing: ['deviceStatistics'] }],
    ['177, list not read', 'untested permission-missing', status(177), { missing: ['devices'] }],
    ['129 without a list, rule or default', 'failed activesync/access-refused', status(129), open],
    ['403 without a list, rule or default', 'failed activesync/access-refused', http(403), open],
    ['403 while ActiveSync is off', 'failed activesync/access-refused', http(403), off],
    ['130, and the own entry is held', 'passed ~activesync/check-device-held', status(130), ownEntry('Quarantined')],
    ['130, although the own entry is let in', 'failed activesync/access-refused', status(130), ownEntry('Allowed')],
    ['130 where lists cannot be read', 'cantTell no-recent-evidence', status(130), { missing: ['mailboxSettings'] }],
    ['177 where phones cannot be listed', 'untested permission-missing', status(177), { missing: ['devices'] }],
  ])('%s: %s', (_name, summary, folderSync, patch) => {
    expect(summaryOf(judged(folderSync, patch))).toBe(summary);
  });

  it('tells the policy as codes, whether it came after a yes or instead of one', () => {
    for (const code of [1, 142]) {
      const report = judged(status(code), {}, { policy });
      expect(summaryOf(report)).toBe('passed ~activesync/policy-announced');
      expect(report.findings[0]?.args).toEqual({ policy: ['DevicePasswordEnabled=1'] });
    }
    expect(summaryOf(judged(status(1), {}, { policy: [] }))).toBe('passed');
  });

  it('takes an order to erase for what it is: meant for the own device', () => {
    expect(summaryOf(judged(status(1), {}, { wipe: true }))).toBe(
      'cantTell no-recent-evidence ~activesync/check-device-held',
    );
  });

  it.each<[string, NonNullable<Patch['given']>]>([
    ['nobody agreed', { asPhone: false }],
    ['it is somebody else’s mailbox', { own: false }],
    ['Outlook is asked about', { app: 'outlook' }],
  ])('does not apply where %s', (_name, given) => {
    expect(summaryOf(judged(status(126), { given }))).toBe('inapplicable');
  });
});
