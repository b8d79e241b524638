import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { healthy, judge, type Patch, phone, summaryOf } from '../testing/healthy';

const of = (changes: object, values: Patch['values'] = {}): Patch => ({
  values: {
    ...values,
    activesyncOptions: { ...healthy.activesyncOptions, ...changes } as Observations['activesyncOptions'],
  },
});
const old = { devices: { devices: [phone({ os: 'Android 9', userAgent: 'OddMail/1', clientVersion: '14.1' })] } };

describe('activesync-access', () => {
  it.each<[string, string, Patch]>([
    ['let in', 'passed', {}],
    ['403', 'failed activesync/access-refused', of({ status: 403 })],
    ['busy', 'failed activesync/busy', of({ status: 503 })],
    ['a busy front end', 'failed activesync/busy', of({ proxyBusy: true, versions: [] })],
    ['an expired password', 'failed account/password-expired', of({ status: 457 })],
    ['our token refused', 'untested sign-in-needed', of({ status: 401 })],
    ['served elsewhere', 'cantTell no-recent-evidence', of({ status: 451 })],
    ['provision first', 'passed', of({ status: 449 })],
    ['a failing server', 'untested upstream-failed', of({ status: 500 })],
    ['no version named', 'cantTell no-recent-evidence', of({ versions: [] })],
    ['a version that the phone does not speak', 'failed activesync/version-refused', of({}, old)],
    ['an own server that still takes it', 'passed', of({ versions: ['14.1', '16.1'] }, old)],
    ['somebody else’s mailbox', 'inapplicable', { given: { own: false } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('activesync-access', patch))).toBe(expected);
  });
});
