import { activesyncUrlOf, type Disguise } from './cloud-names';
import { endpointsAt } from './identity/handler';
import { authority } from './names';
import type { PhoneHosts } from './phone-hosts';
import type { Wire } from './wire/world';

/** Origins of the planes, `http://127.0.0.1:port`. */
export interface Urls {
  login: string;
  graph: string;
  exchange: string;
  control: string;
}

/** The cloud file that points a portal at this tenant, under the names of `disguise`, as an object to be written as JSON. */
export function cloudFileOf(
  urls: Urls,
  wire: Pick<Wire, 'dnsServer' | 'connectTo'>,
  disguise: Disguise,
  phoneHosts: PhoneHosts['origins'],
) {
  const { names } = disguise;
  return {
    name: 'sandbox',
    notice: 'Simulated tenant',
    authority,
    authorityMetadata: { issuer: `${authority}/{tenantid}/v2.0`, ...endpointsAt(urls.login) },
    graph: urls.graph,
    exchange: urls.exchange,
    autodiscover: `https://${names.autodiscoverHost}`,
    activesync: activesyncUrlOf(disguise),
    autodiscoverCnames: [names.autodiscoverAlias],
    mxSuffixes: [names.mxSuffix],
    resource: names.resource,
    ...(names.adminCentre === undefined ? {} : { adminCentre: names.adminCentre }),
    phoneHosts,
    network: { dnsServers: [wire.dnsServer], connectTo: wire.connectTo, onlyConnectTo: true, caFile: 'ca.pem' },
  };
}
