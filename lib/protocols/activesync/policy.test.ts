import { expect, it } from 'vitest';
import { codePages } from '@/lib/protocols/wbxml/code-pages';
import { policySettingNames } from '@/lib/report/policy-settings';

/** Tags of the Provision page that are no setting. */
const structure = [
  ...['Provision', 'Policies', 'Policy', 'PolicyType', 'PolicyKey', 'Data', 'Status', 'RemoteWipe'],
  ...['EASProvisionDoc', 'ApplicationName', 'Hash', 'AccountOnlyRemoteWipe'],
];

it('has a name for every setting that the wire knows, in the order of the tokens', () => {
  const tags = Object.keys(codePages.Provision.tokens);
  expect(policySettingNames).toEqual(tags.filter((tag) => !structure.includes(tag)));
});
