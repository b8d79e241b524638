import { type AreaCatalog, adminDoes, hinders, page, stops, userDoes, words } from './words';

const errorCodes = page(
  'Microsoft Entra authentication and authorization error codes',
  'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
);
const entraUsers = {
  label: 'Users in the Entra admin center',
  url: 'https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade',
};

/** Words for the person's account. */
export const accountCatalog: AreaCatalog<'account'> = {
  'account/disabled': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Your work account is switched off.',
        'Nothing that needs this account can work, on your phone or anywhere else. Only your admin can switch it on again.',
      ],
      [
        'The account of {address} is disabled in Microsoft Entra ID.',
        'accountEnabled is false. Synchronised from on-premises: {synced}. A synchronised account is switched on in the on-premises directory, any other in Entra.',
      ],
      [
        'accountEnabled is false.',
        'The directory user is disabled (synchronised: {synced}) and the mailbox is not a shared one. Sign-ins fail with AADSTS50057.',
      ],
    ),
    remedies: [
      userDoes(['Ask your admin why the account is switched off.', 'Check again here after it was switched on.']),
      adminDoes(
        [
          'Find out why it was disabled: a leaver process, a security alert, or a mistake.',
          {
            text: 'If it should work, enable it where it is mastered: on-premises Active Directory if synchronised, otherwise in Entra.',
            path: [
              'Microsoft Entra admin center',
              'Entra ID',
              'Users',
              'All users',
              '{signInName}',
              'Edit properties',
              'Account enabled',
            ],
            link: entraUsers,
          },
          {
            text: 'For an account that is mastered in the cloud, with Microsoft Graph PowerShell:',
            command: "Update-MgUser -UserId '{signInName}' -AccountEnabled:$true",
          },
        ],
        {
          verify: 'AccountEnabled is True.',
          verifyCommand: "Get-MgUser -UserId '{signInName}' -Property AccountEnabled | Format-List AccountEnabled",
          undoCommand: "Update-MgUser -UserId '{signInName}' -AccountEnabled:$false",
        },
      ),
    ],
    links: [errorCodes],
  },
  'account/licence-missing': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Your account has no licence for a mailbox.',
        'Without it there is no mail to bring to your phone. Your admin can assign one, and soon is better.',
      ],
      [
        '{address} has no Exchange Online plan that carries a mailbox.',
        'Exchange plans found: {plans}. Foundation, archive and analytics plans carry no mailbox. A disconnected mailbox is kept for 30 days.',
      ],
      [
        'No mailbox-bearing Exchange plan is enabled.',
        'assignedPlans of the user: {plans}. EXCHANGE_S_FOUNDATION and archive plans do not count.',
      ],
    ),
    remedies: [
      userDoes(['Ask your admin to assign a licence with a mailbox.', 'Check again here about an hour later.']),
      adminDoes(
        [
          {
            text: 'Assign a licence that includes Exchange Online.',
            path: ['Microsoft 365 admin center', 'Users', 'Active users', '{address}', 'Licenses and apps'],
            link: { label: 'Active users', url: 'https://admin.microsoft.com/#/users' },
          },
          {
            text: 'See whether the old mailbox is still kept, and until when.',
            command: "Get-Mailbox -SoftDeletedMailbox -Identity '{address}' | Format-List WhenSoftDeleted",
          },
        ],
        {
          verify: 'It finds the mailbox.',
          verifyCommand: "Get-Mailbox -Identity '{address}'",
          undo: 'Remove the licence again.',
        },
      ),
    ],
    links: [
      page(
        'Product names and service plan identifiers for licensing',
        'https://learn.microsoft.com/en-us/entra/identity/users/licensing-service-plan-reference',
      ),
    ],
  },
  'account/password-expired': {
    ...stops,
    explainedBy: ['account/disabled'],
    texts: words(
      [
        'Your password has expired.',
        'Your phone keeps using the old one and is turned away. Choose a new password in a web browser first.',
      ],
      [
        'The password of {signInName} has expired.',
        'The sign-in failed with {errorCode} at {at} (50055 in the cloud, 50144 on-premises, 457 from ActiveSync).',
      ],
      ['Expired password, code {errorCode}.', 'Seen at {at}. No later sign-in of the same app succeeded.'],
    ),
    remedies: [
      userDoes([
        {
          text: 'Choose a new password in a web browser.',
          link: { label: 'Change your password', url: 'https://myaccount.microsoft.com/' },
        },
        'Open the mail account on your phone and sign in again with the new password.',
      ]),
      adminDoes(
        [
          {
            text: 'If the person cannot change it, reset the password.',
            path: ['Microsoft Entra admin center', 'Entra ID', 'Users', 'All users', '{signInName}', 'Reset password'],
            link: entraUsers,
          },
        ],
        { verify: 'A new sign-in of the mail app succeeds in the sign-in log.' },
      ),
    ],
    links: [errorCodes],
  },
  'account/locked-by-old-device': {
    ...stops,
    explainedBy: ['account/disabled'],
    texts: words(
      [
        'Your account is locked because an older device keeps trying an old password.',
        'Look for {deviceName}. It last tried at {lastAttempt}. A new password alone will not help while it keeps trying.',
      ],
      [
        'Smart lockout (AADSTS{errorCode}): {deviceName} keeps sending an old password.',
        'Device id {deviceId}, last attempt {lastAttempt}, {failures} failed sign-ins by mail apps in the log. Stop that device first, then unlock.',
      ],
      [
        'AADSTS{errorCode}, {failures} failures by mail apps.',
        'Most likely source: {deviceName} (id {deviceId}), last attempt {lastAttempt} with no recent success.',
      ],
    ),
    remedies: [
      userDoes([
        'Find {deviceName} and switch it off, or remove the mail account from it.',
        'Wait 15 minutes. The lock opens by itself.',
        'Check again here.',
      ]),
      adminDoes(
        [
          {
            text: "List the mailbox's phones with their last attempts and find the silent one.",
            command:
              "Get-MobileDeviceStatistics -Mailbox '{address}' | Format-Table DeviceFriendlyName, DeviceID, LastSyncAttemptTime, LastSuccessSync",
          },
          {
            text: 'Remove the forgotten partnership.',
            command:
              "Get-MobileDevice -Mailbox '{address}' | Where-Object DeviceId -eq '{deviceId}' | Remove-MobileDevice",
          },
          'Let the lockout run out. Resetting the password does not stop the old device.',
        ],
        { verify: 'No new 50053 appears in the sign-in log for an hour.' },
      ),
    ],
    links: [errorCodes],
  },
  'account/sign-in-name-differs': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'You sign in with a name that is not your mail address.',
        'Your mail address is {address}, but your sign-in name is {signInName}. Phones fill in the address, so change it by hand.',
      ],
      [
        'The sign-in name {signInName} differs from the primary address {address}.',
        'Phones offer the mail address as user name, and sign-in then fails with AADSTS50034. Such failures of a mail app, from where this person also signs in: {refusals}, the last at {lastRefusedAt}. Phones already set up go on working.',
      ],
      [
        'userPrincipalName and primary SMTP address differ.',
        'userPrincipalName {signInName}; primary address {address}. AADSTS50034 for the address: {refusals}, last {lastRefusedAt}.',
      ],
    ),
    remedies: [
      userDoes(['When your phone asks for a user name, type {signInName}.', 'Leave the field for the domain empty.'], {
        drawing: 'account-screen',
      }),
      adminDoes(
        [
          {
            text: 'Where nothing else depends on the sign-in name, make it equal to the address. For a synchronised user change it on-premises.',
            command: "Update-MgUser -UserId '{signInName}' -UserPrincipalName '{address}'",
          },
        ],
        {
          verify: 'It finds the person.',
          verifyCommand: "Get-MgUser -UserId '{address}'",
          undoCommand: "Update-MgUser -UserId '{address}' -UserPrincipalName '{signInName}'",
        },
      ),
    ],
    links: [
      page(
        'Microsoft Entra userPrincipalName population',
        'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/plan-connect-userprincipalname',
      ),
    ],
  },
};
