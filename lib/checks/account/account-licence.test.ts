import { describe, expect, it } from 'vitest';
import type { Observations } from '@/lib/report/observations';
import { healthy, judge, type Patch, summaryOf } from '../testing/healthy';

const user = { ...healthy.directoryUser, found: true as const };
const of = (changes: object, values: Patch['values'] = {}): Patch => ({
  values: { ...values, directoryUser: { ...user, ...changes } as Observations['directoryUser'] },
});
const shared = { ...healthy.recipient, recipientTypeDetails: 'SharedMailbox' } as Observations['recipient'];
const foundation = {
  servicePlanId: '113feb6c-3fe4-4440-bddc-54d774bf0318',
  service: 'exchange',
  capabilityStatus: 'Enabled',
};
const plan = { ...foundation, servicePlanId: '9aaf7827-d63c-4b61-89c3-182f06f82e5c' };

describe('account-licence', () => {
  it.each<[string, string, Patch]>([
    ['a mailbox plan', 'passed', of({ plans: [foundation, plan] })],
    ['only the foundation plan', 'failed account/licence-missing', of({ plans: [foundation] })],
    ['a deleted plan', 'failed account/licence-missing', of({ plans: [{ ...plan, capabilityStatus: 'Deleted' }] })],
    ['a plan in its grace period', 'passed', of({ plans: [{ ...plan, capabilityStatus: 'Warning' }] })],
    [
      'a plan in a state that nobody knows',
      'untested malformed-answer',
      of({ plans: [{ ...plan, capabilityStatus: 'StateOfTheFuture' }] }),
    ],
    [
      'a plan of another service',
      'failed account/licence-missing',
      of({ plans: [{ ...plan, service: 'SharePoint' }] }),
    ],
    ['a shared mailbox', 'inapplicable', of({ plans: [] }, { recipient: shared })],
    ['nobody', 'inapplicable', { values: { directoryUser: { found: false } } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('account-licence', patch))).toBe(expected);
  });
});
