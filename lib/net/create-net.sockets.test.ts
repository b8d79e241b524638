import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CloudNetwork } from '@/lib/clouds/cloud';
import { createCloudFetch } from './cloud-fetch';
import { createNet } from './create-net';
import { createTestAuthority, type LeafKind, type TestAuthority } from './testing/certificates';
import { startDnsServer, type TestDnsServer, type TestRecord } from './testing/dns-server';
import { type Answer, startHttp, startTcp, type TestServer } from './testing/servers';
import type { HttpRequest, Net } from './types';

const records: TestRecord[] = [
  { name: 'web.test', type: 'A', data: '203.0.113.10' },
  { name: 'cloud.test', type: 'A', data: '203.0.113.20' },
  { name: 'two.test', type: 'A', data: '203.0.113.66' },
  { name: 'two.test', type: 'AAAA', data: '2001:db8::1' },
  { name: 'mixed.test', type: 'A', data: '203.0.113.10' },
  { name: 'mixed.test', type: 'A', data: '127.0.0.1' },
  { name: 'mixed6.test', type: 'A', data: '203.0.113.10' },
  { name: 'mixed6.test', type: 'AAAA', data: '::ffff:127.0.0.1' },
  { name: 'alias.test', type: 'CNAME', data: 'inner.test' },
  { name: 'inner.test', type: 'A', data: '127.0.0.1' },
  { name: 'unmapped.test', type: 'A', data: '203.0.113.99' },
  { name: 'private.test', type: 'A', data: '10.1.2.3' },
  { name: 'silent.test', type: 'SILENT' },
  { name: 'broken.test', type: 'SERVFAIL' },
];

let authority: TestAuthority;
let dns: TestDnsServer;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  authority = await createTestAuthority();
  dns = await startDnsServer(records);
});
afterAll(() => dns.close());
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function network(connectTo: Record<string, string>, rest: Partial<CloudNetwork> = {}): CloudNetwork {
  return { dnsServers: [dns.server], connectTo, onlyConnectTo: true, ca: authority.rootPem, ...rest };
}

function open(connectTo: Record<string, string>, cloudOrigins: string[] = [], rest: Partial<CloudNetwork> = {}): Net {
  const net = createNet({ network: network(connectTo, rest), cloudOrigins });
  closers.push(() => net.close());
  return net;
}

async function http(answer: Answer, tls?: { key: string; cert: string }): Promise<TestServer> {
  const server = await startHttp(answer, tls);
  closers.push(() => server.close());
  return server;
}

async function tcp(onSocket: Parameters<typeof startTcp>[0]): Promise<TestServer> {
  const server = await startTcp(onSocket);
  closers.push(() => server.close());
  return server;
}

const get = (url: string, rest: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  timeoutMs: 5_000,
  ...rest,
});
const plain = (server: TestServer): Record<string, string> => ({ '203.0.113.10:80': server.at });

describe('request', () => {
  it('posts over TLS to the mapped address and tells address and certificate', async () => {
    const server = await http(
      (_q, r) => r.writeHead(200, { 'X-Made-By': 'test' }).end('hello'),
      await authority.leaf('good', ['web.test']),
    );
    const net = open({ '203.0.113.10:443': server.at });
    const outcome = await net.request({ ...get('https://WEB.test./a?b=c'), method: 'POST', body: 'ping' });
    expect(outcome).toMatchObject({ ok: true, status: 200, body: 'hello', address: '203.0.113.10' });
    expect(outcome.ok && outcome.headers['x-made-by']).toBe('test');
    expect(outcome.certificate).toMatchObject({ problem: null, names: ['web.test'], subject: 'CN=web.test' });
    expect(server.requests).toMatchObject([{ method: 'POST', url: '/a?b=c', body: 'ping' }]);
    expect(server.requests[0]?.headers['accept-encoding']).toBe('identity');
  });

  it.each<[LeafKind, string]>([
    ['expired', 'expired'],
    ['not-yet-valid', 'not-yet-valid'],
    ['wrong-name', 'name-mismatch'],
    ['self-signed', 'self-signed'],
    ['incomplete', 'incomplete-chain'],
    ['untrusted', 'untrusted'],
  ])('sends nothing to a host with a certificate that is %s', async (kind, problem) => {
    const server = await http((_q, r) => r.end('secret'), await authority.leaf(kind, ['web.test']));
    const net = open({ '203.0.113.10:443': server.at });
    const outcome = await net.request(get('https://web.test/'));
    expect(outcome).toMatchObject({
      ok: false,
      failure: 'certificate',
      address: '203.0.113.10',
      certificate: { problem },
    });
    expect(server.requests).toEqual([]);
    expect(await net.inspectTls('web.test', 443, 5_000)).toMatchObject({
      failure: 'certificate',
      certificate: { problem },
    });
  });

  it('returns a redirect and does not follow it', async () => {
    const server = await http((_q, r) => r.writeHead(302, { Location: 'http://web.test/again' }).end());
    const outcome = await open(plain(server)).request(get('http://web.test/'));
    expect(outcome).toMatchObject({ ok: true, status: 302, headers: { location: 'http://web.test/again' } });
    expect(server.requests).toHaveLength(1);
  });

  it('gives up on a host that accepts and says nothing, within its limit', async () => {
    const server = await tcp(() => undefined);
    const net = open({ ...plain(server), '203.0.113.10:443': server.at });
    const started = performance.now();
    const outcomes = await Promise.all([
      net.request(get('http://web.test/', { timeoutMs: 300 })),
      net.request(get('https://web.test/', { timeoutMs: 300 })),
    ]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ ok: false, failure: 'timed-out', address: '203.0.113.10' });
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  it('gives up on headers that arrive byte by byte', async () => {
    const server = await tcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('X'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    const outcome = await open(plain(server)).request(get('http://web.test/', { timeoutMs: 300 }));
    expect(outcome).toMatchObject({ ok: false, failure: 'timed-out' });
  });

  it('names a reset, a refusal and nonsense apart', async () => {
    const reset = await tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const nonsense = await tcp((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    const closed = await startTcp(() => undefined);
    await closed.close();
    expect(await open(plain(reset)).request(get('http://web.test/'))).toMatchObject({ failure: 'reset' });
    expect(await open(plain(nonsense)).request(get('http://web.test/'))).toMatchObject({ failure: 'malformed' });
    expect(await open(plain(closed)).request(get('http://web.test/'))).toMatchObject({ failure: 'refused' });
    expect(await open({ '203.0.113.10:443': nonsense.at }).request(get('https://web.test/'))).toMatchObject({
      failure: 'malformed',
    });
  });

  it('stops at the limit of headers, of a body, and of what a body unpacks to', async () => {
    const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    const server = await http((request, response) => {
      if (request.url === '/headers') response.setHeader('x-long', 'x'.repeat(40_000));
      if (request.url === '/bomb') response.setHeader('content-encoding', 'gzip').end(bomb);
      else response.end('x'.repeat(request.url === '/body' ? 2 * 1024 * 1024 : 2_000));
    });
    const net = open(plain(server));
    for (const path of ['/headers', '/body', '/bomb']) {
      expect(await net.request(get(`http://web.test${path}`)), path).toMatchObject({ ok: false, failure: 'too-large' });
    }
    expect(await net.request(get('http://web.test/small', { maxBodyBytes: 1_000 }))).toMatchObject({
      failure: 'too-large',
    });
    expect(await net.request(get('http://web.test/small'))).toMatchObject({ ok: true });
  });

  it('unpacks what was compressed unasked, and calls broken packing malformed', async () => {
    const server = await http((request, response) => {
      const packed = gzipSync('plain text');
      response.setHeader('content-encoding', request.url === '/zstd' ? 'zstd' : 'gzip');
      response.end(request.url === '/broken' ? Buffer.from('not gzip at all') : packed);
    });
    const net = open(plain(server));
    expect(await net.request(get('http://web.test/'))).toMatchObject({ ok: true, body: 'plain text' });
    expect(await net.request(get('http://web.test/broken'))).toMatchObject({ failure: 'malformed' });
    expect(await net.request(get('http://web.test/zstd'))).toMatchObject({ failure: 'malformed' });
  });

  it('falls back to IPv6 when IPv4 refuses', async () => {
    const closed = await startTcp(() => undefined);
    await closed.close();
    const server = await http((_q, r) => r.end('six'));
    const net = open({ '203.0.113.66:80': closed.at, '[2001:db8::1]:80': server.at });
    expect(await net.request(get('http://two.test/'))).toMatchObject({ ok: true, body: 'six', address: '2001:db8::1' });
  });

  it('ends with the caller', async () => {
    const server = await tcp(() => undefined);
    const controller = new AbortController();
    const pending = open(plain(server)).request(get('http://web.test/', { signal: controller.signal }));
    controller.abort();
    expect(await pending).toMatchObject({ ok: false, failure: 'aborted' });
  });

  it.each([
    ['http://unmapped.test/', 'unroutable'],
    ['http://nowhere.test/', 'no-address'],
    ['http://broken.test/', 'other'],
    ['http://private.test/', 'forbidden-address'],
    ['ftp://web.test/', 'forbidden-address'],
    ['http://web.test:22/', 'forbidden-address'],
    ['https://web.test:8443/', 'forbidden-address'],
    ['http://user:word@web.test/', 'forbidden-address'],
    ['http://[web.test/', 'malformed'],
  ])('%s is %s', async (url, failure) => {
    expect(await open({}).request(get(url))).toMatchObject({ ok: false, failure });
  });

  it('refuses to carry a secret', async () => {
    const server = await http((_q, r) => r.end());
    const net = open({ ...plain(server), '203.0.113.10:443': server.at });
    const refused: [string, Record<string, string>][] = [
      ['https://web.test/', { Authorization: 'Bearer abc' }],
      ['https://web.test/', { authorization: 'Basic YTpi' }],
      ['http://web.test/', { Authorization: 'Bearer' }],
      ['https://web.test/', { Cookie: 'a=b' }],
    ];
    for (const [url, headers] of refused) await expect(net.request(get(url, { headers }))).rejects.toThrow(TypeError);
    expect(server.accepts()).toBe(0);
  });

  it('may send an empty Bearer over TLS', async () => {
    const server = await http((_q, r) => r.writeHead(401).end(), await authority.leaf('good', ['web.test']));
    const net = open({ '203.0.113.10:443': server.at });
    expect(await net.request(get('https://web.test/', { headers: { authorization: 'Bearer' } }))).toMatchObject({
      status: 401,
    });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer');
  });
});

describe('the egress guard', () => {
  const spellings = [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::7f00:1]',
    '[::ffff:0:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '0.0.0.0',
    '0',
    '[::]',
    '169.254.169.254',
    '168.63.129.16',
    '100.100.100.200',
    '[fd00:ec2::254]',
    'localhost',
    'LOCALHOST.',
    'x.localhost',
    '①②⑦.0.0.1',
    'mixed.test',
    'mixed6.test',
    'alias.test',
    'inner.test',
  ];

  it('lets nothing reach a forbidden address, however it is spelled', async () => {
    const target = await tcp((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    // Every way out leads to the counting listener: a spelling that passes is a connection that is counted.
    const loose = createNet({
      network: network({ '203.0.113.10:80': target.at, '203.0.113.10:443': target.at }, { onlyConnectTo: false }),
      cloudOrigins: [],
    });
    closers.push(() => loose.close());
    for (const host of spellings) {
      for (const url of [`http://${host}/`, `https://${host}/`, `http://${host}:${target.port}/`]) {
        expect(await loose.request(get(url, { timeoutMs: 2_000 })), url).toMatchObject({
          ok: false,
          failure: 'forbidden-address',
        });
      }
      expect(await loose.inspectTls(host, 443, 2_000), host).toMatchObject({ failure: 'forbidden-address' });
    }
    expect(target.accepts()).toBe(0);
    await loose.request(get('http://203.0.113.10/', { timeoutMs: 2_000 }));
    expect(target.accepts()).toBe(1);
  });

  it('refuses an address of this machine', async () => {
    const net = createNet({
      network: network({}, { onlyConnectTo: false }),
      cloudOrigins: [],
      ownAddresses: ['8.8.8.8'],
    });
    expect(await net.request(get('http://8.8.8.8/'))).toMatchObject({
      failure: 'forbidden-address',
      address: '8.8.8.8',
    });
    await net.close();
  });
});

describe('cloudRequest', () => {
  it('carries a token to an exact origin, over kept connections', async () => {
    const server = await http((_q, r) => r.end('ok'), await authority.leaf('good', ['cloud.test']));
    const net = open({ '203.0.113.20:443': server.at }, ['https://cloud.test']);
    for (const path of ['/a', '/b', '/c', '/d', '/e']) {
      const outcome = await net.cloudRequest(
        get(`https://cloud.test${path}`, { headers: { authorization: 'Bearer abc' } }),
      );
      expect(outcome).toMatchObject({ ok: true, body: 'ok', address: '203.0.113.20', certificate: { problem: null } });
    }
    expect(server.requests.map((r) => r.headers.authorization)).toEqual(Array(5).fill('Bearer abc'));
    // The pool may open a second one while the first still finishes its answer.
    expect(server.accepts()).toBeLessThanOrEqual(2);
  });

  it.each([
    'https://cloud.test.evil.test/',
    'https://cloud.test:444/',
    'http://cloud.test/',
    'https://cloud.test@evil.test/',
    'https://evil.test/',
    'nonsense',
  ])('throws for %s', async (url) => {
    await expect(open({}, ['https://cloud.test']).cloudRequest(get(url))).rejects.toThrow(TypeError);
  });

  it('dials a loopback origin as written, whatever is mapped', async () => {
    const server = await http((_q, r) => r.end('graph'));
    const origin = `http://${server.at}`;
    expect(await open({}, [origin]).cloudRequest(get(`${origin}/v1.0/me`))).toMatchObject({ ok: true, body: 'graph' });
    const named = `http://localhost:${server.port}`;
    expect(await open({}, [named]).cloudRequest(get(named))).toMatchObject({ ok: true });
    // Nothing listens there: the point is that the literal is understood and dialled.
    const literal = await open({}, ['http://[::1]:1']).cloudRequest(get('http://[::1]:1/'));
    expect(['refused', 'unroutable']).toContain(literal.ok ? '' : literal.failure);
    expect(await open({}, ['http://127.0.0.1:1']).cloudRequest(get('http://127.0.0.1:1/'))).toMatchObject({
      failure: 'refused',
    });
  });

  it('sends no token to a cloud host whose certificate or address is bad', async () => {
    const server = await http((_q, r) => r.end(), await authority.leaf('wrong-name', ['cloud.test']));
    const net = open({ '203.0.113.20:443': server.at }, ['https://cloud.test', 'https://inner.test']);
    const headers = { authorization: 'Bearer abc' };
    expect(await net.cloudRequest(get('https://cloud.test/', { headers }))).toMatchObject({
      failure: 'certificate',
      address: '203.0.113.20',
      certificate: { problem: 'name-mismatch' },
    });
    expect(await net.cloudRequest(get('https://inner.test/', { headers }))).toMatchObject({
      failure: 'forbidden-address',
    });
    expect(server.requests).toEqual([]);
  });

  it('sends and receives bytes that are no text, within the same limits', async () => {
    const answered = Buffer.from([0x03, 0x01, 0x6a, 0x00, 0xc3, 0x28, 0xff]);
    const server = await http((_q, r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(answered)));
    const origin = `http://${server.at}`;
    const body = Uint8Array.of(0x03, 0x01, 0x6a, 0x00, 0x56);
    const post = { ...get(`${origin}/`), method: 'POST' as const, body, bytes: true as const };
    const outcome = await open({}, [origin]).cloudRequest(post);
    expect(outcome).toMatchObject({ ok: true, body: '' });
    expect(outcome.ok && Buffer.compare(Buffer.from(outcome.bytes ?? []), answered)).toBe(0);
    expect(Buffer.from(server.requests[0]?.body ?? '')).toEqual(Buffer.from(body));
    expect(server.requests[0]?.headers['content-length']).toBe('5');
    expect(await open({}, [origin]).cloudRequest({ ...post, maxBodyBytes: 6 })).toMatchObject({ failure: 'too-large' });
    const text = await open({}, [origin]).cloudRequest(get(`${origin}/`));
    expect(text.ok && text.bytes).toBeUndefined();
  });

  it('keeps its limits', async () => {
    const silent = await tcp(() => undefined);
    const net = open({ '203.0.113.20:443': silent.at }, ['https://cloud.test', `http://${silent.at}`]);
    expect(await net.cloudRequest(get('https://cloud.test/', { timeoutMs: 200 }))).toMatchObject({
      failure: 'timed-out',
    });
    expect(await net.cloudRequest(get(`http://${silent.at}/`, { timeoutMs: 200 }))).toMatchObject({
      failure: 'timed-out',
    });
  });

  it('has many calls under way without a warning of leaked listeners', async () => {
    const silent = await tcp(() => undefined);
    const net = open({}, [`http://${silent.at}`]);
    const warnings: string[] = [];
    const hear = (warning: Error) => warnings.push(warning.name);
    process.on('warning', hear);
    const calls = Array.from({ length: 24 }, () => net.cloudRequest(get(`http://${silent.at}/`, { timeoutMs: 100 })));
    await Promise.all(calls);
    process.off('warning', hear);
    expect(warnings).toEqual([]);
  });

  it('is the fetch of the cloud', async () => {
    const server = await http((request, response) => {
      if (request.url === '/204') response.writeHead(204).end();
      else if (request.url === '/302') response.writeHead(302, { location: '/x' }).end();
      else response.setHeader('content-encoding', 'gzip').end(gzipSync('{"a":1}'));
    });
    const origin = `http://${server.at}`;
    const cloudFetch = createCloudFetch(open({}, [origin]));
    const answer = await cloudFetch(`${origin}/json`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await answer.json()).toEqual({ a: 1 });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect((await cloudFetch(`${origin}/204`)).status).toBe(204);
    expect((await cloudFetch(`${origin}/302`)).status).toBe(302);
    await expect(cloudFetch('https://evil.test/')).rejects.toThrow(TypeError);
    await server.close();
    await expect(cloudFetch(`${origin}/json`)).rejects.toMatchObject({
      message: 'fetch failed',
      cause: { name: 'NetError' },
    });
  });
});
