import { minutesBefore } from '../http/reply';
import type { Phone } from '../scenarios/scenario';
import { type Account, guidOf } from '../tenant/account';
import { aliasOf } from './mailbox-objects';
import type { CmdletObject } from './shape';

/** Key of a device object. */
export function deviceGuid(account: Account, phone: Phone): string {
  return guidOf(`device:${account.key}:${phone.deviceId}`);
}

/** Identity of a device object. The section sign is Exchange's own separator. */
export function deviceIdentity(account: Account, phone: Phone): string {
  const prefix = phone.clientType === 'EAS' ? '' : 'REST§';
  return `${aliasOf(account)}\\ExchangeActiveSyncDevices\\${prefix}${phone.type}§${phone.deviceId}`;
}

function common(account: Account, phone: Phone, now: Date): CmdletObject {
  return {
    Guid: { guid: deviceGuid(account, phone) },
    DeviceType: phone.type,
    DeviceModel: phone.model,
    DeviceOS: phone.os,
    DeviceOSLanguage: 'nl',
    DeviceUserAgent: phone.userAgent,
    DeviceImei: phone.imei ?? '',
    DeviceMobileOperator: '',
    DeviceTelephoneNumber: phone.telephoneNumber ?? '',
    ClientType: phone.clientType,
    ClientVersion: phone.clientVersion,
    DeviceActiveSyncVersion: phone.clientType === 'EAS' ? phone.clientVersion : '',
    DeviceAccessState: phone.accessState,
    DeviceAccessStateReason: phone.accessStateReason,
    DeviceAccessControlRule: phone.accessControlRule,
    FirstSyncTime: { dateTime: minutesBefore(now, phone.firstSyncMinutesAgo) },
  };
}

/** `Get-MobileDevice`. */
export function mobileDevice(account: Account, phone: Phone, now: Date): CmdletObject {
  return {
    Identity: deviceIdentity(account, phone),
    ...common(account, phone, now),
    DeviceId: phone.deviceId,
    FriendlyName: phone.name,
    UserDisplayName: account.name,
    ProvisioningFlags: 0,
    IsManaged: false,
    IsCompliant: false,
    IsDisabled: false,
    IsValid: true,
    ObjectState: 'Unchanged',
    WhenCreated: { dateTime: minutesBefore(now, phone.firstSyncMinutesAgo) },
    WhenChanged: { dateTime: minutesBefore(now, phone.attemptMinutesAgo) },
  };
}

/** `Get-MobileDeviceStatistics`. Two names differ from the device object, as in Exchange. */
export function deviceStatistics(account: Account, phone: Phone, now: Date): CmdletObject {
  return {
    Identity: deviceIdentity(account, phone),
    ...common(account, phone, now),
    DeviceID: phone.deviceId,
    DeviceFriendlyName: phone.name,
    LastSyncAttemptTime: { dateTime: minutesBefore(now, phone.attemptMinutesAgo) },
    LastSuccessSync: { dateTime: minutesBefore(now, phone.successMinutesAgo) },
    LastPolicyUpdateTime: { dateTime: minutesBefore(now, phone.firstSyncMinutesAgo), bare: true },
    LastPingHeartbeat: 470,
    Status: phone.status,
    StatusNote: null,
    DevicePolicyApplied: phone.policyStatus === 'NotApplied' ? null : phone.policy,
    DevicePolicyApplicationStatus: phone.policyStatus,
    NumberOfFoldersSynced: phone.successMinutesAgo === null ? 0 : 12,
    IsRemoteWipeSupported: true,
    DeviceWipeRequestTime: { dateTime: minutesBefore(now, phone.wipeRequestedMinutesAgo) },
    DeviceWipeSentTime: { dateTime: minutesBefore(now, phone.wipeSentMinutesAgo) },
    DeviceWipeAckTime: { dateTime: minutesBefore(now, phone.wipeAcknowledgedMinutesAgo) },
    LastDeviceWipeRequestor:
      phone.wipeRequestedMinutesAgo === null ? null : (phone.wipeRequestedBy ?? account.signInName),
    RecoveryPassword: '********',
  };
}
