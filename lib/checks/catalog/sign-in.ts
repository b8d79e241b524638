import { type AreaCatalog, adminDoes, beforeRemoving, hinders, page, stops, userDoes, words } from './words';

const logs = {
  path: ['Microsoft Entra admin center', 'Entra ID', 'Monitoring & health', 'Sign-in logs'],
  link: {
    label: 'Sign-in logs',
    url: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/SignInEventsV3Blade',
  },
};
const policies = {
  path: ['Microsoft Entra admin center', 'Entra ID', 'Conditional Access', 'Policies'],
  link: {
    label: 'Conditional Access policies',
    url: 'https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies',
  },
};
const enterpriseApps = ['Microsoft Entra admin center', 'Entra ID', 'Enterprise apps'];
const conditions = page(
  'Conditional Access: conditions',
  'https://learn.microsoft.com/en-us/entra/identity/conditional-access/concept-conditional-access-conditions',
);
const errorCodes = page(
  'Microsoft Entra authentication and authorization error codes',
  'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
);
const basicAuth = page(
  'Deprecation of Basic authentication in Exchange Online',
  'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online',
);
const useOutlook = 'Use the Outlook app for your work mail. It can meet this rule.';

/** Words for signing in. */
export const signInCatalog: AreaCatalog<'sign-in'> = {
  'sign-in/policy-blocks-activesync': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'A rule of your company stops the mail app on your phone from signing in.',
        'Your password is right. No setting on your phone changes this. Your admin decides which apps may be used.',
      ],
      [
        'Conditional Access refused {appName}: {policyName}.',
        'Failed sign-in in the log: {at} over "{clientApp}", error code {errorCode} (0 with a failed policy is a refusal). Proven by What If, which says that it refuses this person, app and platform: {whatIf}.',
      ],
      [
        'Conditional Access fails {appName}.',
        'Sign-in at {at}, client app {clientApp}, app id {appId}, error code {errorCode}, failing policy: {policyName}. Proven by What If: {whatIf}. No later success of this app.',
      ],
    ),
    remedies: [
      userDoes([useOutlook, 'If you must use the app that came with your phone, send this report to your admin.']),
      adminDoes(
        [
          { text: 'Open the failed sign-in and read the tab Conditional Access.', ...logs },
          {
            text: 'Decide on {policyName}: exclude this person, or require a compliant device instead of blocking. Leave the block on old protocols in place.',
            ...policies,
          },
          'Check the change with What If for this person before you save it.',
        ],
        {
          verify:
            'The next sign-in of the app shows success in both columns. It can take some hours to reach the phone.',
          undo: 'Restore the former assignments of {policyName}.',
        },
      ),
    ],
    links: [conditions],
  },
  'sign-in/policy-requires-managed-app': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Your company only lets managed mail apps in, such as Outlook.',
        'The mail app that came with your phone can never meet this rule. No setting on your phone helps.',
      ],
      [
        'A policy requires an approved or protected app: {policyName}.',
        'Refusal of {appName} in the sign-in log: {at} ({errorCode}). Proven by What If: {whatIf}. Native mail apps cannot satisfy this grant; Outlook mobile can.',
      ],
      [
        'Grant control for apps not satisfied ({errorCode}).',
        'App {appName} ({appId}) at {at}; failing policy: {policyName}. Proven by What If: {whatIf}.',
      ],
    ),
    remedies: [
      userDoes(['Install Outlook from the app store of your phone.', 'Add your work address there.']),
      adminDoes(
        [
          { text: 'If native mail is wanted, change the grant of {policyName} for these people.', ...policies },
          'Note that the grant "approved client app" is retired since 30 June 2026. Use "app protection policy".',
        ],
        {
          verify: 'What If for this person and app shows no failing policy.',
          undo: 'Restore the grant of {policyName}.',
        },
      ),
    ],
    links: [
      page(
        'Migrate approved client app to application protection policy',
        'https://learn.microsoft.com/en-us/entra/identity/conditional-access/migrate-approved-client-app',
      ),
    ],
  },
  'sign-in/location-blocked': {
    ...stops,
    // A block that holds everywhere leaves nothing for a place to explain.
    explainedBy: ['sign-in/policy-blocks-activesync'],
    texts: words(
      [
        'Your company does not let you sign in from where you are.',
        'Your phone seems to be in {location}. It last got in from {lastGoodLocation}. A private network app can also change this.',
      ],
      [
        'A policy refused the location {location}: {policyName}.',
        '{appName} was refused at {at} ({errorCode}). Places that the policy refuses: {refusedPlaces}; excepted: {exceptedPlaces}. The same app last succeeded from {lastGoodLocation}.',
      ],
      [
        'Location refused.',
        'App {appName} ({appId}), {at}, {errorCode}, from {location}; last success from {lastGoodLocation}; failing policy: {policyName}, refused places {refusedPlaces}, excepted {exceptedPlaces}.',
      ],
    ),
    remedies: [
      userDoes([
        'Switch off any private network or private relay on your phone, then open Mail.',
        'If you are travelling, ask your admin to let you in from there.',
      ]),
      adminDoes(
        [
          { text: 'Compare the address of the failed sign-in with the named locations of the policy.', ...logs },
          { text: 'If the trip is genuine, add the person to the travel exclusion of {policyName}.', ...policies },
        ],
        {
          verify: 'The next sign-in of the app succeeds.',
          undo: 'Remove the person from the exclusion after the trip.',
        },
      ),
    ],
    links: [conditions],
  },
  'sign-in/app-not-consented': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Your company has not approved the mail app on your phone yet.',
        'The app is {appName}. An admin has to approve it once, for everybody. You cannot do it yourself.',
      ],
      [
        '{appName} has no admin consent in this tenant.',
        'Nobody agreed that application {appId} reads mail for this person. Last refusal in the sign-in log: {at} (AADSTS {errorCode}). Grant consent once.',
      ],
      [
        'Consent missing for {appName}.',
        'App id {appId}; refusal in the sign-in log: {at}, AADSTS {errorCode}. No later success of this app.',
      ],
    ),
    remedies: [
      userDoes(['Send this report to your admin.', 'After the approval, sign in again on your phone.']),
      adminDoes(
        [
          {
            text: 'Grant tenant-wide consent to {appName}.',
            path: [
              'Microsoft Entra admin center',
              'Entra ID',
              'Enterprise apps',
              '{appName}',
              'Permissions',
              'Grant admin consent',
            ],
            link: {
              label: 'Admin consent for {appName}',
              url: 'https://login.microsoftonline.com/organizations/adminconsent?client_id={appId}',
            },
          },
          'If the application requires assignment, add the person under Users and groups.',
        ],
        {
          verify: 'The sign-in log shows a success for {appName}.',
          undo: 'Remove the permission grant under Enterprise apps.',
        },
      ),
    ],
    links: [
      page(
        'Grant tenant-wide admin consent to an application',
        'https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/grant-admin-consent',
      ),
    ],
  },
  'sign-in/app-disabled': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'Your company has switched off the mail app that your phone uses.',
        'The app is {appName}. Your password and your phone are fine. Only your admin can switch it on.',
      ],
      [
        '{appName} is disabled for sign-in in this tenant.',
        'The enterprise application {appId} has "Enabled for users to sign in" set to No. Refusal in the sign-in log: {at} (AADSTS {errorCode}).',
      ],
      [
        'accountEnabled is false for {appName}.',
        'App id {appId}; refusal in the sign-in log: {at}, AADSTS {errorCode}.',
      ],
    ),
    remedies: [
      userDoes([useOutlook, 'If you must use the app that came with your phone, send this report to your admin.']),
      adminDoes(
        [
          {
            text: 'Find out why it was switched off, then set "Enabled for users to sign in" to Yes.',
            path: [...enterpriseApps, '{appName}', 'Properties', 'Enabled for users to sign in?'],
          },
        ],
        {
          verify: 'The sign-in log shows a success for {appName}.',
          undo: 'Set "Enabled for users to sign in" to No again.',
        },
      ),
    ],
    links: [
      page(
        'Disable how a user signs in for an application',
        'https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/disable-user-sign-in-portal',
      ),
    ],
  },
  'sign-in/app-not-assigned': {
    ...stops,
    explainedBy: ['sign-in/app-disabled'],
    texts: words(
      [
        'Your company lets only some people use this mail app, and you are not among them.',
        'The app is {appName}. Your admin can add you.',
      ],
      [
        '{appName} requires assignment, and this person has none.',
        'Application {appId}: neither the person nor a group they are a direct member of is assigned; nested groups do not count. Refusal in the sign-in log: {at} (AADSTS {errorCode}).',
      ],
      [
        'No app role assignment for {appName}.',
        'App id {appId}; refusal in the sign-in log: {at}, AADSTS {errorCode}.',
      ],
    ),
    remedies: [
      userDoes(['Send this report to your admin.', 'After you were added, open Mail again.']),
      adminDoes(
        [
          {
            text: 'Add the person, or a group they are a direct member of.',
            path: [...enterpriseApps, '{appName}', 'Users and groups', 'Add user/group'],
          },
        ],
        { verify: 'The sign-in log shows a success for {appName}.', undo: 'Remove the assignment again.' },
      ),
    ],
    links: [
      page(
        'Assign users and groups to an application',
        'https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/assign-user-or-group-access-portal',
      ),
    ],
  },
  'sign-in/policy-in-scope': {
    severity: 'note',
    blocksSync: false,
    explainedBy: [],
    texts: words(
      [
        'Your company has rules that can touch mail apps on phones.',
        'That is usual, and proves nothing. Your admin can see which rules they are.',
      ],
      [
        'Policies that could touch the mail app: {policies}.',
        'They are on and may cover this person and Exchange Online. Blocking every mail app by their settings: {blocking}. What If refuses the old protocol by: {oldProtocol}. That they exist proves nothing: look for a sign-in that one of them failed.',
      ],
      [
        'Policies in scope: {policies}.',
        'Corroboration only; groups, roles and conditions were not evaluated. Plain blocks: {blocking}. Old protocol refused by: {oldProtocol}.',
      ],
    ),
    remedies: [adminDoes([{ text: 'Ask What If for this person, the mail app and its platform.', ...policies }])],
    links: [conditions],
  },
  'sign-in/federated-domain': {
    severity: 'note',
    blocksSync: false,
    explainedBy: [],
    texts: words(
      ['Your company checks your password on its own server.', 'Your admin may have to look there as well.'],
      [
        '{signInDomain} is federated: your own sign-in service checks passwords.',
        'A refusal before Entra issues a token stands in the log of that service. Look there too, and see that phones reach it from outside.',
      ],
      [
        'Federated domain {signInDomain}.',
        'Passwords and challenges are checked by the organisation’s own sign-in service.',
      ],
    ),
    remedies: [],
    links: [
      page(
        'What is federation with Microsoft Entra ID?',
        'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/whatis-fed',
      ),
    ],
  },
  'sign-in/reauthentication-needed': {
    ...stops,
    explainedBy: ['account/password-expired', 'account/disabled', 'account/locked-by-old-device'],
    texts: words(
      [
        'Your phone has to sign in again.',
        'It still uses an older sign-in, for example from before a new password. Signing in once on the phone fixes it.',
      ],
      [
        '{appName} holds a sign-in that is no longer accepted ({errorCode}).',
        'Last refusal at {at}. Password changed {passwordChangedAt}, sessions valid from {sessionsRevokedAt}; changed after the last mail: {changedSinceMail}. A changed password, a revoked session or a new challenge needs an interactive sign-in.',
      ],
      [
        'Interactive sign-in needed, AADSTS{errorCode}.',
        'App {appName} ({appId}), {at}; lastPasswordChangeDateTime {passwordChangedAt}, signInSessionsValidFromDateTime {sessionsRevokedAt}; after the last mail: {changedSinceMail}.',
      ],
    ),
    remedies: [
      userDoes(
        [
          'Open Settings on your phone, choose the mail account, and sign in again.',
          'Answer the request for approval if one appears.',
          'If the phone keeps asking, check again here before you change anything else.',
        ],
        { drawing: 'account-screen' },
      ),
      adminDoes(
        [
          {
            text: 'Look at the failed sign-in. If it asks for a challenge, see that the person can answer it.',
            ...logs,
          },
        ],
        { verify: 'A success of {appName} follows in the sign-in log.' },
      ),
    ],
    links: [errorCodes],
  },
  'sign-in/basic-authentication': {
    ...stops,
    explainedBy: ['account/password-expired', 'account/disabled'],
    texts: words(
      [
        'Your phone still signs in the old way, which Microsoft no longer accepts.',
        'This happens after restoring a phone from a backup. Your password is not the problem. The account has to be added anew.',
      ],
      [
        'The phone still uses basic authentication for ActiveSync.',
        '{attempts} attempts over "Exchange ActiveSync" without a policy failure, the last at {at} ({errorCode}). Basic authentication is off in every tenant.',
      ],
      [
        'Legacy Exchange ActiveSync rows in the sign-in log.',
        '{attempts} rows, last {at}, error code {errorCode}; no success of a native app with modern authentication after it.',
      ],
    ),
    remedies: [
      userDoes(
        [
          beforeRemoving,
          'Remove the work account from the mail settings of your phone and restart the phone.',
          'Add it again: choose Microsoft Exchange, type your address, then choose Sign in.',
        ],
        { drawing: 'account-screen' },
      ),
      adminDoes(
        ['If the account comes from a management profile, switch modern authentication (OAuth) on in that profile.'],
        { verify: 'The sign-in log shows the mail app itself, no longer "Exchange ActiveSync".' },
      ),
    ],
    links: [basicAuth],
  },
  'sign-in/manual-setup-skipped-sign-in': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'The account was set up by hand, and the Microsoft sign-in was skipped.',
        '{deviceName} first came at {firstSync} without it. Choose Sign in instead of typing a password.',
      ],
      [
        '{deviceName} was configured manually without a Microsoft sign-in.',
        'First contact {firstSync}; the sign-in log has only "Exchange ActiveSync" rows and no sign-in by a mail app.',
      ],
      [
        'No OAuth sign-in before the first contact of the device.',
        'Device {deviceId}, FirstSyncTime {firstSync}; legacy rows only.',
      ],
    ),
    remedies: [
      userDoes([beforeRemoving, 'Remove the account, add it again and choose Sign in when the phone offers it.'], {
        drawing: 'account-screen',
      }),
      adminDoes(['Hand out instructions that choose Sign in, never Configure manually.']),
    ],
    links: [basicAuth],
  },
};
