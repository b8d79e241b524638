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
        'A network that your phone uses keeps mail out.',
        'Use another network for now: mobile data instead of Wi-Fi, or Wi-Fi instead of mobile data.',
      ],
      [
        'A network of the phone does not let {host} through.',
        'Network: {network}. Something else answered in the place of this portal: {signInPage}. A sign-in page, a firewall or TLS inspection stands in the way. Exempt the Microsoft 365 Optimize endpoints.',
      ],
      [
        '{host} was not reached from the phone, in two tries.',
        'Network as the person named it: {network}. Other hosts were reached from there in the same minute. A browser cannot tell which layer failed.',
      ],
    ),
    remedies: [
      userDoes([
        'Open a web page to see whether the Wi-Fi wants you to sign in.',
        'Or use the other network: mobile data, or another Wi-Fi.',
        'Switch off an app that filters or redirects your traffic, then test again.',
      ]),
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
      [
        'A filter on the network of the phone refuses the name {host}.',
        'The same service was reached there under its other name, so the way is open and the name is not. Allow the whole alias chain of {host} in the DNS filter.',
      ],
      [
        '{host} fails at once from the phone, its other name is reached.',
        'The portal reaches {host} itself. A filter of names in DNS does this; one that reads names in TLS would look the same to a browser.',
      ],
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
      ['The clock of your phone is wrong.', 'It is {minutes} minutes off. Mail needs the right time.'],
      [
        'The clock of the phone is {minutes} minutes off.',
        'Certificates look expired or not yet valid, and tokens are refused.',
      ],
      [
        'Clock difference {minutes} minutes.',
        'Browser time against the time of this portal, half the round trip taken off.',
      ],
    ),
    remedies: [
      userDoes(['Open Settings, then Date and time, and choose Set automatically.', 'Then open Mail again.']),
      adminDoes(['Nothing in the tenant has to change.']),
    ],
    links: [],
  },
};
