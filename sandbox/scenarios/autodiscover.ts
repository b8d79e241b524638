import { autodiscoverAlias } from '../names';
import { ownAutodiscover } from './domains';
import type { DomainPatch, Scenario } from './scenario';

/** Autodiscover answer of a real Exchange that offers Outlook and web mail but no ActiveSync (MS-OXDSCLI 2.2.4). */
const withoutActivesync = `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
  <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
    <User><DisplayName>Colleague</DisplayName></User>
    <Account><AccountType>email</AccountType><Action>settings</Action>
      <Protocol><Type>EXCH</Type><Server>mail.noactivesync.test</Server></Protocol>
      <Protocol><Type>WEB</Type></Protocol>
    </Account>
  </Response>
</Autodiscover>`;

type Found = Pick<Scenario, 'id' | 'label' | 'hint'> & {
  local: string;
  code: string;
  not: string[];
  network: DomainPatch;
};

/**
 * A person whose phone, set up long ago, still works while something about finding the server is wrong: degraded,
 * because only a new set-up meets it.
 */
function found({ id, label, hint, local, code, not, network }: Found): Scenario {
  return {
    id,
    group: 'Finding the server',
    label,
    hint,
    person: { name: label, local },
    network,
    mustFind: [code],
    mustNotFind: ['device/none-found', 'mailbox/activesync-disabled', ...not],
    verdict: 'degraded',
    primary: code,
  };
}

const exampleRedirect = 'https://mail.redirectexpired.test/Autodiscover/Autodiscover.xml';

/** Causes in the records and hosts of a domain. */
export const autodiscoverScenarios: Scenario[] = [
  found({
    id: 'no-record',
    label: 'Rik Record',
    hint: 'His domain has no autodiscover record, so a phone asks for a server name.',
    local: 'rik',
    code: 'autodiscover/record-missing',
    not: ['autodiscover/record-points-elsewhere', 'autodiscover/points-to-old-server'],
    network: { domain: 'norecord.test', records: [] },
  }),
  found({
    id: 'web-host-html',
    label: 'Wendy Webhost',
    hint: "The web site's host answers instead of Exchange, with an ordinary page.",
    local: 'wendy',
    code: 'autodiscover/answered-by-web-host',
    not: ['autodiscover/record-missing', 'autodiscover/record-proxied'],
    network: ownAutodiscover('webhosthtml.test', '198.51.100.20', {
      http: { kind: 'website', status: 200, server: 'Apache' },
      https: { kind: 'website', status: 200, server: 'Apache' },
    }),
  }),
  found({
    id: 'web-host-imap',
    label: 'Iris Imap',
    hint: 'The web host answers with its own mail settings, so phones set up the wrong kind of account.',
    local: 'iris',
    code: 'autodiscover/answered-by-web-host',
    not: ['autodiscover/record-missing', 'autodiscover/activesync-missing-in-answer'],
    network: ownAutodiscover('webhostimap.test', '198.51.100.21', {
      http: { kind: 'imap-autodiscover' },
      https: { kind: 'imap-autodiscover' },
    }),
  }),
  found({
    id: 'redirect-expired-certificate',
    label: 'Vince Verlopen',
    hint: 'Phones are sent on to a server whose certificate has expired.',
    local: 'vince',
    code: 'autodiscover/certificate-invalid',
    not: ['autodiscover/root-certificate-invalid', 'autodiscover/record-missing'],
    network: ownAutodiscover(
      'redirectexpired.test',
      '198.51.100.22',
      { http: { kind: 'redirect', status: 302, location: exampleRedirect } },
      {
        records: [{ name: 'mail.redirectexpired.test', type: 'A', value: '198.51.100.23' }],
        hosts: [
          {
            address: '198.51.100.23',
            port: 443,
            names: ['mail.redirectexpired.test'],
            certificate: 'expired',
            behaviour: { kind: 'website', status: 404 },
          },
        ],
      },
    ),
  }),
  found({
    id: 'root-wrong-certificate',
    label: 'Roos Rootcert',
    hint: "Her company's web site shows a certificate for another name; iPhones complain at set-up.",
    local: 'roos',
    code: 'autodiscover/root-certificate-invalid',
    not: ['autodiscover/certificate-invalid', 'autodiscover/record-missing'],
    network: {
      domain: 'rootwrongcert.test',
      root: { certificate: 'wrong-name', behaviour: { kind: 'website', status: 404 } },
    },
  }),
  found({
    id: 'root-silent',
    label: 'Stan Stilte',
    hint: "His company's web site accepts calls and never answers; set-up takes very long.",
    local: 'stan',
    code: 'autodiscover/root-host-silent',
    not: ['autodiscover/root-certificate-invalid', 'autodiscover/record-missing'],
    network: { domain: 'rootsilent.test', root: { behaviour: { kind: 'deaf' } } },
  }),
  found({
    id: 'redirect-not-https',
    label: 'Hein Http',
    hint: 'Phones are sent on to an unencrypted address, which they refuse.',
    local: 'hein',
    code: 'autodiscover/redirect-not-https',
    not: ['autodiscover/redirect-loop', 'autodiscover/record-missing'],
    network: ownAutodiscover(
      'redirecthttp.test',
      '198.51.100.24',
      {
        http: {
          kind: 'redirect',
          status: 302,
          location: 'http://mail.redirecthttp.test/Autodiscover/Autodiscover.xml',
        },
      },
      {
        records: [{ name: 'mail.redirecthttp.test', type: 'A', value: '198.51.100.25' }],
        hosts: [
          {
            address: '198.51.100.25',
            port: 80,
            names: ['mail.redirecthttp.test'],
            behaviour: { kind: 'website', status: 200 },
          },
        ],
      },
    ),
  }),
  found({
    id: 'redirect-loop',
    label: 'Lotte Lus',
    hint: 'Two servers send phones back and forth for ever.',
    local: 'lotte',
    code: 'autodiscover/redirect-loop',
    not: ['autodiscover/redirect-not-https', 'autodiscover/certificate-invalid'],
    network: ownAutodiscover(
      'redirectloop.test',
      '198.51.100.26',
      {
        http: {
          kind: 'redirect',
          status: 302,
          location: 'https://mail.redirectloop.test/autodiscover/autodiscover.xml',
        },
        https: {
          kind: 'redirect',
          status: 302,
          location: 'https://mail.redirectloop.test/autodiscover/autodiscover.xml',
        },
      },
      {
        records: [{ name: 'mail.redirectloop.test', type: 'A', value: '198.51.100.27' }],
        hosts: [
          {
            address: '198.51.100.27',
            port: 443,
            names: ['mail.redirectloop.test'],
            behaviour: {
              kind: 'redirect',
              status: 302,
              location: 'https://autodiscover.redirectloop.test/autodiscover/autodiscover.xml',
            },
          },
        ],
      },
    ),
  }),
  found({
    id: 'proxied-record',
    label: 'Priya Proxy',
    hint: 'A web accelerator stands before the autodiscover name, so phones never reach Exchange.',
    local: 'priya',
    code: 'autodiscover/record-proxied',
    not: ['autodiscover/record-missing', 'autodiscover/answered-by-web-host'],
    network: ownAutodiscover('proxied.test', '198.51.100.28', {
      http: { kind: 'website', status: 403, server: 'cloudflare' },
      https: { kind: 'website', status: 403, server: 'cloudflare' },
    }),
  }),
  found({
    id: 'points-to-old-server',
    label: 'Olga Ouder',
    hint: "Her mailbox moved to the cloud, but phones are still led to the company's old server.",
    local: 'olga',
    code: 'autodiscover/points-to-old-server',
    not: ['mailbox/on-premises', 'autodiscover/record-missing', 'autodiscover/answered-by-web-host'],
    network: ownAutodiscover('oldserver.test', '198.51.100.29', {
      https: {
        kind: 'exchange-autodiscover',
        schemes: ['Negotiate', 'NTLM', 'Basic realm="autodiscover.oldserver.test"'],
        v2: () => ({ kind: 'url', url: 'https://mail.oldserver.test/Microsoft-Server-ActiveSync' }),
      },
    }),
  }),
  found({
    id: 'record-misspelt',
    label: 'Tim Tikfout',
    hint: 'The autodiscover record of his domain has a typing mistake and leads nowhere.',
    local: 'tim',
    code: 'autodiscover/record-points-elsewhere',
    not: ['autodiscover/record-missing', 'autodiscover/points-to-old-server'],
    network: {
      domain: 'misspelt.test',
      records: [{ name: 'autodiscover.misspelt.test', type: 'CNAME', value: 'autodiscover.outlok.test' }],
    },
  }),
  found({
    id: 'panel-srv',
    label: 'Saar Service',
    hint: 'A hosting panel added a service record that leads some mail apps to the wrong settings.',
    local: 'saar',
    code: 'autodiscover/srv-unexpected',
    not: ['autodiscover/record-missing', 'autodiscover/record-points-elsewhere'],
    network: {
      domain: 'panelsrv.test',
      records: [
        { name: 'autodiscover.panelsrv.test', type: 'CNAME', value: autodiscoverAlias },
        {
          name: '_autodiscover._tcp.panelsrv.test',
          type: 'SRV',
          value: 'emaildiscovery.panelhost.test',
          port: 443,
          priority: 0,
          weight: 0,
        },
        { name: 'emaildiscovery.panelhost.test', type: 'A', value: '198.51.100.30' },
      ],
      hosts: [
        {
          address: '198.51.100.30',
          port: 443,
          names: ['emaildiscovery.panelhost.test'],
          behaviour: { kind: 'imap-autodiscover' },
        },
      ],
    },
  }),
  {
    ...found({
      id: 'answer-without-activesync',
      label: 'Ziggy Zonder',
      hint: 'Phones are led to an old server that no longer offers ActiveSync, although the mailbox is in the cloud.',
      local: 'ziggy',
      code: 'autodiscover/points-to-old-server',
      not: ['autodiscover/record-missing', 'autodiscover/answered-by-web-host'],
      network: ownAutodiscover('noactivesync.test', '198.51.100.31', {
        https: {
          kind: 'fixed',
          status: 200,
          headers: {
            'Content-Type': 'text/xml; charset=utf-8',
            'X-FEServer': 'MAIL01',
            'X-OWA-Version': '15.2.1748.10',
          },
          body: withoutActivesync,
        },
      }),
    }),
    mustFind: ['autodiscover/points-to-old-server', 'autodiscover/activesync-missing-in-answer'],
  },
  {
    ...found({
      id: 'plain-url',
      label: 'Onno Onveilig',
      hint: 'Autodiscover names an unencrypted ActiveSync address.',
      local: 'onno',
      code: 'autodiscover/activesync-url-not-https',
      not: ['autodiscover/record-missing'],
      network: { domain: 'plainurl.test' },
    }),
    v2: { kind: 'url', url: 'http://mail.plainurl.test/Microsoft-Server-ActiveSync' },
  },
  {
    ...found({
      id: 'consumer-account',
      label: 'Coen Consument',
      hint: 'His address also belongs to a personal account, and phones are sent to that one.',
      local: 'coen',
      code: 'autodiscover/consumer-account',
      not: ['autodiscover/activesync-url-not-https'],
      network: { domain: 'consumer.test' },
    }),
    // The real host of personal accounts: only its name tells them apart. Nothing here resolves or calls it.
    v2: { kind: 'url', url: 'https://eas.outlook.com/Microsoft-Server-ActiveSync' },
  },
  {
    ...found({
      id: 'address-refused',
      label: 'Arend Adres',
      hint: 'The server refuses to say anything about his address.',
      local: 'arend',
      code: 'autodiscover/address-refused',
      not: ['mailbox/not-found', 'autodiscover/consumer-account'],
      network: { domain: 'addressrefused.test' },
    }),
    v2: { kind: 'error', status: 400, code: 'InvalidUserId' },
  },
];
