import { type AreaCatalog, adminDoes, beforeRemoving, hinders, kb2427193, page, stops, userDoes, words } from './words';

const access = {
  path: ['Exchange admin center', 'Mobile', 'Mobile device access'],
  link: { label: 'Mobile device access', url: '{adminCentre}/#/mobiledeviceaccess' },
};
/** Allows a phone and takes it off the blocked list, which Exchange reads first (KB 4090814). A plain list would overwrite. */
const allow =
  "Set-CASMailbox -Identity '{address}' -ActiveSyncAllowedDeviceIDs @{Add='{deviceId}'} -ActiveSyncBlockedDeviceIDs @{Remove='{deviceId}'}";
const forget = "Set-CASMailbox -Identity '{address}' -ActiveSyncAllowedDeviceIDs @{Remove='{deviceId}'}";
const showState =
  "Get-MobileDevice -Mailbox '{address}' | Where-Object DeviceId -eq '{deviceId}' | Format-List DeviceAccessState, DeviceAccessStateReason";
const letIn = { verify: 'DeviceAccessState is Allowed.', verifyCommand: showState };
const showPolicy =
  "Get-MobileDeviceStatistics -Mailbox '{address}' | Format-List DeviceModel, DevicePolicyApplicationStatus";
const compliance = {
  path: ['Microsoft Intune admin center', 'Devices', 'All devices'],
  link: {
    label: 'Devices in the Intune admin center',
    url: 'https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/overview',
  },
};
const quarantineDoc = page(
  'A mobile device is quarantined although it was allowed before (KB 3013802)',
  'https://learn.microsoft.com/en-us/troubleshoot/exchange/mobile-devices/mobile-device-cannot-connect-quarantined',
);
const rulesDoc = page(
  'New-ActiveSyncDeviceAccessRule',
  'https://learn.microsoft.com/en-us/powershell/module/exchangepowershell/new-activesyncdeviceaccessrule',
);
const listsDoc = page(
  'Mobile devices are not quarantined as expected (KB 4090814)',
  'https://learn.microsoft.com/en-us/troubleshoot/exchange/mobile-devices/mobile-devices-not-quarantined-as-expected',
);
const versionDoc = page('Exchange Online ActiveSync device support update', 'https://aka.ms/EASVersionUpdate');
const complianceDoc = page(
  'Troubleshoot Conditional Access with Intune',
  'https://learn.microsoft.com/en-us/troubleshoot/mem/intune/device-protection/troubleshoot-conditional-access',
);
const sendOn = 'You cannot release the phone yourself. Send this report to your admin.';
const noNeed = 'Leave the account on your phone. It starts by itself after the approval.';

/** Words for the phone and the decision about it. */
export const deviceCatalog: AreaCatalog<'device'> = {
  'device/quarantined-by-default': {
    ...stops,
    explainedBy: ['device/id-changed'],
    texts: words(
      [
        'Your company does not let this phone in yet. An admin has to approve it.',
        '{deviceName} is waiting for approval, as every new phone does. There is nothing to change on the phone.',
      ],
      [
        '{deviceName} is quarantined by the organisation default.',
        'Reason {reason}; the id {deviceId} is on no list and no rule matches. Administrators are told by mail: {adminsNotified}. Default changed {defaultChangedAt}; the phone had mail until then: {hitByChange}; other phones of this person held by it: {alsoHeld}. Lists changed since: {recentlyChanged}.',
      ],
      [
        'Quarantined, reason {reason}.',
        'Device {deviceId}: default access level decides, changed {defaultChangedAt}, hit by that change: {hitByChange}, others held: {alsoHeld}. Lists say otherwise now: {recentlyChanged}.',
      ],
    ),
    remedies: [
      userDoes([sendOn, noNeed]),
      adminDoes(
        [
          { text: 'Find the phone under Quarantined devices and allow it, if you know it.', ...access },
          { text: 'Or in Exchange Online PowerShell, which also clears the blocked list:', command: allow },
        ],
        { ...letIn, undoCommand: forget, drawing: 'quarantine-list' },
      ),
    ],
    links: [kb2427193, quarantineDoc],
  },
  'device/blocked-by-default': {
    ...stops,
    explainedBy: ['device/id-changed'],
    texts: words(
      [
        'Your company does not let unknown phones in.',
        '{deviceName} is not on the list of allowed phones. An admin can add it.',
      ],
      [
        '{deviceName} is blocked by the organisation default.',
        'Reason {reason}. Default changed {defaultChangedAt}; the phone had mail until then: {hitByChange}; other phones of this person held by it: {alsoHeld}. A change to Block hits phones that worked at once. Lists changed since: {recentlyChanged}.',
      ],
      [
        'Blocked, reason {reason}.',
        'Device {deviceId}: DefaultAccessLevel is Block and nothing exempts it. Changed {defaultChangedAt}, hit by that change: {hitByChange}, others held: {alsoHeld}.',
      ],
    ),
    remedies: [
      userDoes([sendOn, noNeed]),
      adminDoes(
        [
          {
            text: 'See whether the default was changed lately, and whether that was wanted.',
            command: 'Get-ActiveSyncOrganizationSettings | Format-List DefaultAccessLevel, WhenChanged',
            ...access,
          },
          { text: 'Allow this phone for this person.', command: allow },
        ],
        { ...letIn, undoCommand: forget, drawing: 'quarantine-list' },
      ),
    ],
    links: [
      page(
        'Set-ActiveSyncOrganizationSettings',
        'https://learn.microsoft.com/en-us/powershell/module/exchangepowershell/set-activesyncorganizationsettings',
      ),
    ],
  },
  'device/blocked-for-user': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'An admin has blocked this phone for your mailbox.',
        'It is about {deviceName} only. Only an admin can take it off the list.',
      ],
      [
        '{deviceName} is on the personal blocked list of {address}.',
        'Reason {reason}. The blocked list is read before the allowed one, so remove the id there as well. Lists changed since: {recentlyChanged}.',
      ],
      ['Blocked by personal exemption.', 'Device {deviceId} in ActiveSyncBlockedDeviceIDs, reason {reason}.'],
    ),
    remedies: [
      userDoes(['Ask your admin why this phone is blocked. Send this report along.', noNeed]),
      adminDoes(
        [
          'Find out why it was blocked: a lost phone must stay blocked.',
          { text: 'Take it off the blocked list and allow it.', command: allow },
        ],
        {
          ...letIn,
          undoCommand:
            "Set-CASMailbox -Identity '{address}' -ActiveSyncBlockedDeviceIDs @{Add='{deviceId}'} -ActiveSyncAllowedDeviceIDs @{Remove='{deviceId}'}",
        },
      ),
    ],
    links: [listsDoc],
  },
  'device/listed-allowed-and-blocked': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'This phone is both allowed and blocked for your mailbox, and blocked wins.',
        'Somebody allowed {deviceName} but it was not taken off the other list. An admin has to do that.',
      ],
      [
        '{deviceName} is on both personal lists of {address}.',
        'Exchange reads ActiveSyncBlockedDeviceIDs first. Allowing again changes nothing; remove the id from the blocked list.',
      ],
      [
        'Device id on both lists.',
        'Device {deviceId} in ActiveSyncAllowedDeviceIDs and ActiveSyncBlockedDeviceIDs; reason {reason}.',
      ],
    ),
    remedies: [
      userDoes([sendOn, noNeed]),
      adminDoes([{ text: 'Remove the id from the blocked list.', command: allow }], {
        verify: 'The id stands in the allowed list only.',
        verifyCommand:
          "Get-CASMailbox -Identity '{address}' | Format-List ActiveSyncAllowedDeviceIDs, ActiveSyncBlockedDeviceIDs",
        undoCommand: "Set-CASMailbox -Identity '{address}' -ActiveSyncBlockedDeviceIDs @{Add='{deviceId}'}",
      }),
    ],
    links: [listsDoc],
  },
  'device/blocked-by-rule': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'A rule of your company blocks phones like yours.',
        'It concerns {deviceName}. Only an admin can change the rule or make an exception.',
      ],
      [
        'Device access rule "{ruleName}" blocks {deviceName}.',
        '{characteristic} is exactly "{queryString}". A system update changes such texts and moves phones into or out of a rule. Rules changed since: {recentlyChanged}.',
      ],
      ['Blocked, reason {reason}, rule "{ruleName}".', 'Device {deviceId}: {characteristic} equals "{queryString}".'],
    ),
    remedies: [
      userDoes(['Send this report to your admin.', noNeed]),
      adminDoes(
        [
          {
            text: 'Look at the rule. Change or remove it if it is no longer meant.',
            command: "Get-ActiveSyncDeviceAccessRule | Where-Object Name -eq '{ruleName}' | Format-List",
            ...access,
          },
          { text: 'Or make an exception for this phone.', command: allow },
        ],
        { ...letIn, undoCommand: forget },
      ),
    ],
    links: [rulesDoc],
  },
  'device/quarantined-by-rule': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'A rule of your company holds phones like yours until an admin approves them.',
        'It concerns {deviceName}. There is nothing to change on the phone.',
      ],
      [
        'Device access rule "{ruleName}" quarantines {deviceName}.',
        '{characteristic} is exactly "{queryString}". Rules changed since: {recentlyChanged}.',
      ],
      [
        'Quarantined, reason {reason}, rule "{ruleName}".',
        'Device {deviceId}: {characteristic} equals "{queryString}".',
      ],
    ),
    remedies: [
      userDoes([sendOn, noNeed]),
      adminDoes(
        [
          { text: 'Allow the phone if you know it.', command: allow, ...access },
          {
            text: 'Or look at the rule.',
            command: "Get-ActiveSyncDeviceAccessRule | Where-Object Name -eq '{ruleName}' | Format-List",
          },
        ],
        { ...letIn, undoCommand: forget, drawing: 'quarantine-list' },
      ),
    ],
    links: [rulesDoc],
  },
  'device/policy-not-applied': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Your phone has not accepted the safety rules of your company.',
        'They may ask for a passcode or for encryption. Mail starts when {deviceName} accepts them.',
      ],
      [
        '{deviceName} has not applied the mobile device mailbox policy.',
        'Policy {policyName}, status {policyStatus}. The phone will not or cannot comply, or the policy refuses phones that cannot be provisioned.',
      ],
      [
        'Blocked, reason Policy.',
        'Device {deviceId}, policy {policyName}, DevicePolicyApplicationStatus {policyStatus}.',
      ],
    ),
    remedies: [
      userDoes([
        'Set a passcode on your phone if it has none.',
        'Open Mail and agree when it asks for the rules of your company.',
        'If it never asks, use the Outlook app.',
      ]),
      adminDoes(
        [
          {
            text: 'Read the policy and see what this phone cannot meet.',
            command:
              "Get-MobileDeviceMailboxPolicy -Identity '{policyName}' | Format-List AllowNonProvisionableDevices, PasswordEnabled, RequireDeviceEncryption",
            link: { label: 'Mobile device mailbox policy', url: '{adminCentre}/#/mobiledevicemailboxpolicy' },
          },
          'If the phone cannot meet it, give this person another policy or a supported app.',
        ],
        { verify: 'It shows AppliedInFull for the phone.', verifyCommand: showPolicy },
      ),
    ],
    links: [
      page(
        'Set-MobileDeviceMailboxPolicy',
        'https://learn.microsoft.com/en-us/powershell/module/exchangepowershell/set-mobiledevicemailboxpolicy',
      ),
    ],
  },
  'device/discovery-pending': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'Your phone is new, and the server is still getting to know it.',
        'This takes up to 14 minutes. Wait, then check again here.',
      ],
      [
        '{deviceName} is in device discovery.',
        'First contact {firstSync}. The state lasts up to about 14 minutes; then lists, rules and the default decide.',
      ],
      ['DeviceAccessState is DeviceDiscovery.', 'Device {deviceId}, FirstSyncTime {firstSync}.'],
    ),
    remedies: [
      userDoes(['Wait a quarter of an hour.', 'Check again here.']),
      adminDoes(['Wait. There is nothing to allow yet.'], { ...letIn }),
    ],
    links: [],
  },
  'device/wipe-pending': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Stop: somebody asked to erase this phone. Do not add the account again.',
        '{deviceName} will erase itself when it reaches the server. Your admin can take the request back first.',
      ],
      [
        'A remote wipe of {deviceName} is pending.',
        'Requested at {requestedAt} and not acknowledged. On a native mail app it resets the whole phone. Cancel it before the phone connects again.',
      ],
      ['Remote wipe pending since {requestedAt}.', 'Device {deviceId}. ActiveSync answers with status 140.'],
    ),
    remedies: [
      userDoes([
        'Do not add or open the mail account on this phone.',
        'Save what you need from the phone.',
        'Ask your admin to take the request back.',
      ]),
      adminDoes(
        [
          'Ask who requested it and why: a lost phone must stay in this state.',
          {
            text: 'If the phone is back with its owner, cancel the wipe.',
            command:
              "Get-MobileDevice -Mailbox '{address}' | Where-Object DeviceId -eq '{deviceId}' | Clear-MobileDevice -Cancel",
          },
        ],
        {
          verify: 'It shows DeviceOk, and no wipe is open.',
          verifyCommand:
            "Get-MobileDeviceStatistics -Mailbox '{address}' | Format-List DeviceModel, Status, DeviceWipeRequestTime",
        },
      ),
    ],
    links: [
      page(
        'Clear-MobileDevice',
        'https://learn.microsoft.com/en-us/powershell/module/exchangepowershell/clear-mobiledevice',
      ),
    ],
  },
  'device/throttled': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Your phone asked for mail too often and has to pause.',
        'This ends by itself. Wait at least 10 minutes and do not pull to refresh.',
      ],
      [
        '{deviceName} is held off for its behaviour ({reason}).',
        'Automatic and temporary; it is no personal block. Allowing the phone changes nothing.',
      ],
      [
        'Access denied by throttling, reason {reason}.',
        'Device {deviceId}. Read the state twice: it clears with time (KB 2748176).',
      ],
    ),
    remedies: [
      userDoes([
        'Wait 10 minutes without opening Mail.',
        'Set mail to be fetched every 15 minutes instead of pushed.',
        'Update the system of your phone.',
      ]),
      adminDoes(['Wait and check again. If it returns, look for a broken item or an old app version.'], {
        ...letIn,
      }),
    ],
    links: [
      page(
        'Exchange ActiveSync device is blocked for too many commands (KB 2748176)',
        'https://support.microsoft.com/kb/2748176',
      ),
    ],
  },
  'device/protocol-too-old': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'The mail app on your phone is too old for Microsoft 365.',
        'Since March 2026 only newer apps get in. Update the app on {deviceName}, or use Outlook.',
      ],
      [
        '{deviceName} speaks ActiveSync {version}; Exchange Online takes {minimum} or later.',
        'Version as of its last contact at {lastSeen}. Announced as MC1197103, in force since 1 March 2026. Outlook mobile and iOS 10 or later are not affected.',
      ],
      [
        'ClientVersion {version} is below {minimum}.',
        'Device {deviceId}, last seen {lastSeen}. Compared as versions; ActiveSync status 138.',
      ],
    ),
    remedies: [
      userDoes([
        'Open the app store on your phone and update the mail app.',
        'If there is no update, install Outlook and add your address there.',
      ]),
      adminDoes(
        [
          {
            text: 'List all phones that are too old.',
            command:
              "Get-MobileDevice -ResultSize Unlimited | Where-Object { $_.ClientType -match 'EAS|ActiveSync' -and [version]$_.ClientVersion -lt [version]'{minimum}' } | Format-Table UserDisplayName, DeviceModel, ClientVersion",
          },
          'Tell these people to update. No setting brings the old versions back.',
        ],
        { verify: 'After the update the phone shows {minimum} in Get-MobileDevice.' },
      ),
    ],
    links: [versionDoc],
  },
  'device/id-changed': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Your phone was approved, but it now counts as a new one.',
        'This happens after a reset or a restore. An admin has to approve {deviceName} once more.',
      ],
      [
        '{deviceName} came back with a new device id.',
        'Approved: {oldDeviceId}, last sync {oldLastSync}, silent since. Held now: {deviceId}, same model {model}, first sync {newFirstSync}. The approval belongs to the id, not to the phone.',
      ],
      [
        'Two partnerships of one model, the older one allowed.',
        'Old id {oldDeviceId} (last sync {oldLastSync}), new id {deviceId} (first sync {newFirstSync}), model {model}.',
      ],
    ),
    remedies: [
      userDoes([sendOn, noNeed]),
      adminDoes(
        [
          { text: 'Allow the new id.', command: allow, ...access },
          {
            text: 'Take the old id off the list.',
            command: "Set-CASMailbox -Identity '{address}' -ActiveSyncAllowedDeviceIDs @{Remove='{oldDeviceId}'}",
          },
        ],
        { ...letIn, undoCommand: forget, drawing: 'quarantine-list' },
      ),
    ],
    links: [quarantineDoc],
  },
  'device/not-enrolled': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Your company wants your phone to be registered first.',
        'Until then no mail comes to {deviceName}. The Company Portal app does it in some minutes.',
      ],
      [
        '{deviceName} is not enrolled in device management.',
        'Reason {reason}. The personal allowed list of Exchange does not decide here.',
      ],
      [
        'Held because not enrolled ({reason}).',
        'Device {deviceId}. Decided by device management or Conditional Access.',
      ],
    ),
    remedies: [
      userDoes([
        'Install Company Portal from the app store and sign in there.',
        'Follow its steps until it says that your phone can be used.',
        'Wait some minutes, then open Mail.',
      ]),
      adminDoes(
        [
          { text: 'See whether the phone appears after enrolment, with its ActiveSync id.', ...compliance },
          'Or let people use Outlook with an app protection policy instead of enrolment.',
        ],
        { verify: 'The phone is listed as enrolled and its access state becomes Allowed.' },
      ),
    ],
    links: [complianceDoc],
  },
  'device/not-compliant': {
    ...stops,
    explainedBy: ['device/profile-conflict'],
    texts: words(
      [
        'Your phone does not meet the rules of your company.',
        'Company Portal on {deviceName} shows which rule. It may be an update or a passcode.',
      ],
      [
        '{deviceName} is not compliant.',
        'Reason {reason}. Failing settings: {settings}. Last check-in: {lastCheckIn}. A verdict may be up to six hours old.',
      ],
      [
        'Held because not compliant ({reason}).',
        'Device {deviceId}. Failing settings: {settings}; last check-in {lastCheckIn}. Decided by device management or Conditional Access.',
      ],
    ),
    remedies: [
      userDoes([
        'Open Company Portal and choose Check status.',
        'Mend what it shows, for example install the update it asks for.',
      ]),
      adminDoes([{ text: 'Open the phone, then Device compliance, and read the failing setting.', ...compliance }], {
        verify: 'Intune shows Compliant and the access state becomes Allowed.',
      }),
    ],
    links: [complianceDoc],
  },
  'device/decided-by-mdm': {
    ...stops,
    explainedBy: ['device/not-enrolled', 'device/not-compliant', 'device/profile-conflict'],
    texts: words(
      [
        'The device management of your company holds this phone back.',
        'It decides about {deviceName}, not the mail server. Open Company Portal to see what it wants.',
      ],
      [
        'Device management decides about {deviceName}.',
        'Reason {reason}. The personal allowed list changes nothing while Intune, Basic Mobility and Security or Conditional Access decides.',
      ],
      [
        'Externally managed ({reason}).',
        'Device {deviceId}. Personal lists and rules of Exchange are not what decides.',
      ],
    ),
    remedies: [
      userDoes([
        'Open Company Portal on your phone and follow what it shows.',
        'If it shows nothing, send this report to your admin.',
      ]),
      adminDoes(
        [
          { text: 'Look the phone up in device management and read its state.', ...compliance },
          'Change the policy or enrol the phone. Do not try the allowed list of Exchange.',
        ],
        { ...letIn },
      ),
    ],
    links: [complianceDoc],
  },
  'device/profile-conflict': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Your phone has the same account twice, and one is in the way.',
        'The account that you added by hand stops the one from your company on {deviceName}.',
      ],
      [
        'A manual mail account blocks the managed profile on {deviceName}.',
        'The profile {profile} fails to install while an account with the same address exists, and the phone can become non-compliant by it.',
      ],
      ['Managed mail profile fails.', 'Device {deviceId}: {profile} is in error or conflict.'],
    ),
    remedies: [
      userDoes([beforeRemoving, 'Remove the account that you added yourself. Keep the one from your company.']),
      adminDoes(['Have the manual account removed, then let the profile install again.'], {
        verify: 'The profile shows as installed in Intune.',
      }),
    ],
    links: [complianceDoc],
  },
  'device/none-found': {
    ...hinders,
    explainedBy: [
      'account/disabled',
      'account/licence-missing',
      'account/password-expired',
      'account/locked-by-old-device',
      'sign-in/app-disabled',
      'sign-in/app-not-assigned',
      'sign-in/app-not-consented',
      'sign-in/policy-blocks-activesync',
      'sign-in/policy-requires-managed-app',
      'sign-in/location-blocked',
      'sign-in/basic-authentication',
      'mailbox/not-found',
      'mailbox/on-premises',
      'mailbox/shared',
      'mailbox/activesync-disabled',
      'mailbox/outlook-mobile-disabled',
      'mailbox/device-limit-reached',
      'autodiscover/points-to-old-server',
    ],
    texts: words(
      [
        'Your phone has never reached your mailbox.',
        'The server does not know it yet. Set the account up on the phone, then check again here.',
      ],
      [
        'Exchange knows no such phone for this mailbox.',
        'Get-MobileDevice lists none for the app in question. The phone was never set up, talks to another server, or fails before Exchange sees it.',
      ],
      ['No matching partnership.', 'Mailbox {address}; asked for device id {requestedDeviceId}.'],
    ),
    remedies: [
      userDoes(
        [
          'Add the account on your phone: choose Microsoft Exchange, type your address, then choose Sign in.',
          'Try once on Wi-Fi and once on mobile data.',
          'Check again here 15 minutes later.',
        ],
        { drawing: 'account-screen' },
      ),
      adminDoes([{ text: 'List what the mailbox knows.', command: "Get-MobileDevice -Mailbox '{address}'" }], {
        verify: 'The phone appears in the list after its first contact.',
      }),
    ],
    links: [kb2427193],
  },
};
