import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { healthy, judge, type Patch, summaryOf } from '../testing/healthy';

const of = (changes: object, values: Patch['values'] = {}): Patch => ({
  values: { ...values, recipient: { ...healthy.recipient, ...changes } as Observations['recipient'] },
});
const synced = { ...healthy.directoryUser, onPremisesSync: true } as Observations['directoryUser'];

describe('mailbox-location', () => {
  it.each<[string, string, Patch]>([
    ['in the cloud', 'passed', {}],
    [
      'on-premises',
      'failed mailbox/on-premises',
      of({ recipientTypeDetails: 'MailUser', externalAddress: 'a@b.test' }, { directoryUser: synced }),
    ],
    ['a contact of a cloud organisation', 'passed', of({ recipientTypeDetails: 'MailUser' })],
    ['none', 'inapplicable', { values: { recipient: { found: false } } }],
    ['an unreadable recipient', 'untested permission-missing', { missing: ['recipient'] }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('mailbox-location', patch))).toBe(expected);
  });
});
