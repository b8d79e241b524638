import { activesyncHost, autodiscoverAlias, autodiscoverHost, mxSuffix } from '../names';
import type { DnsRecord, VirtualHost } from '../wire/world';
import type { DomainPatch } from './scenario';

/** Addresses of the simulated Microsoft hosts (TEST-NET-3, RFC 5737). */
export const cloudAddresses = {
  [autodiscoverAlias]: '203.0.113.20',
  [autodiscoverHost]: '203.0.113.21',
  [activesyncHost]: '203.0.113.22',
} as const;

/** A domain whose `autodiscover` is an own host on one address; `https` absent leaves port 443 unreachable. */
export function ownAutodiscover(
  domain: string,
  address: string,
  ports: {
    http?: VirtualHost['behaviour'];
    https?: VirtualHost['behaviour'];
    certificate?: NonNullable<VirtualHost['certificate']>;
  },
  more: { records?: DnsRecord[]; hosts?: VirtualHost[] } = {},
): DomainPatch {
  const host = `autodiscover.${domain}`;
  const hosts: VirtualHost[] = [];
  if (ports.http) hosts.push({ address, port: 80, names: [host], behaviour: ports.http });
  if (ports.https) {
    const certificate = ports.certificate ?? 'good';
    hosts.push({ address, port: 443, names: [host], certificate, behaviour: ports.https });
  }
  return {
    domain,
    records: [{ name: host, type: 'A', value: address }, ...(more.records ?? [])],
    hosts: [...hosts, ...(more.hosts ?? [])],
  };
}

/** The MX that the directory wants for a domain: dots become dashes. */
export function mxOf(domain: string): string {
  return `${domain.replaceAll('.', '-')}.${mxSuffix}`;
}
