import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { healthy, judge, type Patch, summaryOf } from '../testing/healthy';

const of = (changes: object, values: Patch['values'] = {}): Patch => ({
  values: { ...values, recipient: { ...healthy.recipient, ...changes } as Observations['recipient'] },
});
const synced = { ...healthy.directoryUser, onPremisesSync: true } as Observations['directoryUser'];

describe('mailbox-existence', () => {
  it.each<[string, string, Patch]>([
    ['a mailbox', 'passed', {}],
    [
      'none',
      'failed mailbox/not-found',
      { values: { recipient: { found: false }, mailboxSettings: { found: false } } },
    ],
    ['one list knows it', 'cantTell contradiction', { values: { recipient: { found: false } } }],
    [
      'on-premises',
      'passed',
      of({ recipientTypeDetails: 'MailUser' }, { directoryUser: synced, mailboxSettings: { found: false } }),
    ],
    [
      'a guest',
      'failed mailbox/not-found',
      of({ recipientTypeDetails: 'GuestMailUser' }, { mailboxSettings: { found: false } }),
    ],
    ['nobody', 'inapplicable', { values: { directoryUser: { found: false } } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('mailbox-existence', patch))).toBe(expected);
  });
});
