import { Agent } from 'undici';
import type { CertificateFacts } from '@/lib/report/evidence';
import { type Connection, dial, type Wiring } from './dial';
import { maxHeaderBytes } from './exchange';
import { NetError } from './failure';
import { canonicalAddress } from './judge-address';
import type { Route } from './route';
import { targetOf } from './target';

/** Connections to origins of the cloud table, kept alive and bound to the address that was checked when dialled. */
export interface CloudAgent {
  agent: Agent;
  /** What the newest connection to an origin showed. */
  facts(origin: string): { address: string | null; certificate: CertificateFacts | null };
}

/** Longest wait for one connection; the request's own deadline is usually shorter. */
const connectTimeoutMs = 10_000;

/** Needs the shared wiring. The pool is closed by its owner. */
export function createCloudAgent(wiring: Wiring): CloudAgent {
  const newest = new Map<string, Connection>();
  const agent = new Agent({
    connections: 8,
    keepAliveTimeout: 30_000,
    keepAliveMaxTimeout: 30_000,
    maxHeaderSize: maxHeaderBytes,
    allowH2: false,
    connect: (options, callback) => {
      // undici hands over an IPv6 literal without its brackets.
      const host = options.hostname.includes(':') ? `[${options.hostname}]` : options.hostname;
      const target = targetOf(`${options.protocol}//${host}${options.port ? `:${options.port}` : ''}`);
      dialCloud(wiring, target).then(
        (connection) => {
          newest.set(target.url.origin, connection);
          callback(null, connection.socket);
        },
        (error: unknown) => callback(error instanceof Error ? error : new NetError('other'), null),
      );
    },
  });
  return {
    agent,
    facts: (origin) => {
      const connection = newest.get(origin);
      return { address: connection?.address ?? null, certificate: connection?.certificate ?? null };
    },
  };
}

async function dialCloud(wiring: Wiring, target: { host: string; port: number; secure: boolean }): Promise<Connection> {
  const signal = AbortSignal.timeout(connectTimeoutMs);
  const routes =
    loopbackRoutes(target.host, target.port) ?? (await wiring.router.routesTo(target.host, target.port, signal));
  return dial(routes, target.secure ? { host: target.host, context: wiring.secureContext } : null, signal);
}

/** The cloud file may name loopback endpoints of a simulated tenant; they are dialled as written. */
function loopbackRoutes(host: string, port: number): Route[] | null {
  const routes = (addresses: string[]) => addresses.map((address) => ({ address, host: address, port }));
  if (host === 'localhost') return routes(['127.0.0.1', '::1']);
  const literal = canonicalAddress(host);
  return literal === '::1' || literal?.startsWith('127.') === true ? routes([literal]) : null;
}
