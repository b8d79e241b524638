import { isIP } from 'node:net';
import type { CloudNetwork } from '@/lib/clouds/cloud';
import { NetError } from './failure';
import { addressKey, canonicalAddress, judgeAddress } from './judge-address';
import type { NameResolver } from './resolver';

/** Where to dial for an address that was judged: itself, or what `connectTo` maps it to. */
export interface Route {
  /** The address as DNS gave it, canonical. */
  address: string;
  host: string;
  port: number;
}

/** Finds checked routes to a host. Throws a `NetError` (`no-address`, `forbidden-address`, `unroutable`, `other`). */
export interface Router {
  /** @param host name or IP literal, IPv6 with or without brackets. */
  routesTo(host: string, port: number, signal: AbortSignal): Promise<Route[]>;
}

/** RFC 8305 section 4 interleaves families; more than a few addresses only lengthen the wait for a dead host. */
const maxRoutes = 6;

/**
 * @param ownAddresses addresses this portal itself listens on: refused like private ones.
 * Throws a TypeError when `connectTo` has a text that is no `address:port`.
 */
export function createRouter(
  network: Pick<CloudNetwork, 'connectTo' | 'onlyConnectTo'>,
  resolver: NameResolver,
  ownAddresses: readonly string[],
): Router {
  const mapped = parseConnectTo(network.connectTo);
  const own = new Set(ownAddresses.map(canonicalAddress));

  /** Null when the address is good but leads nowhere in a simulated network. */
  const route = (text: string, port: number): Route | null => {
    const address = canonicalAddress(text);
    if (address === null) throw new NetError('forbidden-address', { address: text });
    const target = mapped.get(addressKey(address, port));
    if (target !== undefined) return { address, ...target };
    const verdict = judgeAddress(address);
    if (verdict === 'documentation' && network.onlyConnectTo) return null;
    if (verdict !== 'public' || own.has(address)) throw new NetError('forbidden-address', { address });
    return network.onlyConnectTo ? null : { address, host: address, port };
  };

  return {
    async routesTo(host, port, signal) {
      const addresses = await addressesOf(host, resolver, signal);
      // Every answer is judged before any is used: one forbidden address among good ones is an attack.
      const routes = addresses.map((address) => route(address, port)).filter((r) => r !== null);
      if (routes.length === 0) throw new NetError('unroutable', { address: addresses[0] ?? null });
      return interleave(routes).slice(0, maxRoutes);
    },
  };
}

async function addressesOf(host: string, resolver: NameResolver, signal: AbortSignal): Promise<string[]> {
  const literal = canonicalAddress(host);
  if (literal !== null) return [literal];
  const name = host.toLowerCase().replace(/\.$/, '');
  // RFC 6761 section 6.3: these names mean loopback whatever a server says.
  if (name === 'localhost' || name.endsWith('.localhost')) throw new NetError('forbidden-address');
  const answers = await Promise.all([resolver.resolve(name, 'A', signal), resolver.resolve(name, 'AAAA', signal)]);
  const addresses = answers.flatMap((answer) => answer.answers);
  if (addresses.length > 0) return addresses;
  // A server that could not say is not a missing record.
  throw new NetError(answers.some((answer) => answer.outcome === 'failed') ? 'other' : 'no-address');
}

/** IPv4 first, then the families in turn: broken IPv6 is far more common than broken IPv4. */
function interleave(routes: readonly Route[]): Route[] {
  const v4 = routes.filter((r) => isIP(r.address) === 4);
  const v6 = routes.filter((r) => isIP(r.address) === 6);
  const longest = Math.max(v4.length, v6.length);
  return Array.from({ length: longest }, (_, i) => [v4[i], v6[i]])
    .flat()
    .filter((r) => r !== undefined);
}

function parseConnectTo(connectTo: Record<string, string>): Map<string, { host: string; port: number }> {
  const entries = Object.entries(connectTo).map(([from, to]) => {
    const key = parseAddressPort(from);
    return [addressKey(key.host, key.port), parseAddressPort(to)] as const;
  });
  return new Map(entries);
}

/** `address:port`, IPv6 in brackets. Throws a TypeError on anything else. */
function parseAddressPort(text: string): { host: string; port: number } {
  const match = /^(.+):(\d{1,5})$/.exec(text);
  const host = canonicalAddress(match?.[1] ?? '');
  const port = Number(match?.[2]);
  if (host === null || port < 1 || port > 65_535) throw new TypeError(`not an address:port: ${text}`);
  return { host, port };
}
