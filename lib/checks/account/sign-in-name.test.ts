import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { healthy, judge, type Patch, summaryOf } from '../testing/healthy';

const user = { ...healthy.directoryUser, found: true as const };
const of = (changes: object, values: Patch['values'] = {}): Patch => ({
  values: { ...values, directoryUser: { ...user, ...changes } as Observations['directoryUser'] },
});
const shared = { ...healthy.recipient, recipientTypeDetails: 'SharedMailbox' } as Observations['recipient'];

describe('sign-in-name', () => {
  it.each<[string, string, Patch]>([
    ['the same', 'passed', of({ userPrincipalName: 'Anna@Contoso.test' })],
    ['another', 'failed account/sign-in-name-differs', of({ userPrincipalName: 'a.jansen@contoso.test' })],
    ['a shared mailbox', 'inapplicable', of({ userPrincipalName: 'x@contoso.test' }, { recipient: shared })],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('sign-in-name', patch))).toBe(expected);
  });
});
