import { homeDomain } from '../names';
import { guidOf } from '../tenant/account';
import { accessRules, mobilePolicies } from '../tenant/settings';
import type { CmdletObject } from './shape';

/** `Get-ActiveSyncOrganizationSettings`. Nobody is told about held phones: why quarantine goes unnoticed. */
export function organizationSettings(defaultAccessLevel: string, changed: Date | null): CmdletObject {
  return {
    Identity: 'Mobile Mailbox Settings',
    Name: 'Mobile Mailbox Settings',
    DefaultAccessLevel: defaultAccessLevel,
    AdminMailRecipients: { list: [] },
    UserMailInsert: null,
    OtaNotificationMailInsert: null,
    AllowAccessForUnSupportedPlatform: false,
    EnableMobileMailboxPolicyWhenCAInplace: false,
    TenantAdminPreference: null,
    WhenChanged: { dateTime: changed },
  };
}

/** `Get-ActiveSyncDeviceAccessRule`. */
export function accessRuleObjects(): CmdletObject[] {
  return accessRules.map((rule) => ({
    Identity: rule.name,
    Name: rule.name,
    Guid: { guid: guidOf(`rule:${rule.name}`) },
    Characteristic: rule.characteristic,
    QueryString: rule.queryString,
    AccessLevel: rule.accessLevel,
  }));
}

/** `Get-MobileDeviceMailboxPolicy`. */
export function mobilePolicyObjects(): CmdletObject[] {
  return mobilePolicies.map((policy) => ({
    Identity: policy.name,
    Name: policy.name,
    Guid: { guid: guidOf(`policy:${policy.name}`) },
    IsDefault: policy.isDefault,
    AllowNonProvisionableDevices: policy.allowNonProvisionable,
    PasswordEnabled: policy.passwordEnabled,
    DeviceEncryptionEnabled: policy.encryptionRequired,
    RequireDeviceEncryption: policy.encryptionRequired,
    MinPasswordLength: policy.passwordEnabled ? 6 : null,
    MaxPasswordFailedAttempts: 'Unlimited',
    PasswordExpiration: 'Unlimited',
    DevicePolicyRefreshInterval: 'Unlimited',
  }));
}

/** `Get-AcceptedDomain`. */
export function acceptedDomains(domains: readonly string[]): CmdletObject[] {
  return domains.map((name) => ({
    Identity: name,
    Name: name,
    DomainName: name,
    DomainType: name === 'onpremises.test' ? 'InternalRelay' : 'Authoritative',
    Default: name === homeDomain,
    InitialDomain: name.includes('onmicrosoft'),
  }));
}
