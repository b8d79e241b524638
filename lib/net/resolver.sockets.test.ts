import { afterAll, beforeAll, expect, it } from 'vitest';
import { createResolver, type NameResolver } from './resolver';
import { startDnsServer, type TestDnsServer } from './testing/dns-server';

let dns: TestDnsServer;
let resolver: NameResolver;
const many = Array.from({ length: 60 }, (_, i) => `203.0.113.${i}`);

beforeAll(async () => {
  dns = await startDnsServer([
    ...many.map((data) => ({ name: 'many.test', type: 'A' as const, data, ttl: 60 })),
    { name: 'kept.test', type: 'A', data: '203.0.113.1', ttl: 60 },
    { name: 'mx.test', type: 'MX', data: { preference: 20, exchange: 'B.test' } },
    { name: 'mx.test', type: 'MX', data: { preference: 10, exchange: 'a.test' } },
    { name: 'silent.test', type: 'SILENT' },
    { name: 'broken.test', type: 'SERVFAIL' },
  ]);
  resolver = createResolver([dns.server]);
});
afterAll(async () => {
  resolver.close();
  await dns.close();
});

it('takes an answer that does not fit in UDP over TCP', async () => {
  const answer = await resolver.resolve('many.test', 'A');
  expect(answer).toMatchObject({ outcome: 'answered', ttlSeconds: 60, resolver: dns.server });
  expect(answer.answers).toHaveLength(many.length);
});

it('asks once for what it knows, however it is written, and again for what failed', async () => {
  await Promise.all(['kept.test', 'KEPT.test.'].map((name) => resolver.resolve(name, 'A')));
  expect(dns.questions.filter((question) => question === 'A kept.test')).toHaveLength(1);
  expect(await resolver.resolve('broken.test', 'A')).toMatchObject({ outcome: 'failed', answers: [] });
  const asked = dns.questions.length;
  await resolver.resolve('broken.test', 'A');
  expect(dns.questions.length).toBeGreaterThan(asked);
});

it('writes records as texts, best first', async () => {
  expect((await resolver.resolve('mx.test', 'MX')).answers).toEqual(['10 a.test', '20 b.test']);
  expect(await resolver.resolve('mx.test', 'A')).toMatchObject({ outcome: 'no-data' });
  expect(await resolver.resolve('none.test', 'SRV')).toMatchObject({ outcome: 'no-such-name' });
});

it('does not keep a caller who leaves', async () => {
  const controller = new AbortController();
  const pending = resolver.resolve('silent.test', 'A', controller.signal);
  controller.abort();
  expect(await pending).toMatchObject({ outcome: 'failed' });
});

it('refuses a server that is none', () => {
  expect(() => createResolver(['not a server'])).toThrow(TypeError);
});
