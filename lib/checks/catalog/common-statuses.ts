import type { StatusWords } from '../activesync/status-words';

const ourRequest = 'The mail server could not read the question of this check. Your phone is not the cause.';
const tryLater = 'The mail server had a problem of its own. Check again in a few minutes.';
const rulesFirst = "Your phone must first accept your organisation's rules for phones.";
const setUpAgain = 'The mail server lost track of this device. A phone starts anew by itself.';

/** Statuses common to all commands ([MS-ASCMD] 2.2.2), those that a first contact can meet. */
export const commonStatusWords: readonly StatusWords[] = [
  { code: 101, person: ourRequest, admin: 'InvalidContent: the body does not suit the command.' },
  { code: 102, person: ourRequest, admin: 'InvalidWBXML: the body could not be decoded. A proxy may have changed it.' },
  { code: 103, person: ourRequest, admin: 'InvalidXML: the decoded body breaks the schema of the command.' },
  { code: 108, person: ourRequest, admin: 'DeviceIdMissingOrInvalid: the DeviceId of the request was refused.' },
  { code: 109, person: ourRequest, admin: 'DeviceTypeMissingOrInvalid: the DeviceType of the request was refused.' },
  { code: 110, person: tryLater, admin: 'ServerError: look at service health before anything else.' },
  { code: 111, person: tryLater, admin: 'ServerErrorRetryLater: a passing failure. Retry later.' },
  {
    code: 112,
    person: 'The mail server may not look up your account. Your admin has to repair its rights.',
    admin:
      'ActiveDirectoryAccessDenied: Exchange lacks rights on the user object; often permission inheritance is off.',
  },
  {
    code: 113,
    person: 'Your mailbox is full. Delete mail that you no longer need.',
    admin: 'MailboxQuotaExceeded: raise the quota, or have mail archived or deleted.',
  },
  {
    code: 114,
    person: 'Your mailbox cannot be reached for a moment. Check again in a few minutes.',
    admin: 'MailboxServerOffline: the database is not available. Look at service health.',
  },
  {
    code: 115,
    person: 'Your mailbox is too full to send. Delete mail that you no longer need.',
    admin: 'SendQuotaExceeded: the mailbox is over its limit for sending.',
  },
  {
    code: 123,
    person: 'There is no mailbox for your account here. Your admin has to look at your licence.',
    admin: 'UserHasNoMailbox: no licence with a mailbox, or the mailbox is on premises.',
  },
  {
    code: 124,
    person: 'The mail server does not know who asks. Sign in again here.',
    admin: 'UserCannotBeAnonymous: the request arrived without an identity.',
  },
  {
    code: 125,
    person: 'The mail server does not know your sign-in name. Your admin has to compare it with your address.',
    admin: 'UserPrincipalCouldNotBeFound: compare userPrincipalName and primary address.',
  },
  {
    code: 126,
    person: 'Mail on phones is switched off for your mailbox. Your admin can switch it on.',
    admin: 'UserDisabledForSync: set ActiveSyncEnabled to true with Set-CASMailbox.',
  },
  {
    code: 127,
    person: 'Your mailbox was moved. Your admin has to send your phone to its new place.',
    admin: 'UserOnNewMailboxCannotSync: the mailbox is on a newer version than the server that was asked.',
  },
  {
    code: 128,
    person: 'Your mailbox is on an older server. Your admin has to send your phone there.',
    admin: 'UserOnLegacyMailboxCannotSync: the mailbox is on an older version than the server that was asked.',
  },
  {
    code: 129,
    person: 'Your organisation blocks this device. Only your admin can allow it.',
    admin:
      'DeviceIsBlockedForThisUser: an access rule, the organisation default or the personal blocked list. Look at DeviceAccessStateReason.',
  },
  {
    code: 130,
    person: 'Your organisation holds this device until an admin has approved it.',
    admin: 'AccessDenied: quarantined or refused by an access rule. Look at DeviceAccessState and its reason.',
  },
  {
    code: 131,
    person: 'Your account is switched off. Your admin has to switch it on.',
    admin: 'AccountDisabled: sign-in of the account is blocked in Microsoft Entra.',
  },
  { code: 132, person: setUpAgain, admin: 'SyncStateNotFound: the client starts again from SyncKey 0.' },
  {
    code: 133,
    person: 'The mail server is still busy with this device. Check again in a few minutes.',
    admin: 'SyncStateLocked: another command of the same device is at work.',
  },
  { code: 134, person: setUpAgain, admin: 'SyncStateCorrupt: the client starts again from SyncKey 0.' },
  { code: 135, person: setUpAgain, admin: 'SyncStateAlreadyExists: the client starts again from SyncKey 0.' },
  { code: 136, person: setUpAgain, admin: 'SyncStateVersionInvalid: the client starts again from SyncKey 0.' },
  {
    code: 137,
    person: 'The mail server does not know this kind of question.',
    admin: 'CommandNotSupported: compare MS-ASProtocolCommands in the answer to OPTIONS.',
  },
  {
    code: 138,
    person: 'The mail server wants a newer way of speaking. Update the mail app of your phone.',
    admin: 'VersionNotSupported: Exchange Online wants 16.1 since March 2026. The client is too old.',
  },
  {
    code: 139,
    person: 'This device cannot keep all rules of your organisation. Use another mail app, or ask your admin.',
    admin:
      'DeviceNotFullyProvisionable: the device cannot apply the whole policy and AllowNonProvisionableDevices is false.',
  },
  {
    code: 140,
    person: 'Somebody asked to erase this device. Talk to your admin before you connect your phone again.',
    admin:
      'RemoteWipeRequested: a wipe is pending. If it is a mistake, cancel it with Clear-MobileDevice -Cancel before the phone connects.',
  },
  {
    code: 141,
    person: "This device is too old for your organisation's rules. Update it, or ask your admin.",
    admin: 'LegacyDeviceOnStrictPolicy: the client does not provision and AllowNonProvisionableDevices is false.',
  },
  { code: 142, person: rulesFirst, admin: 'DeviceNotProvisioned: the client has to run Provision.' },
  {
    code: 143,
    person: "Your organisation's rules for phones have changed. Your phone must accept them again.",
    admin: 'PolicyRefresh: the policy changed or its refresh interval is over. The client has to run Provision.',
  },
  { code: 144, person: rulesFirst, admin: 'InvalidPolicyKey: the client has to run Provision again.' },
  {
    code: 145,
    person: 'Your organisation does not accept phones that another service manages.',
    admin: 'ExternallyManagedDevicesNotAllowed: the policy excludes devices under other management.',
  },
  {
    code: 148,
    person: 'The file server behind this question has no safe connection. Your admin has to set one up.',
    admin: 'RemoteServerHasNoSSL: a remote document server is published without TLS.',
  },
  {
    code: 151,
    person: 'Your mailbox has more folders than a phone can show. Delete or join some.',
    admin: 'TooManyFolders: the folder hierarchy is larger than ActiveSync allows.',
  },
  {
    code: 165,
    person: 'The mail server wants to know more about this device before it goes on.',
    admin: 'DeviceInformationRequired: DeviceInformation has to be part of the first Provision.',
  },
  {
    code: 166,
    person: 'The mail server does not know the account that this device named.',
    admin: 'InvalidAccountId: the AccountId of the request belongs to no account of the mailbox.',
  },
  {
    code: 167,
    person: 'Sending is switched off for your account. Ask your admin.',
    admin: 'AccountSendDisabled: the account may not send by ActiveSync.',
  },
  {
    code: 177,
    person: 'Your mailbox has no place for another phone. Remove phones that you no longer use.',
    admin: 'MaximumDevicesReached: 100 devices a mailbox. Remove old partnerships with Remove-MobileDevice.',
  },
];
