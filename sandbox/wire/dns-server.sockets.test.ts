import { createSocket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import { once } from 'node:events';
import { connect } from 'node:net';
import * as packet from 'dns-packet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestWire, type TestWire } from './test-client';
import type { DnsRecord } from './world';

const many: DnsRecord[] = Array.from({ length: 120 }, (_, i) => ({
  name: 'many.test',
  type: 'A',
  value: `192.0.2.${i + 1}`,
}));
const records: DnsRecord[] = [
  ...many,
  { name: 'autodiscover.contoso.test', type: 'CNAME', value: 'autodiscover.outlook.test' },
  { name: 'autodiscover.outlook.test', type: 'CNAME', value: 'autod.office.test' },
  { name: 'autod.office.test', type: 'A', value: '203.0.113.20', ttl: 42 },
  { name: 'autod.office.test', type: 'AAAA', value: '2001:db8::20' },
  { name: 'contoso.test', type: 'MX', value: 'contoso-test.mail.protection.outlook.test', priority: 5 },
  {
    name: '_autodiscover._tcp.contoso.test',
    type: 'SRV',
    value: 'cpanelemaildiscovery.test',
    port: 443,
    priority: 1,
    weight: 2,
  },
  { name: 'v4only.contoso.test', type: 'CNAME', value: 'v4only.test' },
  { name: 'v4only.test', type: 'A', value: '192.0.2.8' },
  { name: 'dangling.contoso.test', type: 'CNAME', value: 'gone.test' },
  { name: '*.wild.test', type: 'A', value: '192.0.2.9' },
  { name: 'down.test', type: 'SERVFAIL' },
];

let wire: TestWire;
let resolver: dns.Resolver;

beforeAll(async () => {
  wire = await startTestWire({ records });
  resolver = new dns.Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers([wire.dnsServer]);
});
afterAll(() => wire.close());

describe('DNS server', () => {
  it('answers each type to a real resolver', async () => {
    expect(await resolver.resolve4('autodiscover.contoso.test', { ttl: true })).toEqual([
      { address: '203.0.113.20', ttl: 42 },
    ]);
    expect(await resolver.resolve6('autodiscover.contoso.test')).toEqual(['2001:db8::20']);
    expect(await resolver.resolveCname('autodiscover.contoso.test')).toEqual(['autodiscover.outlook.test']);
    expect(await resolver.resolveMx('contoso.test')).toEqual([
      { exchange: 'contoso-test.mail.protection.outlook.test', priority: 5 },
    ]);
    expect(await resolver.resolveSrv('_autodiscover._tcp.contoso.test')).toEqual([
      { name: 'cpanelemaildiscovery.test', port: 443, priority: 1, weight: 2 },
    ]);
    expect(await resolver.resolve4('anything.wild.test')).toEqual(['192.0.2.9']);
  });

  it.each([
    ['no such name', 'autodiscover.fabrikam.test', 'A', 'ENOTFOUND'],
    ['a name with other types', 'contoso.test', 'A', 'ENODATA'],
    ['an empty non-terminal', '_tcp.contoso.test', 'SRV', 'ENODATA'],
    ['a chain to nowhere', 'dangling.contoso.test', 'A', 'ENOTFOUND'],
    ['a dead server', 'down.test', 'A', 'ESERVFAIL'],
  ])('tells a resolver about %s', async (_case, name, type, code) => {
    await expect(resolver.resolve(name, type)).rejects.toMatchObject({ code });
  });

  it('ends a chain without the type in an empty answer', async () => {
    // Node gives an empty list here and not ENODATA, since the message holds records: those of the chain.
    expect(await resolver.resolve6('v4only.contoso.test')).toEqual([]);
  });

  it('truncates by UDP and serves the whole answer by TCP', async () => {
    const before = wire.entries.length;
    expect(await resolver.resolve4('many.test')).toHaveLength(120);
    const asked = wire.entries
      .slice(before)
      .map(({ plane, host, method, path, status }) => ({ plane, host, method, path, status }));
    const entry = { plane: 'dns', host: 'many.test', method: 'A', status: 0 };
    expect(asked).toEqual([
      { ...entry, path: 'udp' },
      { ...entry, path: 'tcp' },
    ]);
  });

  it('sets the truncation bit over 512 bytes for those who do not speak EDNS', async () => {
    const socket = createSocket('udp4');
    const [host = '', port] = wire.dnsServer.split(':');
    const question: packet.Question = { name: 'many.test', type: 'A' };
    socket.send(packet.encode({ type: 'query', id: 9, questions: [question] }), Number(port), host);
    const [message] = await once(socket, 'message');
    socket.close();
    expect(message.length).toBeLessThanOrEqual(512);
    expect(packet.decode(message)).toMatchObject({ id: 9, flag_tc: true, answers: [] });
  });

  it('takes TCP questions in any pieces, several on one connection', async () => {
    const [host = '', port] = wire.dnsServer.split(':');
    const socket = connect(Number(port), host);
    const ask = (id: number) =>
      packet.streamEncode({ type: 'query', id, questions: [{ name: 'autod.office.test', type: 'A' }] });
    const both = Buffer.concat([ask(1), ask(2)]);
    socket.setNoDelay(true);
    socket.write(both.subarray(0, 1));
    await once(socket, 'connect');
    socket.write(both.subarray(1, 20));
    socket.write(both.subarray(20));
    let got = Buffer.alloc(0);
    const ids = new Set<number | undefined>();
    while (ids.size < 2) {
      const [piece] = await once(socket, 'data');
      got = Buffer.concat([got, piece]);
      while (got.length > 2 && got.length >= 2 + got.readUInt16BE(0)) {
        ids.add(packet.streamDecode(got).id);
        got = got.subarray(2 + got.readUInt16BE(0));
      }
    }
    socket.destroy();
    expect([...ids].sort()).toEqual([1, 2]);
  });
});
