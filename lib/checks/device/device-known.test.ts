import { describe, expect, it } from 'vitest';
import type { MobileDevice } from '@/lib/report/observations';
import { judge, type Patch, phone, summaryOf } from '../testing/healthy';

const of = (changes: Partial<MobileDevice>, values: Patch['values'] = {}, given: Patch['given'] = {}): Patch => ({
  given,
  values: { devices: { devices: [phone(changes)] }, ...values },
});

describe('device-known', () => {
  it.each<[string, string, Patch]>([
    ['a phone', 'passed', {}],
    ['none', 'failed device/none-found', { values: { devices: { devices: [] } } }],
    ['only Outlook, and the phone’s own app is meant', 'failed device/none-found', of({ clientType: 'Outlook' })],
    ['a kind of client that nobody knows', 'untested malformed-answer', of({ clientType: 'Holo', type: 'Phone' })],
    ['only Outlook on the web', 'failed device/none-found', of({ clientType: 'MOWA', type: 'Web' })],
    ['another id than asked for', 'failed device/none-found', of({}, {}, { deviceId: 'OTHER' })],
    ['the id asked for, in small letters', 'passed', of({}, {}, { deviceId: 'phone1' })],
    ['no mailbox here', 'inapplicable', { values: { devices: { devices: [] }, mailboxSettings: { found: false } } }],
    [
      'none, and whose mailbox it is was not read',
      'untested permission-missing',
      { values: { devices: { devices: [] } }, missing: ['recipient'] },
    ],
    [
      'none, and the mailbox is not here',
      'inapplicable',
      { values: { devices: { devices: [] }, recipient: { found: false } }, missing: ['mailboxSettings'] },
    ],
    ['a phone, and whose mailbox it is was not read', 'passed', { missing: ['recipient'] }],
    ['unreadable', 'untested permission-missing', { missing: ['devices'] }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-known', patch))).toBe(expected);
  });
});
