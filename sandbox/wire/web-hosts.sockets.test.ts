import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secureHost, send, startTestWire, type TestWire } from './test-client';
import type { HostBehaviour, VirtualHost } from './world';

const shared = '192.0.2.80';
const plain = (names: string[], address: string, behaviour: HostBehaviour): VirtualHost => ({
  address,
  port: 80,
  names,
  behaviour,
});
const panel = secureHost('contoso.test', '192.0.2.2', { kind: 'imap-autodiscover' });
const hosts: VirtualHost[] = [
  plain(['autodiscover.outlook.test', '*.outlook.test'], '203.0.113.20', {
    kind: 'redirect',
    status: 302,
    location: 'https://autodiscover-s.outlook.test/Autodiscover/Autodiscover.xml',
  }),
  plain(['a.test'], shared, { kind: 'redirect', status: 301, location: 'https://www.a.test{path}' }),
  plain(['b.test', '*.b.test'], shared, { kind: 'website', status: 200 }),
  plain(['c.test'], shared, { kind: 'fixed', status: 418, headers: { 'X-Own': 'yes' }, body: 'teapot' }),
  plain(['broken.test'], shared, { kind: 'fixed', status: 200, headers: { 'not a name': 'x' }, body: '' }),
  { ...panel, names: ['contoso.test', 'autodiscover.contoso.test'] },
  secureHost('denied.test', '192.0.2.3', { kind: 'website', status: 403, server: 'cloudflare' }),
];

let wire: TestWire;
beforeAll(async () => {
  wire = await startTestWire({ hosts });
});
afterAll(() => wire.close());

describe('web hosts', () => {
  it('redirects every path to one place, or along with the path', async () => {
    const fixed = await send(wire, '203.0.113.20', 'http://autodiscover.contoso.test/autodiscover/autodiscover.xml');
    expect(fixed.status).toBe(302);
    expect(fixed.headers.location).toBe('https://autodiscover-s.outlook.test/Autodiscover/Autodiscover.xml');
    const moved = await send(wire, shared, 'http://a.test/x/y?z=$1');
    expect([moved.status, moved.headers.location]).toEqual([301, 'https://www.a.test/x/y?z=$1']);
  });

  it.each([
    ['http://b.test/any', 200],
    ['http://www.b.test/', 200],
    ['http://c.test/', 418],
    ['http://stranger.test/', 301],
  ])('chooses by Host header on a shared address: %s', async (url, status) => {
    expect((await send(wire, shared, url)).status).toBe(status);
    expect(
      (await send(wire, shared, url, { headers: { host: `${new URL(url).hostname.toUpperCase()}:80` } })).status,
    ).toBe(status);
  });

  it('gives a fixed answer as it stands', async () => {
    const answer = await send(wire, shared, 'http://c.test/anything');
    expect(answer).toMatchObject({ status: 418, body: 'teapot', headers: { 'x-own': 'yes' } });
  });

  it('shows a header that cannot be sent as a fault', async () => {
    const answer = await send(wire, shared, 'http://broken.test/');
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('not a name');
  });

  it('is a site with its own status and server', async () => {
    const answer = await send(wire, '192.0.2.3', 'https://denied.test/');
    expect(answer).toMatchObject({
      status: 403,
      headers: { server: 'cloudflare', 'content-type': 'text/html; charset=utf-8' },
    });
  });

  it('answers the Autodiscover path of a hosting panel with IMAP and SMTP, other paths with a page', async () => {
    const xml = await send(wire, '192.0.2.2', 'https://autodiscover.contoso.test/Autodiscover/Autodiscover.xml', {
      method: 'POST',
      body: '<x/>',
    });
    expect(xml.status).toBe(200);
    expect(xml.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(xml.body).toContain('outlook/responseschema/2006a');
    expect(xml.body).toContain('<Type>IMAP</Type><Server>mail.contoso.test</Server><Port>993</Port>');
    expect(xml.body).not.toContain('MobileSync');
    const html = await send(wire, '192.0.2.2', 'https://contoso.test/');
    expect([html.status, html.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('logs each request with its own name and path', async () => {
    const before = wire.entries.length;
    await send(wire, shared, 'http://b.test/autodiscover/autodiscover.xml?x=1');
    await send(wire, shared, 'http://b.test/index.html', { method: 'HEAD' });
    expect(wire.entries.slice(before)).toMatchObject([
      { plane: 'autodiscover', host: 'b.test', method: 'GET', path: '/autodiscover/autodiscover.xml?x=1', status: 200 },
      { plane: 'web', host: 'b.test', method: 'HEAD', path: '/index.html', status: 200, authorization: 'none' },
    ]);
  });
});
