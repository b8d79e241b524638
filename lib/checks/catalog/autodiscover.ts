import { type AreaCatalog, adminDoes, hinders, page, userDoes, words } from './words';

const records = page(
  'External Domain Name System records for Microsoft 365',
  'https://learn.microsoft.com/en-us/microsoft-365/enterprise/external-domain-name-system-records',
);
const addRecords = page(
  'Add DNS records to connect your domain',
  'https://learn.microsoft.com/en-us/microsoft-365/admin/get-help-with-domains/create-dns-records-at-any-dns-hosting-provider',
);
const hybrid = page(
  'Hybrid deployment prerequisites',
  'https://learn.microsoft.com/en-us/exchange/hybrid-deployment-prerequisites',
);
const alias = 'autodiscover.{domain}.  3600  IN  CNAME  {expected}.';
const cloudOnly = { text: 'If all mailboxes are in the cloud, publish this record at your DNS host:', command: alias };
const ifHybrid =
  'If you also run your own Exchange (hybrid), leave Autodiscover there and let it answer on https with a good certificate.';
const verifyAlias = {
  verify: 'It shows {expected}. Other resolvers follow within the TTL.',
  verifyCommand: 'nslookup -type=CNAME autodiscover.{domain}',
};
const byHand = {
  text: 'A phone that is already set up goes on. For a new one, type the server {server} by hand.',
};
const expertTest = {
  text: 'As a second opinion, run the Exchange ActiveSync Autodiscover test. Failures on the first two addresses are normal there.',
  link: { label: 'Microsoft Remote Connectivity Analyzer', url: 'https://testconnectivity.microsoft.com/tests/o365' },
};
const setUpWorks = 'A phone that is already set up goes on working.';

/** Words for finding the server. A phone already set up goes on, so these are warnings. */
export const autodiscoverCatalog: AreaCatalog<'autodiscover'> = {
  'autodiscover/record-missing': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'Your phone cannot find the mail server by itself.',
        `Your company has not published where it is. ${setUpWorks} A new one needs the server name by hand.`,
      ],
      [
        'There is no Autodiscover record for {domain}.',
        '{host} has neither an alias nor an address. Cloud-only: publish a CNAME to {expected}. Hybrid: point it to your own Exchange.',
      ],
      ['{host}: no such name or no data.', 'No CNAME, A or AAAA. The expected alias is {expected}.'],
    ),
    remedies: [
      userDoes([byHand, 'Choose Sign in when the phone offers it, and leave the domain empty.'], {
        drawing: 'account-screen',
      }),
      adminDoes([cloudOnly, ifHybrid, expertTest], {
        ...verifyAlias,
        undo: 'Remove the record again.',
        drawing: 'connectivity-analyzer',
      }),
    ],
    links: [addRecords, records, hybrid],
  },
  'autodiscover/record-points-elsewhere': {
    ...hinders,
    explainedBy: [
      'autodiscover/record-proxied',
      'autodiscover/answered-by-web-host',
      'autodiscover/points-to-old-server',
      'autodiscover/certificate-invalid',
      'mailbox/on-premises',
    ],
    texts: words(
      [
        'Your phone is led to the wrong place when it looks for the mail server.',
        `An entry of your company leads elsewhere. ${setUpWorks} A new one needs the server name by hand.`,
      ],
      [
        '{host} points to {target}, not to {expected}.',
        'The first hop is judged; nothing that answers as Exchange stands behind it. Cloud-only domains need the CNAME {expected}; hybrid ones your own Exchange.',
      ],
      ['First hop {target}.', '{host} should be an alias of {expected}; no Exchange answered at the end of it.'],
    ),
    remedies: [
      userDoes([byHand, 'Choose Sign in when the phone offers it.'], { drawing: 'account-screen' }),
      adminDoes([cloudOnly, ifHybrid, expertTest], {
        ...verifyAlias,
        undo: 'Restore the former target {target}.',
        drawing: 'connectivity-analyzer',
      }),
    ],
    links: [records, addRecords, hybrid],
  },
  'autodiscover/answered-by-web-host': {
    ...hinders,
    explainedBy: ['autodiscover/record-proxied'],
    texts: words(
      [
        'A web host answers your phone instead of the mail server.',
        'The phone may then set up the wrong kind of account, or ask for your password again and again.',
      ],
      [
        '{host} answers Autodiscover, but it is no Exchange.',
        '{url} answered: {answer}. A record for the web site, a wildcard or a hosting panel stands in the way of {expected}.',
      ],
      [
        'Autodiscover answered by a web host.',
        '{url}: {answer}. Expected alias for autodiscover.{domain}: {expected}.',
      ],
    ),
    remedies: [
      userDoes([
        byHand,
        'Choose Microsoft Exchange as the kind of account, never a manual mail account of another kind.',
      ]),
      adminDoes(
        [
          cloudOnly,
          'Remove a wildcard record or an A record of the same name.',
          'In the hosting panel, switch off its own Autodiscover for this domain.',
          ifHybrid,
        ],
        { ...verifyAlias },
      ),
    ],
    links: [
      page(
        'Outlook connects to a web host instead of Exchange (KB 3049615)',
        'https://support.microsoft.com/kb/3049615',
      ),
      records,
    ],
  },
  'autodiscover/record-proxied': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'A web accelerator of your company stands between your phone and the mail server.',
        `Your phone never gets through to find the server. ${setUpWorks}`,
      ],
      [
        '{host} is proxied by {proxy}.',
        '{url} was answered by the proxy. Set the record to "DNS only" so that {expected} is reached itself.',
      ],
      ['Autodiscover name behind {proxy}.', '{url} answered by the proxy, not by Exchange.'],
    ),
    remedies: [
      userDoes([byHand]),
      adminDoes(['At your DNS host, set the record autodiscover.{domain} to DNS only.', cloudOnly], {
        ...verifyAlias,
        undo: 'Switch the proxy on again for this record.',
      }),
    ],
    links: [records],
  },
  'autodiscover/certificate-invalid': {
    ...hinders,
    explainedBy: ['autodiscover/record-proxied'],
    texts: words(
      [
        'The server that your phone is led to cannot prove who it is.',
        `Your phone is right to refuse it. Do not agree to go on anyway. ${setUpWorks}`,
      ],
      [
        'The certificate of {host} is refused: {problem}.',
        'Names {names}; issuer {issuer}; valid until {validTo}. It must be trusted, in date and name {host}, or the record should lead to {expected}.',
      ],
      ['TLS refused at {host}: {problem}.', 'Names {names}; issuer {issuer}; notAfter {validTo}.'],
    ),
    remedies: [
      userDoes(['Do not choose Continue or Trust when the phone warns you.', byHand]),
      adminDoes(
        ['Hybrid: install a certificate from a public authority that names {host}, with its intermediate.', cloudOnly],
        { verify: 'A new check finds the certificate good.' },
      ),
    ],
    links: [records, hybrid],
  },
  'autodiscover/root-certificate-invalid': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'The web site of your company has a faulty certificate, and phones complain about it.',
        'It is not a fault of your mail. You may see "Cannot verify server identity" while adding the account.',
      ],
      [
        'The web site {host} presents a certificate that phones refuse: {problem}.',
        'Names {names}; issuer {issuer}; valid until {validTo}. iOS asks the bare domain first during set-up (KB 3150466). Whoever runs the web site has to mend it.',
      ],
      ['TLS refused at the bare domain {host}: {problem}.', 'Names {names}; issuer {issuer}; notAfter {validTo}.'],
    ),
    remedies: [
      userDoes(['Choose Cancel when the warning appears.', byHand]),
      adminDoes(['Ask whoever runs the web site to install a certificate that names {domain}.'], {
        verify: 'https://{domain} opens without a warning.',
      }),
    ],
    links: [
      page(
        'Cannot create a mail profile on an iOS device by Autodiscover (KB 3150466)',
        'https://learn.microsoft.com/en-us/troubleshoot/exchange/mobile-devices/cannot-create-mail-profile-on-ios-device-via-autodiscover',
      ),
    ],
  },
  'autodiscover/root-host-silent': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'The web site of your company does not answer, so adding the account takes long.',
        `Some phones give up while they wait. ${setUpWorks}`,
      ],
      [
        '{host} accepts connections and never answers.',
        '{url} timed out. Phones ask the bare domain first and wait for it before they try autodiscover.{domain}.',
      ],
      ['No answer from {host} within the limit.', '{url}: connected, then silence.'],
    ),
    remedies: [
      userDoes(['Wait up to 2 minutes while adding the account.', byHand]),
      adminDoes(['Let port 443 of {domain} answer, or refuse the connection at once.'], {
        verify: 'A new check finds an answer or a refusal.',
      }),
    ],
    links: [records],
  },
  'autodiscover/redirect-not-https': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'Your phone is sent on to an address that is not safe, and it refuses.',
        `It does so to protect your password. ${setUpWorks}`,
      ],
      [
        '{host} redirects to an unencrypted address.',
        '{url} leads to {location}. Autodiscover redirects must end at https; cloud-only domains need the CNAME {expected}.',
      ],
      ['Redirect target is not https.', '{url} → {location}.'],
    ),
    remedies: [
      userDoes([byHand]),
      adminDoes([cloudOnly, 'Hybrid: let the redirect lead to https.'], {
        verify: 'A new check finds the redirect good.',
      }),
    ],
    links: [records],
  },
  'autodiscover/redirect-loop': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'Your phone is sent in a circle when it looks for the mail server.',
        `It gives up after some rounds. ${setUpWorks}`,
      ],
      [
        'Autodiscover at {host} redirects without end.',
        '{url} came back to an address already seen, or passed 10 redirects ({hops} hops).',
      ],
      ['Redirect loop from {url}.', '{hops} hops; a URL was seen twice or the limit of 10 was passed.'],
    ),
    remedies: [
      userDoes([byHand]),
      adminDoes(['Look for the two servers or rules that send requests to each other, and remove one.', cloudOnly], {
        verify: 'A new check ends at one server.',
      }),
    ],
    links: [records],
  },
  'autodiscover/srv-unexpected': {
    ...hinders,
    explainedBy: ['mailbox/on-premises'],
    texts: words(
      [
        'An old entry of your company can lead some mail apps to the wrong server.',
        `Most phones ignore it. ${setUpWorks}`,
      ],
      [
        '{host} has a service record that Microsoft 365 does not ask for.',
        'Targets: {targets}. Hosting panels add it. Clients that follow it get the wrong settings.',
      ],
      ['Unexpected SRV record.', '{host} → {targets}.'],
    ),
    remedies: [
      userDoes(['Choose Microsoft Exchange as the kind of account when you add it.']),
      adminDoes(['Remove the SRV record {host} at your DNS host.'], {
        verify: 'It finds nothing.',
        verifyCommand: 'nslookup -type=SRV {host}',
        undo: 'Add the record again with its former target.',
      }),
    ],
    links: [records],
  },
  'autodiscover/activesync-missing-in-answer': {
    ...hinders,
    explainedBy: ['autodiscover/answered-by-web-host', 'mailbox/on-premises'],
    texts: words(
      [
        'The mail server answers, but it does not offer mail for phones.',
        `Your admin can mend this on the server. ${setUpWorks}`,
      ],
      [
        'Autodiscover at {host} answers without ActiveSync.',
        '{url} offers: {protocols}. It is a real answer with the MobileSync part missing, or a server that knows only the Outlook schema.',
      ],
      ['No MobileSync in the Autodiscover answer.', '{url}: {protocols}.'],
    ),
    remedies: [
      userDoes([byHand]),
      adminDoes(
        [
          {
            text: 'On your own Exchange, see that ActiveSync has an external address.',
            command: 'Get-ActiveSyncVirtualDirectory | Format-List Server, ExternalUrl',
          },
          cloudOnly,
        ],
        { verify: 'A new check finds ActiveSync in the answer.' },
      ),
    ],
    links: [hybrid],
  },
  'autodiscover/activesync-url-not-https': {
    ...hinders,
    explainedBy: [],
    texts: words(
      [
        'Your phone is given an address for mail that is not safe.',
        'It would send your sign-in for anybody to read. Your admin has to correct it.',
      ],
      [
        'Autodiscover at {host} hands out an unencrypted ActiveSync address.',
        '{activesyncUrl} begins with http. Treat it as a security fault: credentials would go in clear.',
      ],
      ['ActiveSync URL is not https.', '{host} gave {activesyncUrl}.'],
    ),
    remedies: [
      userDoes(['Do not add the account until your admin has corrected this.']),
      adminDoes(
        [
          {
            text: 'Correct the external address on your own Exchange.',
            command:
              "Get-ActiveSyncVirtualDirectory | Set-ActiveSyncVirtualDirectory -ExternalUrl 'https://<your server>/Microsoft-Server-ActiveSync'",
          },
        ],
        { verify: 'A new check shows an https address.' },
      ),
    ],
    links: [hybrid],
  },
  'autodiscover/points-to-old-server': {
    ...hinders,
    explainedBy: ['mailbox/on-premises'],
    texts: words(
      [
        'Your phone is led to the old mail server of your company.',
        'Your mailbox has moved to Microsoft 365. A phone that still asks the old server may stop getting mail.',
      ],
      [
        'Autodiscover leads to your own Exchange ({host}) although this mailbox is in the cloud.',
        '{url} answered as Exchange. In a full hybrid it must answer 451 with the new address, which some phones ignore. When no mailbox is left on-premises, publish {expected}.',
      ],
      ['Autodiscover answered by the organisation’s own Exchange.', '{url}; the recipient is a cloud mailbox.'],
    ),
    remedies: [
      userDoes(
        [
          'Open the account in the settings of your phone and look at the server.',
          'If it is not {server}, type that name there.',
          'Use {signInName} as user name and leave the domain empty.',
        ],
        { drawing: 'account-screen' },
      ),
      adminDoes([cloudOnly, ifHybrid], { ...verifyAlias, undo: 'Point the record to {host} again.' }),
    ],
    links: [
      page(
        'Some Android devices are not redirected to Exchange Online (KB 3035227)',
        'https://learn.microsoft.com/en-us/troubleshoot/exchange/mobile-devices/some-android-devices-do-not-redirect-to-exchange-online',
      ),
      hybrid,
    ],
  },
  'autodiscover/consumer-account': {
    ...hinders,
    explainedBy: ['mailbox/not-found'],
    texts: words(
      [
        'This address also belongs to a personal Microsoft account.',
        'Your phone may open that one instead of your work mail. Choose the work account when it asks.',
      ],
      [
        'Autodiscover knows the address as a personal Microsoft account.',
        'It gave {activesyncUrl}. Either there is no work mailbox, or both exist under one address.',
      ],
      ['Consumer ActiveSync address returned.', '{activesyncUrl}.'],
    ),
    remedies: [
      userDoes([
        'Choose Work or school account when you sign in.',
        'If this is your private mail, choose Outlook.com as the kind of account.',
      ]),
      adminDoes(['Ask the person to change the alias of the personal account to another address.'], {
        verify: 'A new check shows a work address of the server.',
      }),
    ],
    links: [],
  },
  'autodiscover/address-refused': {
    ...hinders,
    explainedBy: [
      'mailbox/not-found',
      'mailbox/on-premises',
      'mailbox/shared',
      'account/licence-missing',
      'account/disabled',
      'autodiscover/consumer-account',
    ],
    texts: words(
      [
        'The service that helps phones find the server does not know your address.',
        `Check the spelling. If it is right, your admin has to look. ${setUpWorks}`,
      ],
      [
        '{host} refuses the address.',
        'It answered: {answer}. Check the proxy addresses of the mailbox and wait an hour after changes.',
      ],
      ['Address refused by Autodiscover.', '{host}: {answer}.'],
    ),
    remedies: [
      userDoes(['Check the spelling of your address on the phone.', byHand]),
      adminDoes(
        [
          {
            text: 'See that the address belongs to the mailbox.',
            command: "Get-Recipient -Identity '{address}' | Format-List RecipientTypeDetails, EmailAddresses",
          },
        ],
        { verify: 'A new check finds an address of the server.' },
      ),
    ],
    links: [],
  },
};
