import { describe, expect, it } from 'vitest';
import { ago, day, healthy, judge, type Patch, stats, summaryOf } from '../testing/healthy';

const silent: Patch['values'] = {
  deviceStatistics: { statistics: [stats('PHONE1', { lastSuccessSync: ago(2 * day) })] },
  signIns: { signIns: [] },
};
const federated = (...federatedDomains: string[]) => ({
  ...silent,
  organization: { ...healthy.organization, federatedDomains },
});

describe('sign-in-realm', () => {
  it.each<[string, string, Patch]>([
    ['a managed domain', 'passed', { values: silent }],
    ['a federated one', 'passed ~sign-in/federated-domain', { values: federated('contoso.test') }],
    ['another one federated', 'passed', { values: federated('fabrikam.test') }],
    ['gets mail', 'inapplicable', { values: { ...federated('contoso.test'), ...healthy } }],
    ['not read', 'untested permission-missing', { values: silent, missing: ['organization'] }],
    ['not read, gets mail', 'inapplicable', { missing: ['organization'] }],
    ['nobody of that name', 'inapplicable', { values: { ...silent, directoryUser: { found: false } } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('sign-in-realm', patch))).toBe(expected);
  });
});
