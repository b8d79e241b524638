import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from './config';

const folder = mkdtempSync(path.join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const minimal = {
  TENANT_ID: '11111111-2222-3333-4444-555555555555',
  CLIENT_ID: 'AAAAAAAA-2222-3333-4444-555555555555',
  CLIENT_SECRET: 'canary-secret',
};

function read(patch: Record<string, string | undefined> = {}) {
  return readConfig({ ...minimal, ...patch });
}

function faultsOf(patch: Record<string, string | undefined>): string {
  const outcome = read(patch);
  return outcome.ok ? '' : outcome.faults.join('\n');
}

describe('readConfig', () => {
  it('needs three variables and documents the rest as defaults', () => {
    const outcome = read();
    if (!outcome.ok) throw new Error(outcome.faults.join('; '));
    expect(outcome.config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      portalUrl: 'http://localhost:3000',
      trustedProxies: 0,
      tenantId: minimal.TENANT_ID,
      clientId: minimal.CLIENT_ID.toLowerCase(),
      credential: { kind: 'secret', secret: 'canary-secret' },
      database: { kind: 'pglite', dir: path.resolve('.data') },
      diagnosesPerHour: 60,
      retentionDays: 30,
      linkMaxDays: 30,
      sweepHours: 6,
      logLevel: 'info',
    });
    expect(outcome.config.cloud.name).toBe('global');
    expect(outcome.config.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('takes hosts of one address family by name, and nothing that is no name', () => {
    const good = read({ PROBE_HOST_IPV4: 'v4.example.test', PROBE_HOST_IPV6: 'v6.example.test:8443' });
    if (!good.ok) throw new Error(good.faults.join('; '));
    expect(good.config.probeHosts).toEqual({ ipv4: 'https://v4.example.test', ipv6: 'https://v6.example.test:8443' });
    const bad = read({ PROBE_HOST_IPV4: 'https://v4.example.test', PROBE_HOST_IPV6: 'v6.test/*; script-src' });
    expect(bad).toMatchObject({
      ok: false,
      faults: [/PROBE_HOST_IPV4/, /PROBE_HOST_IPV6/].map((name) => expect.stringMatching(name)),
    });
  });

  it('treats empty values as not set', () => {
    const outcome = read({ PORT: '', CLOUD_FILE: ' ', DATABASE_URL: '', HOST: '' });
    expect(outcome.ok).toBe(true);
  });

  it.each([
    ['https://portal.example.test/', 'https://portal.example.test'],
    ['https://portal.example.test:8443', 'https://portal.example.test:8443'],
    ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000'],
    ['http://localhost:4000', 'http://localhost:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
  ])('takes PORTAL_URL %s as %s', (given, expected) => {
    const outcome = read({ PORTAL_URL: given });
    expect(outcome.ok && outcome.config.portalUrl).toBe(expected);
  });

  it('takes PostgreSQL when its URL is given, whatever the folder says', () => {
    const url = 'postgresql://user:canary@db/reconnect';
    const outcome = read({ DATABASE_URL: url, DATA_DIR: '/data' });
    expect(outcome.ok && outcome.config.database).toEqual({ kind: 'postgres', url });
  });

  it('reads 0 diagnoses per hour as a value', () => {
    const outcome = read({ DIAGNOSES_PER_HOUR: '0', TRUSTED_PROXIES: '2' });
    expect(outcome.ok && outcome.config).toMatchObject({ diagnosesPerHour: 0, trustedProxies: 2 });
  });

  it('reads a federated token file', () => {
    const file = path.join(folder, 'token');
    writeFileSync(file, 'assertion');
    const outcome = read({ CLIENT_SECRET: undefined, CLIENT_FEDERATED_TOKEN_FILE: file });
    expect(outcome.ok && outcome.config.credential).toEqual({ kind: 'federated', tokenFile: file });
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['HOST', 'http://0.0.0.0'],
    ['PORTAL_URL', 'portal.example.test'],
    ['PORTAL_URL', 'http://portal.example.test'],
    ['PORTAL_URL', 'http://127.0.0.1.example.test'],
    ['PORTAL_URL', 'ftp://localhost'],
    ['PORTAL_URL', 'https://portal.example.test/path'],
    ['PORTAL_URL', 'https://a:b@portal.example.test'],
    ['TRUSTED_PROXIES', '-1'],
    ['CLOUD', 'mars'],
    ['CLOUD_FILE', '/absent/cloud.json'],
    ['TENANT_ID', 'contoso.com'],
    ['TENANT_ID', undefined],
    ['CLIENT_ID', 'x'],
    ['CLIENT_ID', undefined],
    ['CLIENT_SECRET', undefined],
    ['CLIENT_CERTIFICATE_FILE', '/absent.pem'],
    ['DATABASE_URL', 'mysql://root:canary@db'],
    ['DIAGNOSES_PER_HOUR', '1.5'],
    ['RETENTION_DAYS', '0'],
    ['LINK_MAX_DAYS', 'many'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is %s', (name, value) => {
    expect(faultsOf({ [name]: value })).toContain(name);
  });

  it.each(['CLIENT_CERTIFICATE_FILE', 'CLIENT_FEDERATED_TOKEN_FILE'])('names %s when its file is absent', (name) => {
    expect(faultsOf({ CLIENT_SECRET: undefined, [name]: '/absent' })).toContain(`${name} cannot be read`);
  });

  it('asks for PORTAL_URL when other machines can reach the portal', () => {
    expect(faultsOf({ HOST: '0.0.0.0' })).toContain('PORTAL_URL');
    expect(read({ HOST: '0.0.0.0', PORTAL_URL: 'https://portal.example.test' }).ok).toBe(true);
  });

  it('lists all faults at once and quotes no secret', () => {
    const outcome = readConfig({
      PORT: 'canary',
      PORTAL_URL: 'http://user:canary@portal.example.test',
      CLIENT_SECRET: 'canary',
      CLIENT_CERTIFICATE_FILE: '/absent',
      DATABASE_URL: 'mysql://root:canary@db',
      LOG_LEVEL: 'canary',
    });
    if (outcome.ok) throw new Error('accepted');
    for (const name of [
      'PORT ',
      'PORTAL_URL',
      'TENANT_ID',
      'CLIENT_ID',
      'CLIENT_SECRET',
      'DATABASE_URL',
      'LOG_LEVEL',
    ]) {
      expect(outcome.faults.join('\n')).toContain(name);
    }
    expect(outcome.faults.join('\n')).not.toContain('canary');
  });
});
