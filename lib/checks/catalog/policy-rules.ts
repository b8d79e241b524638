import type { PolicySettingName } from '@/lib/report/policy-settings';
import type { PolicyCondition, PolicyRule } from '../activesync/policy-words';

type Extras = { also?: PolicyCondition[]; as?: NonNullable<PolicyRule['as']> };

/** Without a passcode a client ignores the settings about it ([MS-ASPROV] 2.2.2.26 and its neighbours). */
const passcode: PolicyCondition = { setting: 'DevicePasswordEnabled', is: '1' };
const withPasscode: Extras = { also: [passcode] };

function when(setting: PolicySettingName, condition: object, text: string, { also = [], as }: Extras = {}): PolicyRule {
  return { setting, when: [...also, { setting, ...condition }], text, ...(as === undefined ? {} : { as }) };
}

/** Settings of the form "Allow…" restrict with 0, those of the form "Require…" with 1 ([MS-ASPROV] 2.2.2). */
const forbids = (setting: PolicySettingName, text: string, extras?: Extras) => when(setting, { is: '0' }, text, extras);
const requires = (setting: PolicySettingName, text: string, extras?: Extras) =>
  when(setting, { is: '1' }, text, extras);
/** A whole number within bounds; anything else asks nothing. */
const counts = (setting: PolicySettingName, from: number, to: number, text: string, extras?: Extras) =>
  when(setting, { from, to }, text, extras);

/** What a phone is allowed to keep, by the values of [MS-ASPROV] 2.2.2.31 and 2.2.2.33. 0 means everything. */
const spans = ['1 day', '3 days', '1 week', '2 weeks', '1 month', '3 months', '6 months'];
const keeps = (setting: PolicySettingName, what: string) =>
  spans.map((span, index) =>
    when(setting, { is: String(index + 1) }, `The phone may keep at most ${span} of ${what}.`),
  );

const anySize = 2_147_483_647;
/** -1 means no limit, 0 the header alone, more a size whose unit is not told ([MS-ASPROV] 2.2.2.34 and 2.2.2.35). */
const loadsBeginning = (setting: PolicySettingName, what: string) =>
  counts(setting, 0, anySize, `The phone may load only the beginning of ${what}.`);

const signed: Extras = { also: [{ setting: 'RequireSignedSMIMEMessages', is: '1' }] };
const encrypted: Extras = { also: [{ setting: 'RequireEncryptedSMIMEMessages', is: '1' }] };
const chosenMethod = 'must use the method that your organisation chose.';

const passcodeRules: PolicyRule[] = [
  // None and 1 mean that any length will do ([MS-ASPROV] 2.2.2.38). Told together, in one sentence.
  {
    setting: 'DevicePasswordEnabled',
    when: [passcode, { setting: 'MinDevicePasswordLength', from: 2, to: 16 }],
    text: 'The phone must have a passcode of at least {amount} characters.',
  },
  requires('DevicePasswordEnabled', 'The phone must have a passcode.'),
  requires('AlphanumericDevicePasswordRequired', 'The passcode must have letters as well as digits.', withPasscode),
  counts(
    'MinDevicePasswordComplexCharacters',
    2,
    4,
    'The passcode must mix {amount} of these: small letters, capitals, digits, other characters.',
    { also: [passcode, { setting: 'AlphanumericDevicePasswordRequired', is: '1' }] },
  ),
  forbids('AllowSimpleDevicePassword', 'A passcode such as 1111 or 1234 is not accepted.', withPasscode),
  when('DevicePasswordExpiration', { from: 1, to: 1 }, 'You must choose a new passcode every day.', withPasscode),
  counts('DevicePasswordExpiration', 2, 730, 'You must choose a new passcode every {amount} days.', withPasscode),
  counts('DevicePasswordHistory', 1, 1, 'A new passcode must differ from the last one.', withPasscode),
  counts('DevicePasswordHistory', 2, 50, 'A new passcode must differ from the last {amount}.', withPasscode),
  // A client may also lock itself for a while ([MS-ASPROV] 2.2.2.32); the worse is said.
  counts(
    'MaxDevicePasswordFailedAttempts',
    1,
    16,
    'The phone may erase itself after {amount} wrong passcodes.',
    withPasscode,
  ),
  // 9999 seconds and more mean no limit ([MS-ASPROV] 2.2.2.36).
  counts('MaxInactivityTimeDeviceLock', 1, 9_998, 'The phone must lock itself after {amount} without use.', {
    as: 'duration',
  }),
  requires('PasswordRecoveryEnabled', 'Your organisation keeps a code that can unlock the phone.', withPasscode),
];

const phoneRules: PolicyRule[] = [
  requires('RequireDeviceEncryption', 'The phone must encrypt what it stores.'),
  requires('RequireStorageCardEncryption', 'A memory card in the phone must be encrypted.'),
  forbids('AllowStorageCard', 'The phone must not use a memory card.'),
  forbids('AllowCamera', 'The phone must not use its camera.'),
  forbids('AllowWifi', 'The phone must not use Wi-Fi.'),
  forbids('AllowBluetooth', 'The phone must not use Bluetooth.'),
  requires('AllowBluetooth', 'The phone may use Bluetooth for hands-free calls only.'),
  forbids('AllowIrDA', 'The phone must not use infrared.'),
  forbids('AllowInternetSharing', 'The phone must not share its internet connection.'),
  forbids('AllowDesktopSync', 'The phone must not copy data to a computer.'),
  forbids('AllowRemoteDesktop', 'The phone must not control a computer from afar.'),
  forbids('AllowTextMessaging', 'The phone must not send text messages.'),
  forbids('AllowBrowser', 'The phone must not use its web browser.'),
  forbids('AllowConsumerEmail', 'The phone must not have a personal mail account.'),
  forbids('AllowPOPIMAPEmail', 'The phone must not have mail accounts of the older kinds.'),
  forbids('AllowUnsignedApplications', 'The phone must not run apps without the signature of a maker.'),
  forbids('AllowUnsignedInstallationPackages', 'The phone must not install apps without the signature of a maker.'),
  when('ApprovedApplicationList', {}, 'The phone may run only apps that your organisation lists.'),
  when('UnapprovedInROMApplicationList', {}, 'The phone must not run these built-in apps: {amount}.', { as: 'list' }),
];

const mailRules: PolicyRule[] = [
  forbids('AttachmentsEnabled', 'The phone must not load files that come with mail.'),
  counts('MaxAttachmentSize', 1, anySize, 'The phone may load files that come with mail up to {amount}.', {
    as: 'size',
  }),
  forbids('DocumentBrowseEnabled', 'The phone must not open files on servers of your organisation.'),
  forbids('AllowHTMLEmail', 'The phone shows mail as plain text only.'),
  ...keeps('MaxEmailAgeFilter', 'mail'),
  ...keeps('MaxCalendarAgeFilter', 'calendar'),
  loadsBeginning('MaxEmailBodyTruncationSize', 'a message'),
  loadsBeginning('MaxEmailHTMLBodyTruncationSize', 'a message with layout'),
  requires('RequireManualSyncWhenRoaming', 'In a foreign network the phone may get mail only when you ask for it.'),
  requires('RequireSignedSMIMEMessages', 'Mail from the phone must carry a digital signature.'),
  requires('RequireEncryptedSMIMEMessages', 'Mail from the phone must be encrypted.'),
  when('RequireSignedSMIMEAlgorithm', {}, `Signed mail ${chosenMethod}`, signed),
  when('RequireEncryptionSMIMEAlgorithm', {}, `Encrypted mail ${chosenMethod}`, encrypted),
  forbids(
    'AllowSMIMEEncryptionAlgorithmNegotiation',
    'The phone must not agree on another method of encryption.',
    encrypted,
  ),
  forbids('AllowSMIMESoftCerts', 'Certificates for signed mail must be on a card or chip.'),
];

/** A sentence for every setting of [MS-ASPROV] 2.2.2.28, in the order in which a person reads them. */
export const policyRules: readonly PolicyRule[] = [...passcodeRules, ...phoneRules, ...mailRules];
