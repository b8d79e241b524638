import { describe, expect, it } from 'vitest';
import type { Observations, SignIn } from '@/lib/report/observations';
import { ago, healthy, judge, type Patch, signIn, summaryOf } from '../testing/healthy';

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

describe('sign-in-name and refusals under the address', () => {
  const other = { userPrincipalName: 'a.jansen@contoso.test' };
  const refused = (changes: Partial<SignIn> = {}) =>
    signIn({ errorCode: 50034, at: ago(8), conditionalAccess: 'notApplied', ...changes });
  const legacy = { clientApp: 'Exchange ActiveSync', appId: '00000002-0000-0ff1-ce00-000000000000' };
  const log = (...rows: SignIn[]): Patch => of(other, { addressSignIns: { signIns: rows } });

  it.each<[string, number | null, Patch]>([
    ["the person's own, from where they sign in", 2, log(refused(), refused({ at: ago(12) }))],
    ['a stranger from elsewhere', 0, log(refused({ ipAddress: '198.51.100.7' }))],
    ['a stranger over the old protocol', 0, log(refused(legacy))],
    ['another app', 0, log(refused({ appId: 'office-home' }))],
    ['the app got in since', 0, log(refused({ at: ago(300) }))],
    ['an address that is not known', 0, log(refused({ ipAddress: '' }))],
    ['none', 0, log()],
    ['not read', null, { ...log(), missing: ['addressSignIns'] }],
    ['nothing of the person to compare with', 0, { ...log(refused()), missing: ['signIns'] }],
  ])('%s: %s', (_name, refusals, patch) => {
    const report = judge('sign-in-name', patch);
    expect(summaryOf(report)).toBe('failed account/sign-in-name-differs');
    expect(report.findings[0]?.args).toMatchObject({ refusals, lastRefusedAt: refusals ? ago(8) : null });
  });
});
