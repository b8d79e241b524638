import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** `documentation` addresses are as forbidden as the rest, except that a simulated network may map them. */
export type AddressVerdict = 'public' | 'documentation' | 'forbidden';

type Range = ReturnType<typeof ipaddr.parseCIDR>;
const ranges = (texts: string[]): Range[] => texts.map((text) => ipaddr.parseCIDR(text));

/** RFC 5737, RFC 3849, RFC 9637. */
const documentation = ranges(['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20']);

/**
 * Special-purpose registries of IANA (RFC 6890 and successors), plus cloud metadata addresses: 169.254.169.254 and
 * fd00:ec2::254 fall in larger ranges, 100.100.100.200 in the shared range, 168.63.129.16 is Azure's own.
 */
const forbiddenV4 = ranges([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);

/** Global unicast is 2000::/3 (RFC 4291); everything else is refused, so mapped, NAT64, ULA, link-local need no line. */
const globalV6 = ranges(['2000::/3']);

/**
 * Inside 2000::/3: protocol assignments with Teredo and ORCHID (RFC 2928), 6to4 (RFC 3056), AS112. Whole classes that
 * can wrap an IPv4 address are refused and not decoded: a gateway on the way would unwrap what we did not judge.
 */
const forbiddenV6 = ranges(['2001::/23', '2002::/16', '2620:4f:8000::/48']);

/**
 * Judges one address by number, never by spelling.
 * @param text an IP address in any canonical form; anything else, a zone index included, is forbidden.
 */
export function judgeAddress(text: string): AddressVerdict {
  if (isIP(text) === 0 || text.includes('%')) return 'forbidden';
  const address = ipaddr.parse(text);
  const within = (list: readonly Range[]) =>
    list.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits));
  if (within(documentation)) return 'documentation';
  if (address.range() !== 'unicast') return 'forbidden';
  if (address.kind() === 'ipv4') return within(forbiddenV4) ? 'forbidden' : 'public';
  return within(globalV6) && !within(forbiddenV6) ? 'public' : 'forbidden';
}

/** One spelling per address, for comparison; null when `text` is no IP address. Takes IPv6 with or without brackets. */
export function canonicalAddress(text: string): string | null {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  return isIP(bare) === 0 ? null : ipaddr.parse(bare).toString();
}

/** `203.0.113.10:443` or `[2001:db8::1]:443`. `address` must be canonical. */
export function addressKey(address: string, port: number): string {
  return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}
