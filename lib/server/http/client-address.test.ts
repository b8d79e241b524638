import { expect, it } from 'vitest';
import { clientAddress } from './client-address';

const seen = (forwarded: string | null, proxies: number) =>
  clientAddress(new Headers(forwarded === null ? {} : { 'x-forwarded-for': forwarded }), proxies);

it.each([
  ['nobody is trusted', '198.51.100.7', 0, null],
  ['one proxy told', '198.51.100.7', 1, '198.51.100.7'],
  ['a client wrote before it', '127.0.0.1, 203.0.113.5, 198.51.100.7', 1, '198.51.100.7'],
  ['two proxies', '127.0.0.1, 198.51.100.7, 10.0.0.2', 2, '198.51.100.7'],
  ['fewer entries than proxies', '198.51.100.7', 2, null],
  ['no header', null, 1, null],
  ['no address', 'unknown', 1, null],
  ['a port', '198.51.100.7:4711', 1, '198.51.100.7'],
  ['IPv6 with a port', '[2001:db8:1:2:3:4:5:6]:4711', 1, '2001:db8:1:2::/64'],
  ['IPv6 of the same network', '2001:db8:1:2::ffff', 1, '2001:db8:1:2::/64'],
  ['IPv4 in IPv6', '::ffff:198.51.100.7', 1, '198.51.100.7'],
])('%s', (_what, forwarded, proxies, expected) => {
  expect(seen(forwarded, proxies)).toBe(expected);
});
