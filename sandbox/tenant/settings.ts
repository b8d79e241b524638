import { ruleNames, strictPolicyName } from '../scenarios/device';

/** Access rules of the tenant. `queryString` is compared exactly, without wildcards. */
export const accessRules = [
  {
    name: ruleNames.quarantineModel,
    characteristic: 'DeviceModel',
    queryString: 'SM-S928B',
    accessLevel: 'Quarantine',
  },
  { name: ruleNames.blockOs, characteristic: 'DeviceOS', queryString: 'iOS 17.2 21C62', accessLevel: 'Block' },
  { name: 'Allow Outlook', characteristic: 'DeviceType', queryString: 'Outlook', accessLevel: 'Allow' },
] as const;

/** Mobile device mailbox policies of the tenant. */
export const mobilePolicies = [
  {
    name: 'Default',
    isDefault: true,
    allowNonProvisionable: true,
    passwordEnabled: false,
    encryptionRequired: false,
  },
  {
    name: strictPolicyName,
    isDefault: false,
    allowNonProvisionable: false,
    passwordEnabled: true,
    encryptionRequired: true,
  },
] as const;
