import { activesyncHost, activesyncUrl, autodiscoverAlias, autodiscoverHost, initialDomain } from '../names';
import { cloudAddresses, mxOf } from '../scenarios/domains';
import type { DomainPatch } from '../scenarios/scenario';
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

function cloudHosts(tenant: Tenant): VirtualHost[] {
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
        mailbox: (objectId) => tenant.find(objectId)?.scenario.activesync ?? { status: 200, versions: ['16.1'] },
      },
    },
  ];
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
      { name: domain, type: 'A', value: rootAddress },
      { name: domain, type: 'MX', value: mxOf(domain), priority: 0 },
      ...(patch?.records ?? [healthyAlias]),
    ],
    hosts: [
      {
        address: rootAddress,
        port: 443,
        names: [domain, `www.${domain}`],
        behaviour: { kind: 'website', status: 404, server: 'nginx' },
        ...patch?.root,
      },
      ...(patch?.hosts ?? []),
    ],
  };
}

/** The simulated internet of all scenarios together. Web sites get one address each of 192.0.2.0/24. */
export function buildWorld(tenant: Tenant): WireWorld {
  const patches = new Map(
    tenant.accounts.flatMap(({ scenario }) =>
      scenario.network ? [[scenario.network.domain, scenario.network] as const] : [],
    ),
  );
  const domains = tenant.domains
    .filter((domain) => domain !== initialDomain)
    .map((domain, index) => domainWorld(domain, `192.0.2.${10 + index}`, patches.get(domain)));
  const cloudRecords = Object.entries(cloudAddresses).map(
    ([name, value]): DnsRecord => ({ name, type: 'A', value, ttl: 300 }),
  );
  return {
    records: [...cloudRecords, ...domains.flatMap(({ records }) => records)],
    hosts: [...cloudHosts(tenant), ...domains.flatMap(({ hosts }) => hosts)],
  };
}
