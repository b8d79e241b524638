import { autodiscoverAlias, autodiscoverHost, initialDomain } from '../names';
import { cloudAddresses } from '../scenarios/domains';
import type { DomainPatch } from '../scenarios/scenario';
import type { DnsRecord } from '../wire/world';
import type { Trait } from './trait';

/** A healthy domain of the person's own, with something about it that is different and right. */
function domain(
  name: string,
  patch: (domain: string) => Omit<DomainPatch, 'domain'>,
  label = (id: string) => `${id}.test`,
): Trait {
  return {
    name,
    change: ({ id }) => {
      const own = label(id);
      return { network: { domain: own, ...patch(own) } };
    },
  };
}

function alias(own: string, target = autodiscoverAlias): DnsRecord {
  return { name: `autodiscover.${own}`, type: 'CNAME', value: target, ttl: 3600 };
}

function flattened(own: string): DnsRecord {
  return { name: `autodiscover.${own}`, type: 'A', value: cloudAddresses[autodiscoverAlias] };
}

/** A target of the wildcard and of panels: TEST-NET-2, where nothing listens. */
const elsewhere = '198.51.100.250';

/** Domains, records and web sites. */
export const domainTraits: readonly Trait[] = [
  { name: 'home domain', change: () => ({}) },
  { name: 'initial domain only', change: () => ({ network: { domain: initialDomain } }) },
  domain('own domain', () => ({})),
  domain(
    'international domain name',
    () => ({}),
    (id) => `xn--bcher-kva.${id}.test`,
  ),
  domain(
    'deep domain',
    () => ({}),
    (id) => `mail.emea.${id}.test`,
  ),
  domain('flattened record', (own) => ({ records: [flattened(own)] })),
  domain('record in another spelling', (own) => ({ records: [alias(own, 'AutoDiscover.Outlook.TEST.')] })),
  domain('mail gateway', (own) => ({ mx: [`mx1.${own.split('.')[0]}.gateway.test`, 'mx2.gateway.test'] })),
  domain('new form of MX', (own) => ({ mx: [`${own.replaceAll('.', '-')}.o-v1.mx.microsoft.test`] })),
  domain('no MX', () => ({ mx: [] })),
  domain('no web site', () => ({ root: null })),
  domain('web site behind an accelerator', () => ({
    root: { behaviour: { kind: 'website', status: 403, server: 'cloudflare' } },
  })),
  domain('web site that answers everything', () => ({
    root: { behaviour: { kind: 'website', status: 200, server: 'Apache' } },
  })),
  domain('web site that redirects', (own) => ({
    root: { behaviour: { kind: 'redirect', status: 301, location: `https://www.${own}/start` } },
  })),
  domain('web site that redirects to plain http', (own) => ({
    root: { behaviour: { kind: 'redirect', status: 302, location: `http://www.${own}{path}` } },
  })),
  domain('web site that redirects to Autodiscover', () => ({
    root: {
      behaviour: {
        kind: 'redirect',
        status: 302,
        location: `https://${autodiscoverHost}/autodiscover/autodiscover.xml`,
      },
    },
  })),
  domain('wildcard record', (own) => ({ records: [alias(own), { name: `*.${own}`, type: 'A', value: elsewhere }] })),
  domain('service record of the cloud', (own) => ({
    records: [alias(own), srv(own, autodiscoverHost)],
  })),
  domain('service record for "not offered"', (own) => ({ records: [alias(own), srv(own, '.')] })),
];

function srv(own: string, value: string): DnsRecord {
  return { name: `_autodiscover._tcp.${own}`, type: 'SRV', value, port: 443, priority: 10, weight: 0 };
}
