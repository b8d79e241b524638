import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestAuthority, type LeafKind, type TestAuthority } from '@/lib/net/testing/certificates';
import { startDnsServer, type TestRecord } from '@/lib/net/testing/dns-server';
import { createTestContext, type TestContext, testUser } from '@/lib/net/testing/probe-context';
import { type Answer, startHttp, startTcp, type TestServer } from '@/lib/net/testing/servers';
import type { AutodiscoverAttempt } from '@/lib/report/observations';
import { autodiscoverDns } from './autodiscover-dns';
import { autodiscoverJson } from './autodiscover-json';
import { autodiscoverXml } from './autodiscover-xml';

let authority: TestAuthority;
const closers: (() => Promise<void>)[] = [];
const servers: TestServer[] = [];

beforeAll(async () => {
  authority = await createTestAuthority();
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  servers.length = 0;
});

interface Host {
  /** Documentation address and port. */
  at: string;
  names?: string[];
  certificate?: LeafKind;
  answer: Answer | 'deaf';
}

async function world(records: TestRecord[], hosts: Host[] = [], remainingMs = 8_000): Promise<TestContext> {
  const dns = await startDnsServer(records);
  closers.push(() => dns.close());
  const connectTo: Record<string, string> = {};
  for (const host of hosts) {
    const tls = host.names === undefined ? undefined : await authority.leaf(host.certificate ?? 'good', host.names);
    const server = host.answer === 'deaf' ? await startTcp(() => undefined) : await startHttp(host.answer, tls);
    closers.push(() => server.close());
    servers.push(server);
    connectTo[host.at] = server.at;
  }
  const context = createTestContext({ dnsServers: [dns.server], connectTo, ca: authority.rootPem }, { remainingMs });
  closers.push(() => context.net.close());
  return context;
}

async function attempts(context: TestContext): Promise<Record<AutodiscoverAttempt['way'], AutodiscoverAttempt>> {
  const directoryUser = testUser();
  const dns = await autodiscoverDns.run(context, { directoryUser });
  const result = await autodiscoverXml.run(context, {
    directoryUser,
    ...(dns.ok ? { autodiscoverDns: dns.value } : {}),
  });
  if (!result.ok) throw new Error(result.failure.reason);
  return Object.fromEntries(result.value.attempts.map((attempt) => [attempt.way, attempt])) as Record<
    AutodiscoverAttempt['way'],
    AutodiscoverAttempt
  >;
}

const cloudRecords: TestRecord[] = [
  { name: 'contoso.test', type: 'A', data: '198.51.100.1' },
  { name: 'autodiscover.contoso.test', type: 'CNAME', data: 'autodiscover.outlook.test' },
  { name: 'autodiscover.outlook.test', type: 'CNAME', data: 'atm.outlook.test' },
  { name: 'atm.outlook.test', type: 'A', data: '203.0.113.10' },
  { name: 'autodiscover-s.outlook.test', type: 'A', data: '203.0.113.11' },
];
const toCloud: Answer = (_q, r) =>
  r.writeHead(302, { location: 'https://autodiscover-s.outlook.test/Autodiscover/Autodiscover.xml' }).end();
const challenge: Answer = (_q, r) => r.writeHead(401, { 'www-authenticate': 'Bearer authorization_uri="x"' }).end();
const website: Answer = (_q, r) => r.writeHead(404, { 'content-type': 'text/html', server: 'nginx' }).end('<html>');
const to =
  (location: string): Answer =>
  (_q, r) =>
    r.writeHead(301, { location }).end();
const own: TestRecord[] = [{ name: 'autodiscover.contoso.test', type: 'A', data: '203.0.113.10' }];

describe('autodiscoverDns', () => {
  it('tells every name around Autodiscover', async () => {
    const context = await world([
      ...cloudRecords,
      {
        name: 'contoso.test',
        type: 'MX',
        data: { preference: 10, exchange: 'contoso-test.mail.protection.outlook.test' },
      },
      {
        name: '_autodiscover._tcp.contoso.test',
        type: 'SRV',
        data: { priority: 0, weight: 1, port: 443, target: 'panel.test' },
      },
    ]);
    const result = await autodiscoverDns.run(context, { directoryUser: testUser() });
    expect(result).toMatchObject({
      ok: true,
      value: {
        host: 'autodiscover.contoso.test',
        outcome: 'answered',
        aliases: ['autodiscover.outlook.test', 'atm.outlook.test'],
        addresses: ['203.0.113.10'],
        rootAddresses: ['198.51.100.1'],
        wildcardAddresses: [],
        srv: [{ target: 'panel.test', port: 443, priority: 0, weight: 1 }],
        mx: ['contoso-test.mail.protection.outlook.test'],
      },
    });
    expect(context.evidence.every((item) => item.kind === 'dns-answer' && item.resolver.startsWith('127.0.0.1'))).toBe(
      true,
    );
    expect(context.evidence.length).toBeGreaterThanOrEqual(9);
  });

  it.each<[string, TestRecord[], string]>([
    ['no such name', [{ name: 'contoso.test', type: 'A', data: '198.51.100.1' }], 'no-such-name'],
    [
      'no record of these kinds',
      [{ name: 'autodiscover.contoso.test', type: 'MX', data: { preference: 1, exchange: 'x.test' } }],
      'no-data',
    ],
    ['a broken server', [{ name: 'autodiscover.contoso.test', type: 'SERVFAIL' }], 'failed'],
    [
      'aliases in a circle',
      [
        { name: 'autodiscover.contoso.test', type: 'CNAME', data: 'b.test' },
        { name: 'b.test', type: 'CNAME', data: 'autodiscover.contoso.test' },
      ],
      'answered',
    ],
  ])('tells %s apart', async (_name, records, outcome) => {
    const context = await world(records);
    expect(await autodiscoverDns.run(context, { directoryUser: testUser() })).toMatchObject({
      ok: true,
      value: { outcome },
    });
  });

  it('asks for an international domain in its ASCII form', async () => {
    const context = await world([{ name: 'autodiscover.xn--bcher-kva.test', type: 'A', data: '203.0.113.10' }]);
    const result = await autodiscoverDns.run(context, { directoryUser: testUser('ann@Bücher.test') });
    expect(result).toMatchObject({ value: { domain: 'xn--bcher-kva.test', addresses: ['203.0.113.10'] } });
  });

  it('waits for a person', async () => {
    const failure = { reason: 'blocked-by-earlier', detail: 'directoryUser' };
    const context = await world([]);
    for (const probe of [autodiscoverDns, autodiscoverXml, autodiscoverJson]) {
      expect(await probe.run(context, { directoryUser: { found: false } })).toEqual({ ok: false, failure });
    }
  });
});

describe('autodiscoverXml', () => {
  it('finds a healthy cloud domain by the port-80 redirect and expects the rest to be silent', async () => {
    const context = await world(cloudRecords, [
      { at: '203.0.113.10:80', answer: toCloud },
      { at: '203.0.113.11:443', names: ['autodiscover-s.outlook.test'], answer: challenge },
      { at: '198.51.100.1:443', names: ['contoso.test'], answer: website },
    ]);
    const found = await attempts(context);
    expect(found.redirect).toMatchObject({ ended: 'exchange', role: 'expected' });
    expect(found.redirect.hops.map((hop) => [hop.method, hop.result.kind])).toEqual([
      ['GET', 'redirect'],
      ['POST', 'challenge'],
    ]);
    expect(found.root).toMatchObject({ ended: 'web-host', role: 'fallback' });
    expect(found.subdomain).toMatchObject({ ended: 'unreachable', role: 'not-used' });
    expect(found.srv).toMatchObject({ ended: 'no-record', role: 'not-used', hops: [] });
    for (const { headers } of servers.flatMap((server) => server.requests))
      expect(headers.authorization).toBeUndefined();
    expect(servers[1]?.requests[0]?.body).toContain('<EMailAddress>ann@contoso.test</EMailAddress>');
    const exchanges = context.evidence.filter((item) => item.kind === 'http-exchange');
    expect(exchanges).toHaveLength(4);
    expect(exchanges.map((item) => item.role)).toContain('expected');
    expect(context.evidence.filter((item) => item.kind === 'certificate')).toHaveLength(2);
  });

  it.each<[string, TestRecord[], Host[], AutodiscoverAttempt['way'], string]>([
    [
      'a redirect to plain http',
      own,
      [{ at: '203.0.113.10:80', answer: to('http://other.test/x') }],
      'redirect',
      'not-https',
    ],
    [
      'a circle',
      own,
      [
        {
          at: '203.0.113.10:443',
          names: ['autodiscover.contoso.test'],
          answer: to('https://autodiscover.contoso.test/autodiscover/autodiscover.xml#again'),
        },
      ],
      'subdomain',
      'loop',
    ],
    [
      'an endless chain',
      own,
      [{ at: '203.0.113.10:443', names: ['autodiscover.contoso.test'], answer: (q, r) => to(`/x${q.url}`)(q, r) }],
      'subdomain',
      'loop',
    ],
    ['a site on port 80', own, [{ at: '203.0.113.10:80', answer: website }], 'redirect', 'web-host'],
    [
      'an expired certificate',
      own,
      [{ at: '203.0.113.10:443', names: ['autodiscover.contoso.test'], certificate: 'expired', answer: challenge }],
      'subdomain',
      'certificate',
    ],
    [
      'a private address',
      [{ name: 'autodiscover.contoso.test', type: 'A', data: '10.0.0.7' }],
      [],
      'subdomain',
      'unreachable',
    ],
    [
      'a redirect to the inside',
      own,
      [{ at: '203.0.113.10:443', names: ['autodiscover.contoso.test'], answer: to('https://127.0.0.1/') }],
      'subdomain',
      'unreachable',
    ],
    ['no name', [], [], 'subdomain', 'no-record'],
  ])('names %s', async (_name, records, hosts, way, ended) => {
    const found = await attempts(await world(records, hosts));
    expect(found[way].ended).toBe(ended);
    expect(found[way].hops.length).toBeLessThanOrEqual(11);
    expect(found.subdomain.role).toBe('expected');
  });

  it('follows SRV to a panel and takes its settings for a web host', async () => {
    const settings =
      '<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"><Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"><Account><Protocol><Type>IMAP</Type></Protocol></Account></Response></Autodiscover>';
    const found = await attempts(
      await world(
        [
          {
            name: '_autodiscover._tcp.contoso.test',
            type: 'SRV',
            data: { priority: 0, weight: 0, port: 443, target: 'panel.test' },
          },
          { name: 'panel.test', type: 'A', data: '203.0.113.30' },
        ],
        [{ at: '203.0.113.30:443', names: ['panel.test'], answer: (_q, r) => r.end(settings) }],
      ),
    );
    expect(found.srv).toMatchObject({ ended: 'web-host', role: 'fallback' });
    expect(found.srv.hops[0]?.result).toMatchObject({ body: { kind: 'other-protocols', protocols: ['IMAP'] } });
  });

  it('is not held up by a deaf host', async () => {
    const context = await world(
      cloudRecords,
      [
        { at: '198.51.100.1:443', answer: 'deaf' },
        { at: '203.0.113.10:80', answer: toCloud },
        { at: '203.0.113.11:443', names: ['autodiscover-s.outlook.test'], answer: challenge },
      ],
      1_200,
    );
    const found = await attempts(context);
    expect(found.root).toMatchObject({ ended: 'unreachable', hops: [{ result: { failure: 'timed-out' } }] });
    expect(found.redirect.ended).toBe('exchange');
  });
});

describe('autodiscoverJson', () => {
  const at = '203.0.113.11:443';
  const names = ['autodiscover-s.outlook.test'];
  const ask = async (answer: Answer) => {
    const context = await world(cloudRecords, [{ at, names, answer }]);
    return autodiscoverJson.run(context, { directoryUser: testUser("o'neil+x@contoso.test") });
  };

  it('asks the cloud without a credential and reads where ActiveSync is', async () => {
    const url = 'https://outlook.test/Microsoft-Server-ActiveSync';
    expect(await ask((_q, r) => r.end(JSON.stringify({ Protocol: 'ActiveSync', Url: url })))).toEqual({
      ok: true,
      value: { kind: 'url', url },
    });
    expect(servers[0]?.requests[0]?.url).toBe(
      '/autodiscover/autodiscover.json/v1.0/o%27neil%2Bx@contoso.test?Protocol=ActiveSync',
    );
    expect(servers[0]?.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('asks in the other documented form where a server does not know the first', async () => {
    const url = 'https://outlook.test/Microsoft-Server-ActiveSync';
    const answered = await ask((q, r) =>
      q.url?.includes('?Email=') ? r.end(JSON.stringify({ Url: url })) : r.writeHead(404).end('<html>'),
    );
    expect(answered).toEqual({ ok: true, value: { kind: 'url', url } });
    expect(await ask((_q, r) => r.writeHead(404).end())).toMatchObject({ value: { kind: 'error', status: 404 } });
  });

  it('keeps a redirect, an error, and the trouble of the service apart', async () => {
    expect(await ask(to('https://mail.contoso.test/'))).toMatchObject({ value: { kind: 'redirect' } });
    expect(await ask((_q, r) => r.writeHead(400).end('{"ErrorCode":"InvalidUserId"}'))).toMatchObject({
      value: { code: 'InvalidUserId' },
    });
    expect(await ask((_q, r) => r.writeHead(429, { 'retry-after': '30' }).end())).toMatchObject({
      failure: { reason: 'throttled', retryAt: '2026-11-24T12:00:30.000Z' },
    });
    expect(await ask((_q, r) => r.writeHead(500).end())).toMatchObject({ failure: { reason: 'upstream-failed' } });
    expect(await ask((_q, r) => r.end('<html>'))).toMatchObject({ failure: { reason: 'malformed-answer' } });
    const context = await world(cloudRecords);
    expect(await autodiscoverJson.run(context, { directoryUser: testUser() })).toMatchObject({
      failure: { reason: 'unreachable', detail: 'autodiscover-s.outlook.test' },
    });
  });
});
