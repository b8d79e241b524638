import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PolicySetting, type PolicySettingName, policySettingNames } from '@/lib/report/policy-settings';
import { policyRules } from '../catalog/policy-rules';
import { policyCodes, policySentences as sentencesBy, settingsOfCodes } from './policy-words';

const policySentences = (settings: Parameters<typeof sentencesBy>[1]) => sentencesBy(policyRules, settings);

const setting = (name: PolicySettingName, ...values: string[]): PolicySetting => ({ name, values });
const passcode = setting('DevicePasswordEnabled', '1');

/** A value of each setting that restricts, with what it depends on, and words that its sentence must hold. */
const restricting: [PolicySettingName, string, RegExp, PolicySetting[]?][] = [
  ['DevicePasswordEnabled', '1', /must have a passcode\.$/],
  ['MinDevicePasswordLength', '6', /must have a passcode of at least 6 characters/, [passcode]],
  ['AlphanumericDevicePasswordRequired', '1', /letters as well as digits/, [passcode]],
  [
    'MinDevicePasswordComplexCharacters',
    '3',
    /mix 3 of these/,
    [passcode, setting('AlphanumericDevicePasswordRequired', '1')],
  ],
  ['AllowSimpleDevicePassword', '0', /1234/, [passcode]],
  ['DevicePasswordExpiration', '90', /every 90 days/, [passcode]],
  ['DevicePasswordHistory', '5', /the last 5/, [passcode]],
  ['MaxDevicePasswordFailedAttempts', '8', /may erase itself after 8/, [passcode]],
  ['MaxInactivityTimeDeviceLock', '300', /after 5 minutes/],
  ['PasswordRecoveryEnabled', '1', /unlock/, [passcode]],
  ['RequireDeviceEncryption', '1', /encrypt what it stores/],
  ['RequireStorageCardEncryption', '1', /memory card/],
  ['AllowStorageCard', '0', /memory card/],
  ['AllowCamera', '0', /camera/],
  ['AllowWifi', '0', /Wi-Fi/],
  ['AllowBluetooth', '1', /hands-free/],
  ['AllowIrDA', '0', /infrared/],
  ['AllowInternetSharing', '0', /share its internet/],
  ['AllowDesktopSync', '0', /computer/],
  ['AllowRemoteDesktop', '0', /computer/],
  ['AllowTextMessaging', '0', /text messages/],
  ['AllowBrowser', '0', /web browser/],
  ['AllowConsumerEmail', '0', /personal mail/],
  ['AllowPOPIMAPEmail', '0', /older kinds/],
  ['AllowUnsignedApplications', '0', /run apps/],
  ['AllowUnsignedInstallationPackages', '0', /install apps/],
  ['ApprovedApplicationList', 'ABC=', /only apps/],
  ['UnapprovedInROMApplicationList', 'game.exe', /built-in apps: game\.exe/],
  ['AttachmentsEnabled', '0', /must not load files/],
  ['MaxAttachmentSize', '2097152', /up to 2 MB/],
  ['DocumentBrowseEnabled', '0', /files on servers/],
  ['AllowHTMLEmail', '0', /plain text/],
  ['MaxEmailAgeFilter', '2', /at most 3 days of mail/],
  ['MaxCalendarAgeFilter', '7', /at most 6 months of calendar/],
  ['MaxEmailBodyTruncationSize', '10', /beginning of a message\./],
  ['MaxEmailHTMLBodyTruncationSize', '0', /beginning of a message with layout/],
  ['RequireManualSyncWhenRoaming', '1', /foreign network/],
  ['RequireSignedSMIMEMessages', '1', /signature/],
  ['RequireEncryptedSMIMEMessages', '1', /must be encrypted/],
  ['RequireSignedSMIMEAlgorithm', '0', /Signed mail must use/, [setting('RequireSignedSMIMEMessages', '1')]],
  ['RequireEncryptionSMIMEAlgorithm', '0', /Encrypted mail must use/, [setting('RequireEncryptedSMIMEMessages', '1')]],
  ['AllowSMIMEEncryptionAlgorithmNegotiation', '0', /another method/, [setting('RequireEncryptedSMIMEMessages', '1')]],
  ['AllowSMIMESoftCerts', '0', /card or chip/],
];

describe('policySentences', () => {
  it('has a case for every setting', () => {
    expect(restricting.map(([name]) => name).sort()).toEqual([...policySettingNames].sort());
  });

  it.each(restricting)('says what %s asks', (name, value, expected, others = []) => {
    const said = policySentences([...others, setting(name, value)]);
    expect(said.some((sentence) => expected.test(sentence))).toBe(true);
    for (const sentence of said) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(22);
      expect(sentence).not.toMatch(/\b(policy|S\/MIME|POP|IMAP|HTML|ActiveSync|device)\b/);
    }
    // The other settings alone say less: the sentence comes from this one.
    expect(policySentences(others)).not.toEqual(said);
  });

  it.each<[string, PolicySetting[]]>([
    ['nothing', []],
    ['a setting that the server leaves open', [setting('MaxAttachmentSize')]],
    ['everything allowed', policySettingNames.filter((name) => name.startsWith('Allow')).map((n) => setting(n, '2'))],
    [
      'rules about a passcode that is not wanted',
      [setting('DevicePasswordEnabled', '0'), setting('MaxDevicePasswordFailedAttempts', '8')],
    ],
    ['a lock after so long that it never comes', [setting('MaxInactivityTimeDeviceLock', '9999')]],
    ['no limits', [setting('MaxEmailBodyTruncationSize', '-1'), setting('MaxEmailAgeFilter', '0')]],
    ['a size of 0, which is no limit', [setting('MaxAttachmentSize', '0')]],
  ])('says nothing of %s', (_name, settings) => {
    expect(policySentences(settings)).toEqual([]);
  });

  it('tells a passcode first, and in one sentence with its length', () => {
    const said = policySentences([
      setting('RequireDeviceEncryption', '1'),
      setting('MinDevicePasswordLength', '6'),
      passcode,
      setting('MaxInactivityTimeDeviceLock', '90'),
    ]);
    expect(said).toEqual([
      'The phone must have a passcode of at least 6 characters.',
      'The phone must lock itself after 90 seconds without use.',
      'The phone must encrypt what it stores.',
    ]);
    const any = [passcode, setting('MinDevicePasswordLength', '1'), setting('MinDevicePasswordComplexCharacters', '3')];
    expect(policySentences(any)).toEqual(['The phone must have a passcode.']);
  });

  it('names a few apps and counts the others', () => {
    const apps = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect(policySentences([setting('UnapprovedInROMApplicationList', ...apps)])).toEqual([
      'The phone must not run these built-in apps: a, b, c, d, e and 2 more.',
    ]);
  });

  it('never throws and never says undefined, whatever the values', () => {
    const value = fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom('0', '1', '2', '__proto__', ''));
    const any = fc.record({ name: fc.constantFrom(...policySettingNames), values: fc.array(value, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(any), (settings) => {
        for (const sentence of policySentences(settings)) {
          expect(typeof sentence).toBe('string');
          expect(sentence).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
    );
  });

  it('says the same of a policy that was kept as codes', () => {
    const settings = [
      passcode,
      setting('MinDevicePasswordLength', '6'),
      setting('MaxAttachmentSize'),
      setting('UnapprovedInROMApplicationList', 'a=b', 'c'),
    ];
    const codes = policyCodes(settings);
    expect(codes).toEqual([
      'DevicePasswordEnabled=1',
      'MinDevicePasswordLength=6',
      'UnapprovedInROMApplicationList=a=b',
      'UnapprovedInROMApplicationList=c',
    ]);
    expect(policySentences(settingsOfCodes(codes))).toEqual(policySentences(settings));
  });

  it('says nothing of what a later portal knows', () => {
    const codes = ['AllowTeleport=0', 'nonsense', '__proto__=1', '', 'AllowCamera=0'];
    expect(policySentences(settingsOfCodes(codes))).toEqual(['The phone must not use its camera.']);
  });
});
