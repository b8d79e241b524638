import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, canonicalAddress, judgeAddress } from './judge-address';

describe('judgeAddress', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2606:4700::1',
    '2a01:111:f400::1',
    '2001:4860:4860::8888',
  ])('%s is public', (address) => {
    expect(judgeAddress(address)).toBe('public');
  });

  it.each(['192.0.2.1', '198.51.100.255', '203.0.113.10', '2001:db8::1', '3fff::1'])(
    '%s is documentation',
    (address) => {
      expect(judgeAddress(address)).toBe('documentation');
    },
  );

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '127.255.255.254',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '192.0.0.8',
    '192.88.99.1',
    '192.168.1.1',
    '198.19.255.255',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:8.8.8.8',
    '::ffff:0:8.8.8.8',
    '64:ff9b::808:808',
    '64:ff9b:1::808:808',
    '100::1',
    '2001::1',
    '2001:20::1',
    '2002:808:808::1',
    '2620:4f:8000::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2130706433',
    '0x7f.1',
    '127.1',
    'localhost',
    '',
  ])('%s is forbidden', (address) => {
    expect(judgeAddress(address)).toBe('forbidden');
  });

  it('agrees with the list of Node for private IPv4, whatever the address', () => {
    const list = new BlockList();
    for (const [net, bits] of [
      ['0.0.0.0', 8],
      ['10.0.0.0', 8],
      ['127.0.0.0', 8],
      ['169.254.0.0', 16],
    ] as const) {
      list.addSubnet(net, bits);
    }
    for (const [net, bits] of [
      ['100.64.0.0', 10],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
      ['224.0.0.0', 3],
    ] as const) {
      list.addSubnet(net, bits);
    }
    const near = fc.constantFrom('10', '100', '127', '169', '172', '192', '224', '0', '239');
    const address = fc.oneof(
      fc.ipV4(),
      fc.tuple(near, fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join('.')),
      fc
        .tuple(fc.constantFrom('172.16', '172.31', '169.254', '192.168', '100.64', '100.127'), fc.nat(255), fc.nat(255))
        .map((parts) => parts.join('.')),
    );
    fc.assert(
      fc.property(address, (text) => !list.check(text) || judgeAddress(text) === 'forbidden'),
      { numRuns: 500 },
    );
  });

  it('refuses every IPv6 wrapping of every IPv4 address', () => {
    const hex = (a: number, b: number) => (a * 256 + b).toString(16);
    const wrappings: ((high: string, low: string) => string)[] = [
      (h, l) => `::${h}:${l}`,
      (h, l) => `::ffff:${h}:${l}`,
      (h, l) => `::ffff:0:${h}:${l}`,
      (h, l) => `64:ff9b::${h}:${l}`,
      (h, l) => `64:ff9b:1:2:3:4:${h}:${l}`,
      (h, l) => `2002:${h}:${l}::5`,
      (h, l) => `2001:0:1:2:3:4:${h}:${l}`,
    ];
    const octet = fc.nat(255);
    fc.assert(
      fc.property(octet, octet, octet, octet, fc.constantFrom(...wrappings), (a, b, c, d, wrap) => {
        return judgeAddress(wrap(hex(a, b), hex(c, d))) === 'forbidden';
      }),
    );
  });

  it('lets nothing outside 2000::/3 pass', () => {
    const group = fc.nat(0xffff).map((n) => n.toString(16));
    fc.assert(
      fc.property(fc.nat(0xffff), fc.array(group, { minLength: 7, maxLength: 7 }), (first, rest) => {
        const outside = first < 0x2000 || first > 0x3fff;
        return !outside || judgeAddress([first.toString(16), ...rest].join(':')) === 'forbidden';
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => ['public', 'documentation', 'forbidden'].includes(judgeAddress(text))),
    );
  });
});

it('gives one spelling and one key per address', () => {
  expect(canonicalAddress('[2001:0DB8:0::1]')).toBe('2001:db8::1');
  expect(canonicalAddress('203.0.113.10')).toBe('203.0.113.10');
  expect(canonicalAddress('example.test')).toBeNull();
  expect(addressKey('2001:db8::1', 443)).toBe('[2001:db8::1]:443');
});
