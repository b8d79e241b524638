import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCloudFile } from './read-cloud-file';

const tenant = '11111111-2222-3333-4444-555555555555';
const folder = mkdtempSync(path.join(tmpdir(), 'cloud-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = {
  name: 'sandbox',
  notice: 'Simulated tenant',
  authority: 'https://login.sandbox.test',
  authorityMetadata: {
    issuer: 'https://login.sandbox.test/{tenantid}/v2.0',
    authorization_endpoint: 'http://localhost:4101/{tenantid}/authorize',
    token_endpoint: 'http://127.0.0.1:4101/{tenantid}/token',
    jwks_uri: 'http://[::1]:4101/keys',
    end_session_endpoint: 'http://localhost:4101/logout',
  },
  graph: 'http://127.0.0.1:4102',
  exchange: 'http://127.0.0.1:4103/',
  autodiscover: 'https://autodiscover-s.outlook.test',
  activesync: 'https://outlook.office365.test/Microsoft-Server-ActiveSync',
  autodiscoverCnames: ['Autodiscover.Outlook.test'],
  mxSuffixes: ['mail.protection.outlook.test'],
  resource: 'https://outlook.office365.test',
  network: {
    dnsServers: ['127.0.0.1:4153'],
    connectTo: { '203.0.113.10:443': '127.0.0.1:4443', '[2001:db8::1]:443': '127.0.0.1:4443' },
    onlyConnectTo: true,
    caFile: 'ca.pem',
  },
};

let count = 0;
function write(content: unknown): string {
  const file = path.join(folder, `cloud-${count++}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('readCloudFile', () => {
  it('reads the documented file, the authority beside it, and puts the tenant in', () => {
    writeFileSync(path.join(folder, 'ca.pem'), '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n');
    const outcome = readCloudFile(write(good), tenant);
    if (!outcome.ok) throw new Error(outcome.faults.join('; '));
    expect(outcome.cloud).toMatchObject({
      issuer: `https://login.sandbox.test/${tenant}/v2.0`,
      jwksUri: 'http://[::1]:4101/keys',
      graphResource: 'https://graph.microsoft.com',
      exchange: 'http://127.0.0.1:4103',
      autodiscoverCnames: ['autodiscover.outlook.test'],
      network: { onlyConnectTo: true, connectTo: good.network.connectTo },
    });
    expect(outcome.cloud.network.ca).toContain('MIIB');
    expect(outcome.cloud.authorityMetadata?.token_endpoint).toBe(`http://127.0.0.1:4101/${tenant}/token`);
  });

  it('derives issuer and keys, and an open network, when both optional parts are absent', () => {
    const { authorityMetadata: _m, network: _n, ...rest } = good;
    const outcome = readCloudFile(write({ ...rest, graph: 'https://graph.microsoft.us' }), tenant);
    if (!outcome.ok) throw new Error(outcome.faults.join('; '));
    expect(outcome.cloud).toMatchObject({
      issuer: `https://login.sandbox.test/${tenant}/v2.0`,
      jwksUri: `https://login.sandbox.test/${tenant}/discovery/v2.0/keys`,
      graphResource: 'https://graph.microsoft.us',
      authorityMetadata: null,
      network: { dnsServers: [], connectTo: {}, onlyConnectTo: false, ca: null },
    });
  });

  it.each([
    ['plain http off loopback', { graph: 'http://graph.example.test' }, 'graph'],
    ['a name that only looks like loopback', { exchange: 'http://127.0.0.1.example.test' }, 'exchange'],
    ['plain http for the authority', { authority: 'http://127.0.0.1:4101' }, 'authority'],
    ['plain http for ActiveSync', { activesync: 'http://127.0.0.1/Microsoft-Server-ActiveSync' }, 'activesync'],
    ['user in a URL', { graph: 'https://a:b@graph.example.test' }, 'graph'],
    ['another scheme', { graph: 'ftp://127.0.0.1' }, 'graph'],
    ['no alias', { autodiscoverCnames: [] }, 'autodiscoverCnames'],
    ['a URL for a host name', { mxSuffixes: ['https://mx.test'] }, 'mxSuffixes.0'],
    ['a host name in connectTo', { network: { connectTo: { 'a.test:443': '127.0.0.1:1' } } }, 'network.connectTo'],
    ['a port out of range', { network: { connectTo: { '203.0.113.1:443': '127.0.0.1:70000' } } }, 'network.connectTo'],
    ['a name for a DNS server', { network: { dnsServers: ['dns.test'] } }, 'network.dnsServers.0'],
    ['a missing authority file', { network: { caFile: 'absent.pem' } }, 'network.caFile'],
  ])('refuses %s and names the field', (_, patch, field) => {
    const outcome = readCloudFile(write({ ...good, ...patch }), tenant);
    expect(outcome.ok).toBe(false);
    if (!outcome.ok) expect(outcome.faults.join('\n')).toContain(field);
  });

  it('lists every fault at once', () => {
    const outcome = readCloudFile(write({ name: 'x' }), tenant);
    expect(outcome.ok).toBe(false);
    if (!outcome.ok) expect(outcome.faults.length).toBeGreaterThanOrEqual(8);
  });

  it.each(['not json', '[]', 'null', '"text"'])('refuses %s without throwing', (text) => {
    expect(readCloudFile(write(text), tenant).ok).toBe(false);
  });

  it('refuses an absent file', () => {
    expect(readCloudFile(path.join(folder, 'absent.json'), tenant)).toMatchObject({ ok: false });
  });
});
