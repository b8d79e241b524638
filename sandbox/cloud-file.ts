import { endpointsAt } from './identity/handler';
import { activesyncUrl, authority, autodiscoverAlias, autodiscoverHost, exchangeResource, mxSuffix } from './names';
import type { Wire } from './wire/world';

/** Origins of the planes, `http://127.0.0.1:port`. */
export interface Urls {
  login: string;
  graph: string;
  exchange: string;
  control: string;
}

/** The cloud file that points a portal at this tenant, as an object to be written as JSON. */
export function cloudFileOf(urls: Urls, wire: Pick<Wire, 'dnsServer' | 'connectTo'>) {
  return {
    name: 'sandbox',
    notice: 'Simulated tenant',
    authority,
    authorityMetadata: { issuer: `${authority}/{tenantid}/v2.0`, ...endpointsAt(urls.login) },
    graph: urls.graph,
    exchange: urls.exchange,
    autodiscover: `https://${autodiscoverHost}`,
    activesync: activesyncUrl,
    autodiscoverCnames: [autodiscoverAlias],
    mxSuffixes: [mxSuffix],
    resource: exchangeResource,
    network: { dnsServers: [wire.dnsServer], connectTo: wire.connectTo, onlyConnectTo: true, caFile: 'ca.pem' },
  };
}
