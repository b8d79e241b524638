import { removeCheckDevice } from '../activesync/check-device-commands';
import { type AreaCatalog, adminDoes, page, stops, userDoes, words } from './words';

const endpoints = page(
  'Microsoft 365 URLs and IP address ranges',
  'https://learn.microsoft.com/en-us/microsoft-365/enterprise/urls-and-ip-address-ranges',
);

/** Words for the mail server that phones talk to. */
export const activesyncCatalog: AreaCatalog<'activesync'> = {
  'activesync/unreachable': {
    ...stops,
    explainedBy: ['service/incident'],
    texts: words(
      ['The mail server for phones does not answer.', 'It is not your phone. Wait a while and check again here.'],
      [
        '{host} does not answer ActiveSync requests from this portal ({failure}).',
        'Other Microsoft hosts answered. Look at service health and at the network of this portal.',
      ],
      ['No connection to {host}: {failure}.', 'Asked with OPTIONS; Autodiscover of the same cloud was reached.'],
    ),
    remedies: [
      userDoes(['Leave the account on your phone as it is.', 'Check again here in half an hour.']),
      adminDoes(
        [
          {
            text: 'Look for an open incident.',
            link: { label: 'Service health', url: 'https://admin.microsoft.com/#/servicehealth' },
          },
          'See that no firewall or TLS inspection stands between this portal and {host}.',
        ],
        { verify: 'A new check reaches {host}.' },
      ),
    ],
    links: [endpoints],
  },
  'activesync/modern-sign-in-off': {
    ...stops,
    explainedBy: ['mailbox/on-premises'],
    texts: words(
      [
        'The mail server does not offer the safe Microsoft sign-in to your phone.',
        'Your phone can only ask for a password there, and that is not accepted. Your admin has to mend it.',
      ],
      [
        '{host} offers no modern authentication.',
        'The challenge names {schemes} and no Bearer. For your own Exchange set up hybrid modern authentication; Exchange Online always offers it.',
      ],
      ['No Bearer in the challenge of {host}.', 'Schemes: {schemes}.'],
    ),
    remedies: [
      userDoes(['Do not type your password into a form of the mail app.', 'Send this report to your admin.']),
      adminDoes(
        [
          'Set up hybrid modern authentication, or see why this cloud endpoint is answered by another server. Leave basic authentication off.',
        ],
        { verify: 'A new check finds Bearer in the challenge.' },
      ),
    ],
    links: [
      page(
        'Hybrid modern authentication',
        'https://learn.microsoft.com/en-us/microsoft-365/enterprise/configure-exchange-server-for-hybrid-modern-authentication',
      ),
    ],
  },
  'activesync/version-refused': {
    ...stops,
    explainedBy: ['device/protocol-too-old'],
    texts: words(
      [
        'The server no longer accepts the mail app on your phone.',
        'The app on {deviceName} is too old. Update it, or use Outlook.',
      ],
      [
        'The server offers {offered}; {deviceName} speaks {version}.',
        'Exchange Online takes 16.1 or later since 1 March 2026.',
      ],
      ['No common ActiveSync version.', 'MS-ASProtocolVersions: {offered}; device {deviceId} last used {version}.'],
    ),
    remedies: [
      userDoes(['Update the mail app on your phone.', 'If there is no update, use the Outlook app.']),
      adminDoes(['Tell the person which app to use. No setting brings old versions back.'], {
        verify: 'After the update it shows 16.1.',
        verifyCommand: "Get-MobileDevice -Mailbox '{address}' | Format-List DeviceModel, ClientVersion",
      }),
    ],
    links: [page('Exchange Online ActiveSync device support update', 'https://aka.ms/EASVersionUpdate')],
  },
  'activesync/busy': {
    severity: 'warning',
    blocksSync: false,
    explainedBy: ['service/incident', 'device/throttled'],
    texts: words(
      ['The mail server is busy at the moment.', 'Mail may come late. Wait 10 minutes and check again here.'],
      [
        'ActiveSync answered that it is busy ({status}).',
        'X-MS-ASThrottle {throttle}, Retry-After {retryAfter}. Transient; look at service health if it stays.',
      ],
      ['ActiveSync busy, status {status}.', 'X-MS-ASThrottle {throttle}; Retry-After {retryAfter}.'],
    ),
    remedies: [
      userDoes(['Wait 10 minutes without refreshing.', 'Check again here.']),
      adminDoes(['Wait. If it stays for an hour, look at service health.'], {
        verify: 'A new check gets an ordinary answer.',
      }),
    ],
    links: [],
  },
  'activesync/access-refused': {
    ...stops,
    explainedBy: [
      'service/incident',
      'account/disabled',
      'account/licence-missing',
      'account/password-expired',
      'account/locked-by-old-device',
      'sign-in/policy-blocks-activesync',
      'sign-in/policy-requires-managed-app',
      'sign-in/location-blocked',
      'mailbox/not-found',
      'mailbox/on-premises',
      'mailbox/shared',
      'mailbox/activesync-disabled',
    ],
    texts: words(
      [
        'The mail server knows you but does not let you in from a phone.',
        'Your sign-in was good. Something that your admin can change stands in the way.',
      ],
      [
        'ActiveSync refuses this person with {status}.',
        'Diagnostics: {diagnostics}. 403: ActiveSync is off or access is refused. 456: sign-in is blocked. A change may still be on its way.',
      ],
      ['ActiveSync with the own token answered {status}.', 'x-ms-diagnostics: {diagnostics}.'],
    ),
    remedies: [
      userDoes(['Send this report to your admin.', 'Check again here after 30 minutes if something was just changed.']),
      adminDoes(
        [
          {
            text: 'Read the switches of the mailbox.',
            command: "Get-CASMailbox -Identity '{address}' | Format-List ActiveSyncEnabled, ActiveSyncMailboxPolicy",
          },
          'If all of them are right, wait for replication and check again.',
        ],
        { verify: 'A new check is let in.' },
      ),
    ],
    links: [],
  },
  'activesync/policy-announced': {
    severity: 'note',
    blocksSync: false,
    explainedBy: [],
    texts: words(
      [
        'Your company has rules for phones.',
        'Your phone must accept them before mail comes. The list stands under step 3.',
      ],
      ['A mobile device mailbox policy was handed out.', '{policy}. It was read and not acknowledged.'],
      ['Policy read with the first half of Provision.', '{policy}.'],
    ),
    remedies: [userDoes(['When your phone asks you to accept rules of your company, agree.'])],
    links: [
      page(
        'Mobile device mailbox policies in Exchange Online',
        'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/exchange-activesync/mobile-device-mailbox-policies',
      ),
    ],
  },
  'activesync/check-device-held': {
    severity: 'note',
    blocksSync: false,
    explainedBy: [],
    texts: words(
      [
        'The server held back the entry of this check.',
        'To the server it is a new phone. This says nothing about your own phone.',
      ],
      [
        'The device of this portal, RECONNECTCHECK, met {status}.',
        'It is unknown to the organisation, so access rules and the default apply to it. The phone is judged by its own entry.',
      ],
      ['RECONNECTCHECK held with {status}.', 'No statement about the phone: another device id.'],
    ),
    remedies: [
      adminDoes(
        [
          {
            text: 'Remove the entry when it is not needed any more.',
            command: removeCheckDevice,
          },
        ],
        { verify: 'The list of phones shows no entry RECONNECTCHECK.' },
      ),
    ],
    links: [],
  },
  'activesync/no-place-for-new-phone': {
    severity: 'note',
    blocksSync: false,
    explainedBy: ['mailbox/device-limit-reached'],
    texts: words(
      [
        'Your mailbox has no place for another phone.',
        'Your own phone has its place and gets mail. Remove phones that you no longer use before you add one.',
      ],
      [
        'The device of this portal, RECONNECTCHECK, met 177: no place for a new device.',
        'The phone has its place and gets mail. {address} has {count} partnerships of at most {limit}; {stale} had no sync for 90 days.',
      ],
      [
        'RECONNECTCHECK refused with 177.',
        '{count} partnerships, documented limit {limit}, {stale} silent for 90 days. No statement about the phone, which has a partnership and syncs.',
      ],
    ),
    remedies: [
      userDoes([
        {
          text: 'Open your mail in a web browser and remove phones that you no longer use.',
          path: ['Outlook on the web', 'Settings', 'General', 'Mobile devices'],
        },
      ]),
    ],
    links: [],
  },
};
