import { type AreaCatalog, adminDoes, page, stops, userDoes, words } from './words';

const endpoints = page(
  'Microsoft 365 URLs and IP address ranges',
  'https://learn.microsoft.com/en-us/microsoft-365/enterprise/urls-and-ip-address-ranges',
);

/** Words for the network that the phone is on. */
export const networkCatalog: AreaCatalog<'network'> = {
  'network/blocked-here': {
    ...stops,
    explainedBy: [],
    texts: words(
      [
        'The network you are on keeps mail from your phone.',
        'Switch Wi-Fi off and try mobile data. If mail comes then, the Wi-Fi is the cause.',
      ],
      [
        'This network does not let {host} through.',
        'A captive portal, a firewall or TLS inspection stands in the way. Exempt the Microsoft 365 Optimize endpoints.',
      ],
      ['{host} not reached from the phone.', 'The control host was reached from the same network.'],
    ),
    remedies: [
      userDoes(['Open a web page to see whether the Wi-Fi wants you to sign in.', 'Or use mobile data.']),
      adminDoes(['Exempt the Optimize endpoints of Microsoft 365 from inspection and filtering.'], {
        verify: 'The test from the phone reaches {host} on this network.',
      }),
    ],
    links: [endpoints],
  },
  'network/dns-filtered': {
    ...stops,
    explainedBy: ['network/blocked-here'],
    texts: words(
      [
        'A blocker on your network hides the mail server from your phone.',
        'Ad blockers do this by mistake. Switch it off, or use mobile data.',
      ],
      ['A DNS filter answers wrongly for {host}.', 'Allow the whole alias chain of {host} in the filter.'],
      ['DNS filter suspected.', '{host} resolves publicly but not on the network of the phone.'],
    ),
    remedies: [
      userDoes(['Switch off the ad blocker or private name service.', 'Then open Mail again.']),
      adminDoes(['Put {host} and the names behind it on the allowed list of the filter.'], {
        verify: 'The name resolves on that network.',
      }),
    ],
    links: [endpoints],
  },
  'network/clock-wrong': {
    ...stops,
    explainedBy: [],
    texts: words(
      ['The clock of your phone is wrong.', 'It is {minutes} minutes off. Safe connections need the right time.'],
      [
        'The clock of the phone is {minutes} minutes off.',
        'Certificates look expired or not yet valid, and tokens are refused.',
      ],
      ['Clock difference {minutes} minutes.', 'Browser time against the Date header of this portal.'],
    ),
    remedies: [
      userDoes(['Open Settings, then Date and time, and choose Set automatically.', 'Then open Mail again.']),
      adminDoes(['Nothing in the tenant has to change.']),
    ],
    links: [],
  },
};
