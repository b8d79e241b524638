import type { Audience, Reason } from '@/lib/report/vocabulary';
import type { Text } from '../guidance';

/** "Could not check": what we could not see, why, and who can lift it. `{what}` is the thing, `{detail}` the exact name. */
export type ReasonWords = { [A in Audience]: Text };

function reason(user: [string, string], admin: [string, string], support: [string, string]): ReasonWords {
  const text = ([title, body]: [string, string]): Text => ({ title, body });
  return { user: text(user), admin: text(admin), support: text(support) };
}

/** Words for every reason. */
export const reasonWords: { [K in Reason]: ReasonWords } = {
  'permission-missing': reason(
    [
      'We are not allowed to see this.',
      'We could not see {what}. The portal lacks a permission. Your admin can give it.',
    ],
    [
      'A permission is missing: {detail}.',
      'Without it the portal cannot see {what}. Grant it to the portal’s app registration, then check again.',
    ],
    [
      'Permission missing: {detail}.',
      'Refused by the service for the portal’s own identity; it says nothing about the person.',
    ],
  ),
  'not-licensed': reason(
    [
      'Your company cannot show this to us.',
      'We could not see {what}. It needs a larger licence. Your admin can decide on that.',
    ],
    [
      'The tenant is not licensed for this.',
      'The portal cannot see {what}. Sign-in logs and policies need Microsoft Entra ID P1 or P2, managed phones Microsoft Intune.',
    ],
    ['Not licensed: {detail}.', 'Graph refuses the read for want of a premium licence in the tenant.'],
  ),
  throttled: reason(
    ['Microsoft asked us to wait.', 'We could not see {what} this time. Check again {when}.'],
    ['Throttled by the service.', 'The portal could not see {what}. Asking again makes sense {when}.'],
    ['429 with Retry-After past our time.', 'Source {detail}; next try {when}.'],
  ),
  'timed-out': reason(
    ['This took too long.', 'We waited for {what} and stopped. Check again in a minute.'],
    [
      'No answer within the portal’s limit.',
      'The portal stopped waiting for {what} ({detail}). It is our limit, not a proven outage.',
    ],
    ['Our own deadline passed.', 'Source {detail}.'],
  ),
  unreachable: reason(
    ['We could not reach this.', 'We could not see {what}. It may be our own connection. Check again in a minute.'],
    [
      'The portal could not reach {detail}.',
      'It could not see {what}. Look at the network and the proxy of the portal.',
    ],
    ['No connection from the portal.', 'Target {detail}.'],
  ),
  'upstream-failed': reason(
    [
      'The other side did not answer properly.',
      'We could not see {what}. This is not your fault. Check again in some minutes.',
    ],
    [
      'The source failed.',
      'Asked for {what}, it answered with a failure of its own ({detail}). Check again; look at service health if it stays.',
    ],
    ['Failure of the source.', 'Source {detail}; see the evidence for status and request id.'],
  ),
  'malformed-answer': reason(
    ['We did not understand the answer.', 'We could not read {what}. The people who run this portal can look into it.'],
    [
      'The answer had an unexpected shape.',
      'The portal could not read {what} ({detail}). Update the portal; a proxy in between can also do this.',
    ],
    ['Answer did not match its schema.', 'Source {detail}; see the evidence.'],
  ),
  'sign-in-needed': reason(
    [
      'You have to sign in again for this.',
      'We could not look at {what} in your name. Start a new check, and you can sign in.',
    ],
    [
      'The person’s own token was not available.',
      'The portal could not see {what} ({detail}). The person has to sign in, or consent is missing.',
    ],
    ['No usable token of the person.', 'Detail {detail}. Not stored across a restart.'],
  ),
  'blocked-by-earlier': reason(
    [
      'Something before this is not known yet.',
      'We could not look at {what}, because an earlier part stopped us. See above.',
    ],
    ['Depends on something that was not observed.', 'The portal could not see {what}: {detail} is missing.'],
    ['Blocked by {detail}.', 'Its own failure is shown with that source.'],
  ),
  'internal-error': reason(
    ['This portal made a mistake.', 'We could not judge {what}. The people who run this portal can see why.'],
    ['A fault of the portal.', 'The check failed inside; it is in the log of the portal. Report it.'],
    ['Internal fault.', 'The check threw; see the log of the portal at the time of this report.'],
  ),
  'no-recent-evidence': reason(
    [
      'There is nothing recent to judge by.',
      'What we saw of {what} is too old or too little. Open Mail on your phone, then check again.',
    ],
    ['No recent evidence.', 'What was observed of {what} is too old or too little to decide.'],
    ['Observed, not decidable.', 'No recent or no recognised value; see the evidence.'],
  ),
  contradiction: reason(
    [
      'What we saw does not fit together.',
      'Something was probably changed just now. Wait half an hour, then check again.',
    ],
    [
      'Observations contradict each other.',
      'Lists, rules or directories say something else than Exchange does. A recent change needs time to take effect.',
    ],
    ['Contradiction between sources.', 'Computed and reported states differ; read both in the evidence.'],
  ),
  'sync-stalled': reason(
    [
      'Your phone keeps trying, but no mail has come for days.',
      'We found nothing that stops it. Restart the phone, and try once on mobile data.',
    ],
    [
      'The phone connects, and its last success is days old.',
      'Exchange lets it in and no other cause was found. Ask for the ActiveSync log: Set-CASMailbox -ActiveSyncDebugLogging $true, then Get-MobileDeviceStatistics -GetMailboxLog.',
    ],
    ['LastSyncAttemptTime far ahead of LastSuccessSync.', 'State Allowed; cause not visible from the tenant.'],
  ),
};

/** What a detail stands for, in a person's words: permissions, roles and probe ids. */
export const detailWords: Readonly<Record<string, string>> = {
  'User.Read.All': 'your account',
  'Organization.Read.All': 'your company’s settings',
  'Domain.Read.All': 'the entries your company should publish',
  'AuditLog.Read.All': 'your sign-ins',
  'ServiceHealth.Read.All': 'the health of Microsoft 365',
  'EAS.AccessAsUser.All': 'the mail server in your name',
  'Exchange.ManageAsApp': 'your mailbox',
  'exchange-role': 'your mailbox and phones',
  serviceHealth: 'the health of Microsoft 365',
  directoryUser: 'your account',
  organization: 'your company’s settings',
  domainRecords: 'the entries your company should publish',
  signIns: 'your sign-ins',
  backgroundSignIns: 'what your mail apps renewed in the background',
  addressSignIns: 'sign-ins under your mail address',
  mailApps: 'whether your company has approved your mail app',
  'Directory.Read.All': 'whether your company has approved your mail app',
  signInRules: 'the rules of your company for signing in',
  whatIf: 'what the rules of your company would do now',
  'Policy.Read.ConditionalAccess': 'what the rules of your company would do now',
  'identity/conditionalAccess/evaluate': 'what the rules of your company would do now',
  'Policy.Read.All': 'the rules of your company for signing in',
  'identity/conditionalAccess/policies': 'the rules of your company for signing in',
  mailboxSettings: 'the switches of your mailbox',
  recipient: 'where your mailbox is',
  mailboxUsage: 'how full your mailbox is',
  deletedMailbox: 'whether your old mailbox is still kept',
  devices: 'your phones',
  deviceStatistics: 'when your phones last got mail',
  managedDevices: 'what device management says of your phone',
  'deviceManagement/managedDevices': 'what device management says of your phone',
  'DeviceManagementManagedDevices.Read.All': 'what device management says of your phone',
  organizationSettings: 'what your company does with new phones',
  accessRules: 'the rules for phones',
  mobilePolicies: 'the safety rules for phones',
  autodiscoverDns: 'the way to the server',
  autodiscoverXml: 'the answers on the way to the server',
  autodiscoverJson: 'what Microsoft says about your address',
  activesyncChallenge: 'the mail server for phones',
  activesyncOptions: 'the mail server in your name',
  activesyncCommands: 'the mail server as a phone does',
};

/** How an admin knows a right that is no permission of its own: a role group of Exchange (docs/permissions.md). */
export const permissionNames: Readonly<Record<string, string>> = {
  'exchange-role': 'the Exchange roles View-Only Recipients and View-Only Configuration',
};

/** The same for each check, used when the detail is a host, a number or nothing. */
export const subjectWords: Readonly<Record<string, string>> = {
  service: 'the health of Microsoft 365',
  account: 'your account',
  'sign-in': 'your sign-ins',
  mailbox: 'your mailbox',
  device: 'your phone',
  autodiscover: 'the way to the server',
  activesync: 'the mail server for phones',
  network: 'your network',
};
