import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { healthy, judge, type Patch, summaryOf } from '../testing/healthy';

const user = { ...healthy.directoryUser, found: true as const };
const of = (changes: object, values: Patch['values'] = {}): Patch => ({
  values: { ...values, directoryUser: { ...user, ...changes } as Observations['directoryUser'] },
});
const shared = { ...healthy.recipient, recipientTypeDetails: 'SharedMailbox' } as Observations['recipient'];

describe('account-enabled', () => {
  it.each<[string, string, Patch]>([
    ['enabled', 'passed', {}],
    ['disabled', 'failed account/disabled', of({ accountEnabled: false })],
    ['a shared mailbox, which never signs in', 'inapplicable', of({ accountEnabled: false }, { recipient: shared })],
    [
      'disabled with a licence, mailbox unseen',
      'failed account/disabled',
      { ...of({ accountEnabled: false }), missing: ['recipient'] },
    ],
    [
      'disabled without licence, mailbox unseen',
      'untested blocked-by-earlier',
      { ...of({ accountEnabled: false, plans: [] }), missing: ['recipient'] },
    ],
    ['a state the directory hides', 'untested permission-missing', of({ accountEnabled: null })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('account-enabled', patch))).toBe(expected);
  });
});
