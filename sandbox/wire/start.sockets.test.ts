import { promises as dns } from 'node:dns';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { endpoint, secureHost, send, startTestWire } from './test-client';
import type { VirtualHost } from './world';

const deaf = { kind: 'deaf' } as const;
const site = { kind: 'website', status: 200 } as const;
const hosts: VirtualHost[] = [
  secureHost('deaf.test', '192.0.2.1', deaf),
  { address: '192.0.2.1', port: 80, names: ['deaf.test'], behaviour: deaf },
  secureHost('open.test', '192.0.2.2', site),
  secureHost('silent.test', '192.0.2.2', deaf),
  { address: '192.0.2.3', port: 80, names: ['open.test'], behaviour: site },
];

/** Resolves with what happens first on a socket: bytes, a finished handshake, or the end. */
function firstEvent(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    for (const event of ['data', 'secureConnect', 'close']) socket.once(event, () => resolve(event));
    socket.on('error', () => undefined);
  });
}

describe('startWire', () => {
  it('keeps deaf hosts silent until it closes, in plain text, in TLS and beside a talking host', async () => {
    const wire = await startTestWire({ hosts });
    const text = connect(endpoint(wire, '192.0.2.1:80'));
    const bare = connect(endpoint(wire, '192.0.2.1:443'));
    const secure = connectTls({ ...endpoint(wire, '192.0.2.1:443'), servername: 'deaf.test', ca: wire.caPem });
    const beside = connectTls({ ...endpoint(wire, '192.0.2.2:443'), servername: 'silent.test', ca: wire.caPem });
    const events = [text, bare, secure, beside].map(firstEvent);
    await Promise.all([text, bare, secure, beside].map((socket) => once(socket, 'connect')));
    text.write('GET / HTTP/1.1\r\nHost: deaf.test\r\n\r\n');
    // Others are served all the while.
    expect((await send(wire, '192.0.2.2', 'https://open.test/')).status).toBe(200);
    expect((await send(wire, '192.0.2.3', 'http://open.test/')).status).toBe(200);
    await wire.close();
    expect(await Promise.all(events)).toEqual(['close', 'close', 'close', 'close']);
    expect(wire.entries.filter((entry) => entry.method === 'CONNECT')).toMatchObject([
      { host: 'deaf.test', status: null },
      { host: 'deaf.test', status: null },
      { host: 'deaf.test', status: null },
    ]);
  });

  it('delays many answers at once without a warning of leaked listeners', async () => {
    const wire = await startTestWire({ hosts }, () => 50);
    const warnings: string[] = [];
    const hear = (warning: Error) => warnings.push(warning.name);
    process.on('warning', hear);
    const resolver = new dns.Resolver();
    resolver.setServers([wire.dnsServer]);
    const pages = Array.from({ length: 16 }, () => send(wire, '192.0.2.3', 'http://open.test/'));
    const names = Array.from({ length: 16 }, (_, i) => resolver.resolve4(`n${i}.open.test`).catch(() => []));
    expect((await Promise.all(pages)).map(({ status }) => status)).toEqual(pages.map(() => 200));
    await Promise.all(names);
    process.off('warning', hear);
    await wire.close();
    expect(warnings).toEqual([]);
  });

  it('has one loopback port per address and port, and none for what no host has', async () => {
    const wire = await startTestWire({ hosts });
    expect(Object.keys(wire.connectTo).sort()).toEqual([
      '192.0.2.1:443',
      '192.0.2.1:80',
      '192.0.2.2:443',
      '192.0.2.3:80',
    ]);
    expect(new Set(Object.values(wire.connectTo)).size).toBe(4);
    for (const target of [...Object.values(wire.connectTo), wire.dnsServer])
      expect(target).toMatch(/^127\.0\.0\.1:\d+$/);
    await wire.close();
  });

  it('leaves nothing open: no port, no connection, no answer under way', async () => {
    const wire = await startTestWire(
      { hosts, records: [{ name: 'open.test', type: 'A', value: '192.0.2.2' }] },
      () => 60_000,
    );
    const idle = connect({ host: '127.0.0.1', port: Number(wire.dnsServer.split(':')[1]) });
    await once(idle, 'connect');
    const request = send(wire, '192.0.2.3', 'http://open.test/').catch((error: { code?: string }) => error.code);
    const resolver = new dns.Resolver({ timeout: 30_000, tries: 1 });
    resolver.setServers([wire.dnsServer]);
    const lookup = resolver.resolve4('open.test').catch((error: { code?: string }) => error.code);
    while (wire.entries.length < 2) await new Promise(setImmediate);

    await Promise.all([wire.close(), once(idle, 'close')]);
    resolver.cancel();
    expect(await request).toBe('ECONNRESET');
    expect(await lookup).toBe('ECANCELLED');
    for (const at of [...Object.values(wire.connectTo), wire.dnsServer]) {
      const [host, port] = at.split(':');
      const [error] = await once(connect({ host, port: Number(port) }), 'error').catch((refused: unknown) => [refused]);
      expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    }
    await wire.close();
  });

  it('waits the given time before each answer', async () => {
    const waits: number[] = [];
    const wire = await startTestWire({ hosts, records: [{ name: 'open.test', type: 'A', value: '192.0.2.2' }] }, () => {
      waits.push(30);
      return 30;
    });
    const resolver = new dns.Resolver();
    resolver.setServers([wire.dnsServer]);
    const started = performance.now();
    await resolver.resolve4('open.test');
    await send(wire, '192.0.2.3', 'http://open.test/');
    // Timers may fire a little before their time, by less than a millisecond each.
    expect(performance.now() - started).toBeGreaterThanOrEqual(58);
    expect(waits).toEqual([30, 30]);
    await wire.close();
  });

  it('starts nothing when the world is wrong', async () => {
    await expect(startTestWire({ records: [{ name: 'x.test', type: 'A', value: 'nonsense' }] })).rejects.toThrow(
      'x.test',
    );
    await expect(startTestWire({ hosts: [secureHost('x.test', '192.0.2.999', site)] })).rejects.toThrow();
  });
});
