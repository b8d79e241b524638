import type { Account } from '../tenant/account';
import { mobilePolicies } from '../tenant/settings';
import type { CmdletObject } from './shape';

/** The name part that Exchange uses as identity of a recipient. */
export function aliasOf(account: Account): string {
  return account.address.split('@')[0] ?? account.key;
}

/** `Get-CASMailbox`. */
export function casMailbox(account: Account): CmdletObject {
  const { mailbox } = account;
  return {
    Identity: aliasOf(account),
    Guid: { guid: account.mailboxGuid },
    ExternalDirectoryObjectId: account.objectId,
    DisplayName: account.name,
    PrimarySmtpAddress: account.address,
    EmailAddresses: { list: proxyAddresses(account) },
    ServerName: 'am0pr01mb0001',
    ActiveSyncEnabled: mailbox.activeSyncEnabled,
    ActiveSyncMailboxPolicy: mailbox.policy ?? mobilePolicies[0].name,
    ActiveSyncMailboxPolicyIsDefaulted: mailbox.policy === null,
    ActiveSyncAllowedDeviceIDs: { list: mailbox.allowedDeviceIds },
    ActiveSyncBlockedDeviceIDs: { list: mailbox.blockedDeviceIds },
    ActiveSyncDebugLogging: false,
    ActiveSyncSuppressReadReceipt: false,
    HasActiveSyncDevicePartnership: account.phones.length > 0,
    OutlookMobileEnabled: mailbox.outlookMobileEnabled,
    OWAforDevicesEnabled: true,
    OWAEnabled: true,
    ECPEnabled: true,
    MAPIEnabled: true,
    EwsEnabled: true,
    EwsApplicationAccessPolicy: null,
    ImapEnabled: true,
    PopEnabled: true,
    SmtpClientAuthenticationDisabled: null,
    UniversalOutlookEnabled: true,
  };
}

/** Addresses with the prefix that tells the primary one. */
export function proxyAddresses(account: Account): string[] {
  return account.addresses.map((address, index) => `${index === 0 ? 'SMTP' : 'smtp'}:${address}`);
}

/** `Get-Recipient` and, with more fields, `Get-Mailbox`. */
export function recipient(account: Account, now: Date): CmdletObject {
  const { mailbox } = account;
  const cloud = mailbox.place === 'cloud';
  return {
    Identity: aliasOf(account),
    Guid: { guid: account.mailboxGuid },
    ExternalDirectoryObjectId: account.objectId,
    Alias: aliasOf(account),
    DisplayName: account.name,
    PrimarySmtpAddress: account.address,
    WindowsLiveID: account.signInName,
    EmailAddresses: { list: proxyAddresses(account) },
    RecipientType: cloud ? 'UserMailbox' : 'MailUser',
    RecipientTypeDetails: mailbox.recipientTypeDetails,
    ExternalEmailAddress: mailbox.externalAddress,
    HiddenFromAddressListsEnabled: false,
    IsDirSynced: account.directory.onPremisesSync,
    WhenCreated: { dateTime: new Date(now.getTime() - 900 * 86_400_000) },
  };
}

/** `Get-Mailbox`. */
export function mailboxObject(account: Account, now: Date): CmdletObject {
  return {
    ...recipient(account, now),
    UserPrincipalName: account.signInName,
    IsMailboxEnabled: true,
    AccountDisabled: !account.directory.accountEnabled,
    ProhibitSendQuota: sizeText(99 * 2 ** 30),
    ProhibitSendReceiveQuota: sizeText(100 * 2 ** 30),
    RecoverableItemsQuota: sizeText(30 * 2 ** 30),
    RetainDeletedItemsFor: '14.00:00:00',
    ArchiveStatus: 'None',
    LitigationHoldDate: { dateTime: null },
    WhenSoftDeleted: { dateTime: null },
    IsInactiveMailbox: false,
  };
}

/** `Get-Mailbox -SoftDeletedMailbox`: the same object, with the moment of its deletion. */
export function deletedMailboxObject(account: Account, now: Date): CmdletObject {
  const { minutesAgo = 0, inactive = false } = account.mailbox.deleted ?? {};
  return {
    ...mailboxObject(account, now),
    WhenSoftDeleted: { dateTime: new Date(now.getTime() - minutesAgo * 60_000) },
    IsInactiveMailbox: inactive,
  };
}

/** `Get-MailboxStatistics`. */
export function mailboxStatistics(account: Account): CmdletObject {
  const { usedBytes, recoverableBytes } = account.mailbox;
  return {
    DisplayName: account.name,
    MailboxGuid: { guid: account.mailboxGuid },
    ItemCount: Math.round(usedBytes / 90_000),
    TotalItemSize: sizeText(usedBytes),
    DeletedItemCount: Math.round(recoverableBytes / 90_000),
    TotalDeletedItemSize: sizeText(recoverableBytes),
  };
}

/** A size as Exchange writes it: rounded for people, exact in brackets. */
function sizeText(bytes: number): string {
  const whole = Math.round(bytes);
  return `${Number((whole / 2 ** 30).toPrecision(4))} GB (${whole.toLocaleString('en-US')} bytes)`;
}
