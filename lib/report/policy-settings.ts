/** Every setting of a mobile device mailbox policy, as [MS-ASPROV] 2.2.2.28 spells it, in the order of its token. */
export const policySettingNames = [
  'DevicePasswordEnabled',
  'AlphanumericDevicePasswordRequired',
  'RequireStorageCardEncryption',
  'PasswordRecoveryEnabled',
  'DocumentBrowseEnabled',
  'AttachmentsEnabled',
  'MinDevicePasswordLength',
  'MaxInactivityTimeDeviceLock',
  'MaxDevicePasswordFailedAttempts',
  'MaxAttachmentSize',
  'AllowSimpleDevicePassword',
  'DevicePasswordExpiration',
  'DevicePasswordHistory',
  'AllowStorageCard',
  'AllowCamera',
  'RequireDeviceEncryption',
  'AllowUnsignedApplications',
  'AllowUnsignedInstallationPackages',
  'MinDevicePasswordComplexCharacters',
  'AllowWifi',
  'AllowTextMessaging',
  'AllowPOPIMAPEmail',
  'AllowBluetooth',
  'AllowIrDA',
  'RequireManualSyncWhenRoaming',
  'AllowDesktopSync',
  'MaxCalendarAgeFilter',
  'AllowHTMLEmail',
  'MaxEmailAgeFilter',
  'MaxEmailBodyTruncationSize',
  'MaxEmailHTMLBodyTruncationSize',
  'RequireSignedSMIMEMessages',
  'RequireEncryptedSMIMEMessages',
  'RequireSignedSMIMEAlgorithm',
  'RequireEncryptionSMIMEAlgorithm',
  'AllowSMIMEEncryptionAlgorithmNegotiation',
  'AllowSMIMESoftCerts',
  'AllowBrowser',
  'AllowConsumerEmail',
  'AllowRemoteDesktop',
  'AllowInternetSharing',
  'UnapprovedInROMApplicationList',
  'ApprovedApplicationList',
] as const;
export type PolicySettingName = (typeof policySettingNames)[number];

/** One setting: its text, none when the server leaves it open, several for a list of apps. */
export interface PolicySetting {
  name: PolicySettingName;
  values: string[];
}
