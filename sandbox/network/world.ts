import { activesyncHost, activesyncUrl, autodiscoverAlias, autodiscoverHost, initialDomain } from '../names';
import { cloudAddresses, mxOf } from '../scenarios/domains';
import type { DomainPatch, Phone } from '../scenarios/scenario';
import type { Account } from '../tenant/account';
import { activesyncState } from '../tenant/activesync-state';
import { phonesAfterCommand } from '../tenant/partnership';
import type { Tenant } from '../tenant/tenant';
import type { DnsRecord, V2Answer, VirtualHost, WireWorld } from '../wire/world';

/** The cloud's Autodiscover V2: an address is told its server; an unknown one is sent round within the cloud. */
function v2Of(tenant: Tenant): (address: string) => V2Answer {
  return (address) => {
    const account = tenant.find(address);
    if (account && account.mailbox.place !== 'none') return account.scenario.v2 ?? { kind: 'url', url: activesyncUrl };
    const query = `Email=${encodeURIComponent(address)}&Protocol=ActiveSync&RedirectCount=1`;
    return { kind: 'redirect', location: `https://${activesyncHost}/autodiscover/autodiscover.json?${query}` };
  };
}

/** Told of the phones of an account after a command made an entry for its device. */
type OnPhones = (account: Account, phones: Phone[]) => void;

function cloudHosts(tenant: Tenant, onPhones: OnPhones): VirtualHost[] {
  const v2 = v2Of(tenant);
  return [
    {
      // Port 443 stays closed on the alias, as at Microsoft: only the redirect on port 80 leads on.
      address: cloudAddresses[autodiscoverAlias],
      port: 80,
      names: [autodiscoverAlias],
      behaviour: {
        kind: 'redirect',
        status: 302,
        location: `https://${autodiscoverHost}/Autodiscover/Autodiscover.xml`,
      },
    },
    {
      address: cloudAddresses[autodiscoverHost],
      port: 443,
      names: [autodiscoverHost],
      behaviour: { kind: 'exchange-autodiscover', v2, schemes: ['Bearer'] },
    },
    {
      address: cloudAddresses[activesyncHost],
      port: 443,
      names: [activesyncHost],
      behaviour: {
        kind: 'activesync',
        v2,
        mailbox: (objectId) => {
          const account = tenant.find(objectId);
          return account === undefined ? { status: 403 } : activesyncState(account);
        },
        front: (address) => tenant.find(address)?.scenario.activesyncFront,
        onFolderSync: (objectId, device, status) => {
          const account = tenant.find(objectId);
          const phones = account && phonesAfterCommand(account, device, status, tenant.defaultAccessLevel());
          if (account && phones) onPhones(account, phones);
        },
      },
    },
  ];
}

/** Addresses for web sites: hosts beyond them share one, told apart by name. */
const webAddresses = 180;

function mxRecords(domain: string, exchanges = [mxOf(domain)]): DnsRecord[] {
  return exchanges.map((value, index) => ({ name: domain, type: 'MX', value, priority: index * 10 }));
}

/** The initial domain as Microsoft publishes it itself: mail and Autodiscover, no web site. */
function initialRecords(): DnsRecord[] {
  return [
    ...mxRecords(initialDomain),
    { name: `autodiscover.${initialDomain}`, type: 'CNAME', value: autodiscoverAlias, ttl: 3600 },
  ];
}

function webSite(domain: string, address: string, own: DomainPatch['root']): VirtualHost {
  return {
    address,
    port: 443,
    names: [domain, `www.${domain}`],
    behaviour: { kind: 'website', status: 404, server: 'nginx' },
    ...own,
  };
}

/** Records and hosts of one domain: MX, the alias unless the patch publishes its own, and the web site of the bare domain. */
function domainWorld(domain: string, rootAddress: string, patch: DomainPatch | undefined): WireWorld {
  const healthyAlias: DnsRecord = {
    name: `autodiscover.${domain}`,
    type: 'CNAME',
    value: autodiscoverAlias,
    ttl: 3600,
  };
  return {
    records: [
      ...(patch?.root === null ? [] : [{ name: domain, type: 'A', value: rootAddress } as const]),
      ...mxRecords(domain, patch?.mx),
      ...(patch?.records ?? [healthyAlias]),
    ],
    hosts: [...(patch?.root === null ? [] : [webSite(domain, rootAddress, patch?.root)]), ...(patch?.hosts ?? [])],
  };
}

/** The simulated internet of all scenarios together; `onPhones` keeps what commands add to a mailbox. Web sites get one address each of 192.0.2.0/24. */
export function buildWorld(tenant: Tenant, onPhones: OnPhones = () => undefined): WireWorld {
  const patches = new Map(
    tenant.accounts.flatMap(({ scenario }) =>
      scenario.network ? [[scenario.network.domain, scenario.network] as const] : [],
    ),
  );
  const domains = tenant.domains
    .filter((domain) => domain !== initialDomain)
    .map((domain, index) => domainWorld(domain, `192.0.2.${10 + (index % webAddresses)}`, patches.get(domain)));
  const cloudRecords = Object.entries(cloudAddresses).map(
    ([name, value]): DnsRecord => ({ name, type: 'A', value, ttl: 300 }),
  );
  return {
    records: [...cloudRecords, ...initialRecords(), ...domains.flatMap(({ records }) => records)],
    hosts: [...cloudHosts(tenant, onPhones), ...domains.flatMap(({ hosts }) => hosts)],
  };
}
