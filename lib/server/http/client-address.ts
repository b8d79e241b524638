import ipaddr from 'ipaddr.js';

/**
 * Address of who asks, as the outermost trusted proxy saw it: each proxy appends to `X-Forwarded-For` whom it heard, so with
 * `trustedProxies` of them the entry that many from the end is the last one that no client can write. Null without proxies,
 * or when the header is shorter or odd. Of an IPv6 address the first 64 bits, since one person has all the others.
 */
export function clientAddress(headers: Headers, trustedProxies: number): string | null {
  if (trustedProxies === 0) return null;
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const entry = entries.at(-trustedProxies) ?? '';
  // Some proxies add the port: `192.0.2.1:1234`, `[2001:db8::1]:1234`.
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+)(?::\d+)?$/.exec(entry)?.[1] ?? entry;
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return bare;
  if (!ipaddr.IPv6.isValid(bare)) return null;
  const address = ipaddr.IPv6.parse(bare);
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
  return `${address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
