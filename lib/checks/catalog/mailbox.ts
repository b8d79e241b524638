import { type AreaCatalog, adminDoes, hinders, kb2427193, page, stops, userDoes, words } from './words';

const mailboxes = { label: 'Mailboxes in the Exchange admin center', url: '{adminCentre}/#/mailboxes' };
const deviceList =
  "Get-MobileDeviceStatistics -Mailbox '{address}' | Sort-Object LastSuccessSync | Format-Table DeviceFriendlyName, DeviceID, LastSuccessSync";
const removeStale =
  "Get-MobileDeviceStatistics -Mailbox '{address}' | Where-Object LastSuccessSync -lt (Get-Date).AddDays(-90) | ForEach-Object { Remove-MobileDevice -Identity $_.Guid.ToString() }";
const readSizes = "Get-MailboxStatistics -Identity '{address}' | Format-List TotalItemSize, TotalDeletedItemSize";
const largerMailbox = 'Switch on the archive, or assign a plan with a larger quota.';
const limits = page(
  'Exchange Online limits',
  'https://learn.microsoft.com/en-us/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits',
);

/** Words for the mailbox and its switches. */
export const mailboxCatalog: AreaCatalog<'mailbox'> = {
  'mailbox/not-found': {
    ...stops,
    explainedBy: ['account/licence-missing'],
    texts: words(
      [
        'There is no mailbox for this address in your company.',
        'Check the spelling first. If it is right, your admin has to make or restore the mailbox.',
      ],
      [
        'No mailbox was found for {address} in this tenant.',
        'Neither the directory nor Exchange Online knows a mailbox under this address. A new licence takes up to an hour to make one.',
      ],
      [
        'No directory user or no recipient.',
        'Looked up {address}. The directory knows the person: {inDirectory}. No recipient is a mailbox.',
      ],
    ),
    remedies: [
      userDoes(['Check the spelling of the address.', 'If it is right, send this report to your admin.']),
      adminDoes(
        [
          {
            text: 'Look for the recipient.',
            command: "Get-Recipient -Identity '{address}' | Format-List Name, RecipientTypeDetails",
            link: mailboxes,
          },
          {
            text: 'Look for a mailbox that was deleted within 30 days.',
            command: "Get-Mailbox -SoftDeletedMailbox -Identity '{address}'",
          },
        ],
        { verify: 'It finds the mailbox.', verifyCommand: "Get-Mailbox -Identity '{address}'" },
      ),
    ],
    links: [],
  },
  'mailbox/on-premises': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        "Your mailbox is on your company's own server, not in Microsoft 365.",
        'The settings for Microsoft 365 do not fit your phone. Your admin can tell you the right server.',
      ],
      [
        'The mailbox of {address} is on-premises.',
        'Exchange Online knows a mail user whose mail goes to {externalAddress}. ActiveSync for it is served by your own Exchange; Autodiscover must stay there.',
      ],
      [
        'MailUser of a synchronised user: mailbox on-premises.',
        'Target address {externalAddress}. Exchange Online holds no CAS mailbox for this person.',
      ],
    ),
    remedies: [
      userDoes([
        'Ask your admin for the name of your mail server.',
        'Do not type {server} as the server. That one does not hold your mail.',
      ]),
      adminDoes(
        [
          'Check ActiveSync and Autodiscover on your own Exchange servers.',
          'If the mailbox should be in the cloud, move it with a migration batch. Keep Autodiscover on-premises while mailboxes are there.',
        ],
        { verify: 'After a move it shows UserMailbox.', verifyCommand: "Get-Recipient -Identity '{address}'" },
      ),
    ],
    links: [
      page(
        'Exchange ActiveSync device settings with Exchange hybrid deployments',
        'https://learn.microsoft.com/en-us/exchange/hybrid-deployment/activesync-settings',
      ),
    ],
  },
  'mailbox/shared': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'This is a shared mailbox. The mail app that came with your phone cannot open it.',
        'A shared mailbox has no sign-in of its own. The Outlook app can show it beside your own mail.',
      ],
      [
        '{address} is a {kind}, which has no sign-in.',
        'ActiveSync signs in as the mailbox itself. Keep sign-in blocked for it: give people access and let them use Outlook mobile.',
      ],
      [
        'RecipientTypeDetails is {kind}.',
        'ActiveSync cannot open mailboxes without a sign-in. A disabled account is normal here.',
      ],
    ),
    remedies: [
      userDoes([
        'Open Outlook on your phone with your own account.',
        'Choose Add account, then Add a shared mailbox, and type {address}.',
      ]),
      adminDoes(
        [
          {
            text: 'See that the person has full access. Do not switch on sign-in for the shared mailbox.',
            command: "Get-MailboxPermission -Identity '{address}' | Format-Table User, AccessRights",
            link: mailboxes,
          },
        ],
        { verify: 'The person opens the shared mailbox in Outlook mobile.' },
      ),
    ],
    links: [
      page(
        'About shared mailboxes',
        'https://learn.microsoft.com/en-us/microsoft-365/admin/email/about-shared-mailboxes',
      ),
    ],
  },
  'mailbox/full': {
    ...stops,
    explainedBy: [],
    texts: words(
      ['Your mailbox is full.', 'It holds {used} of {quota}. New mail stops until you make room.'],
      [
        'The mailbox of {address} is over its quota.',
        '{used} used of {quota}. ActiveSync answers with status 113 or 115.',
      ],
      ['Quota exceeded.', 'Used {used}, quota {quota}.'],
    ),
    remedies: [
      userDoes(['Open your mail in a web browser.', 'Empty Deleted items and remove large old messages.']),
      adminDoes([{ text: 'Read the sizes.', command: readSizes }, largerMailbox], {
        verify: 'TotalItemSize is below ProhibitSendReceiveQuota.',
      }),
    ],
    links: [limits],
  },
  'mailbox/sending-stopped': {
    ...hinders,
    explainedBy: [],
    texts: words(
      ['Your mailbox is almost full. You can get mail, but not send it.', 'It holds {used}. Sending stops at {quota}.'],
      [
        'The mailbox of {address} has reached its quota for sending.',
        '{used} used, ProhibitSendQuota {quota}. ActiveSync answers a message sent with status 115.',
      ],
      ['Send quota reached.', 'Used {used}, ProhibitSendQuota {quota}.'],
    ),
    remedies: [
      userDoes(['Open your mail in a web browser.', 'Empty Deleted items and remove large old messages.']),
      adminDoes([{ text: 'Read the sizes.', command: readSizes }, largerMailbox], {
        verify: 'TotalItemSize is below ProhibitSendQuota.',
      }),
    ],
    links: [limits],
  },
  'mailbox/recoverable-items-full': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'You cannot delete mail any more, because deleted mail that is kept takes all its room.',
        'Only your admin can make room there. It holds {used} of {quota}.',
      ],
      [
        'Recoverable Items of {address} has reached its quota.',
        '{used} of {quota} used. Deleting fails until a hold or a retention policy is eased, or the archive takes over.',
      ],
      ['Recoverable Items full.', 'TotalDeletedItemSize {used}, RecoverableItemsQuota {quota}.'],
    ),
    remedies: [
      userDoes(['Send this report to your admin.']),
      adminDoes(
        [
          {
            text: 'Read what the folder holds.',
            command:
              "Get-MailboxFolderStatistics -Identity '{address}' -FolderScope RecoverableItems | Format-Table Name, FolderAndSubfolderSize",
          },
          'Switch on the archive with automatic expansion, or review the holds on this mailbox.',
        ],
        { verify: 'TotalDeletedItemSize is below RecoverableItemsQuota.' },
      ),
    ],
    links: [
      page(
        'Increase the Recoverable Items quota for mailboxes on hold',
        'https://learn.microsoft.com/en-us/purview/ediscovery-increase-the-recoverable-quota-for-mailboxes-on-hold',
      ),
    ],
  },
  'mailbox/soft-deleted': {
    ...hinders,
    explainedBy: ['account/licence-missing', 'mailbox/not-found', 'account/disabled'],
    texts: words(
      [
        'Your old mailbox is deleted, but it is still kept.',
        'It was deleted at {deletedAt}. Your admin can bring it back. Last day: {keptUntil}.',
      ],
      [
        'A soft-deleted mailbox of {address} exists.',
        'Deleted {deletedAt}, kept until {keptUntil}; held without an end: {inactive}. A licence for the same account brings it back in time.',
      ],
      [
        'Soft-deleted mailbox found.',
        'WhenSoftDeleted {deletedAt}, IsInactiveMailbox {inactive}, kept until {keptUntil}.',
      ],
    ),
    remedies: [
      userDoes(['Send this report to your admin soon.']),
      adminDoes(
        [
          {
            text: 'Look at the deleted mailbox.',
            command:
              "Get-Mailbox -SoftDeletedMailbox -Identity '{address}' | Format-List WhenSoftDeleted, IsInactiveMailbox",
          },
          'Give the same account its licence again before that date. An inactive mailbox is recovered or restored instead.',
        ],
        { verify: 'It finds the mailbox.', verifyCommand: "Get-Mailbox -Identity '{address}'" },
      ),
    ],
    links: [
      page(
        'Delete or restore user mailboxes in Exchange Online',
        'https://learn.microsoft.com/en-us/exchange/recipients-in-exchange-online/delete-or-restore-mailboxes',
      ),
    ],
  },
  'mailbox/activesync-disabled': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Mail for phones is switched off for your mailbox.',
        'Your password and your phone are fine. Your admin can switch it on in a minute.',
      ],
      [
        'Exchange ActiveSync is switched off for {address}.',
        'ActiveSyncEnabled is false, so every native mail app is refused with 403 although sign-in succeeds. Outlook mobile does not use it.',
      ],
      [
        'Get-CASMailbox: ActiveSyncEnabled is false.',
        'All other ActiveSync settings of {address} are ignored while it is off.',
      ],
    ),
    remedies: [
      userDoes([
        'Send this report to your admin.',
        'When it is switched on, check again here.',
        'If nothing else is shown then, set up the account on your phone again.',
      ]),
      adminDoes(
        [
          {
            text: 'Switch on Mobile (Exchange ActiveSync) for the mailbox and save.',
            path: [
              'Exchange admin center',
              'Recipients',
              'Mailboxes',
              '{address}',
              'General',
              'Email apps',
              'Manage email apps settings',
              'Mobile (Exchange ActiveSync)',
            ],
            link: mailboxes,
          },
          {
            text: 'Or in Exchange Online PowerShell:',
            command: "Set-CASMailbox -Identity '{address}' -ActiveSyncEnabled $true",
          },
          'Have the account set up again on the phone, as KB 2427193 says.',
        ],
        {
          verify: 'It shows True. Allow some minutes for replication.',
          verifyCommand: "Get-CASMailbox -Identity '{address}' | Format-List ActiveSyncEnabled",
          undoCommand: "Set-CASMailbox -Identity '{address}' -ActiveSyncEnabled $false",
          drawing: 'activesync-toggle',
        },
      ),
    ],
    links: [
      kb2427193,
      page(
        'Enable or disable Exchange ActiveSync for a mailbox',
        'https://learn.microsoft.com/en-us/exchange/recipients-in-exchange-online/manage-user-mailboxes/enable-or-disable-exchange-activesync-for-a-mailbox',
      ),
    ],
  },
  'mailbox/outlook-mobile-disabled': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'The Outlook app for phones is switched off for your mailbox.',
        'Your phone is fine. Your admin can switch it on in a minute.',
      ],
      [
        'Outlook for iOS and Android is switched off for {address}.',
        'OutlookMobileEnabled is false. It is a switch of its own beside ActiveSync.',
      ],
      [
        'Get-CASMailbox: OutlookMobileEnabled is false.',
        'Concerns Outlook mobile of {address} only, not native mail apps.',
      ],
    ),
    remedies: [
      userDoes(['Send this report to your admin.', 'Open Outlook again after it was switched on.']),
      adminDoes(
        [
          {
            text: 'Switch on Outlook mobile for the mailbox and save.',
            path: [
              'Exchange admin center',
              'Recipients',
              'Mailboxes',
              '{address}',
              'General',
              'Email apps',
              'Manage email apps settings',
            ],
            link: mailboxes,
          },
          {
            text: 'Or in Exchange Online PowerShell:',
            command: "Set-CASMailbox -Identity '{address}' -OutlookMobileEnabled $true",
          },
        ],
        {
          verify: 'It shows True.',
          verifyCommand: "Get-CASMailbox -Identity '{address}' | Format-List OutlookMobileEnabled",
          undoCommand: "Set-CASMailbox -Identity '{address}' -OutlookMobileEnabled $false",
          drawing: 'activesync-toggle',
        },
      ),
    ],
    links: [
      page('Set-CASMailbox', 'https://learn.microsoft.com/en-us/powershell/module/exchangepowershell/set-casmailbox'),
    ],
  },
  'mailbox/device-limit-reached': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Your mailbox remembers too many phones. A new one cannot be added.',
        'It remembers {count} of at most {limit}. {stale} of them were silent for 90 days.',
      ],
      [
        '{address} has {count} device partnerships; the limit is {limit}.',
        'A further phone is refused with ActiveSync status 177. {stale} partnerships had no sync for 90 days.',
      ],
      ['{count} partnerships of {limit}.', '{stale} of them without a successful sync for 90 days.'],
    ),
    remedies: [
      userDoes([
        {
          text: 'Open your mail in a web browser and remove phones that you no longer use.',
          path: ['Outlook on the web', 'Settings', 'General', 'Mobile devices'],
        },
        'Then add the account on your new phone again.',
      ]),
      adminDoes(
        [
          { text: 'List the partnerships, oldest first.', command: deviceList },
          { text: 'Remove those that were silent for 90 days. Look at the list first.', command: removeStale },
        ],
        {
          verify: 'The count is below {limit}.',
          undo: 'A removed phone appears again by itself when it connects.',
        },
      ),
    ],
    links: [limits],
  },
  'mailbox/device-limit-near': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'Your mailbox remembers almost as many phones as it can.',
        'It remembers {count} of at most {limit}. Remove old ones before you need a new one.',
      ],
      [
        '{address} has {count} of {limit} device partnerships.',
        '{stale} had no sync for 90 days. At the limit new phones are refused.',
      ],
      ['{count} partnerships of {limit}.', '{stale} of them without a successful sync for 90 days.'],
    ),
    remedies: [
      userDoes([
        {
          text: 'Open your mail in a web browser and remove phones that you no longer use.',
          path: ['Outlook on the web', 'Settings', 'General', 'Mobile devices'],
        },
      ]),
      adminDoes([
        { text: 'List the partnerships, oldest first.', command: deviceList },
        { text: 'Remove those that were silent for 90 days.', command: removeStale },
      ]),
    ],
    links: [limits],
  },
};
