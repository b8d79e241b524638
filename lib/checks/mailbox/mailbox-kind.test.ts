import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { healthy, judge, type Patch, summaryOf } from '../testing/healthy';

const of = (changes: object, values: Patch['values'] = {}): Patch => ({
  values: { ...values, recipient: { ...healthy.recipient, ...changes } as Observations['recipient'] },
});
const synced = { ...healthy.directoryUser, onPremisesSync: true } as Observations['directoryUser'];

describe('mailbox-kind', () => {
  it.each<[string, string, Patch]>([
    ['a person', 'passed', of({}, { directoryUser: synced })],
    ['a shared mailbox', 'failed mailbox/shared', of({ recipientTypeDetails: 'SharedMailbox' })],
    ['a room', 'failed mailbox/shared', of({ recipientTypeDetails: 'RoomMailbox' })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('mailbox-kind', patch))).toBe(expected);
  });
});
