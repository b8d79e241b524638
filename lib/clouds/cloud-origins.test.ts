import { describe, expect, it } from 'vitest';
import { cloudOrigins } from './cloud-origins';
import { cloudNames, microsoftCloud } from './microsoft-clouds';

const tenant = '11111111-2222-3333-4444-555555555555';

describe('cloudOrigins', () => {
  it('lists what may get a token in the public cloud, and nothing else', () => {
    expect(cloudOrigins(microsoftCloud('global', tenant))).toEqual([
      'https://login.microsoftonline.com',
      'https://graph.microsoft.com',
      'https://outlook.office365.com',
    ]);
  });

  it.each(cloudNames)('%s never lists its Autodiscover host', (name) => {
    const cloud = microsoftCloud(name, tenant);
    expect(cloudOrigins(cloud)).not.toContain(new URL(cloud.autodiscover).origin);
    expect(cloudOrigins(cloud).every((origin) => origin.startsWith('https://'))).toBe(true);
  });

  it('adds the metadata endpoints of a cloud file once each', () => {
    const cloud = {
      ...microsoftCloud('global', tenant),
      authority: 'https://login.sandbox.test',
      jwksUri: 'http://127.0.0.1:4101/keys',
      authorityMetadata: {
        issuer: 'https://login.sandbox.test/x/v2.0',
        authorization_endpoint: 'http://localhost:4101/authorize',
        token_endpoint: 'http://127.0.0.1:4101/token',
        jwks_uri: 'http://127.0.0.1:4101/keys',
        end_session_endpoint: 'http://localhost:4101/logout',
      },
    };
    expect(cloudOrigins(cloud).slice(0, 3)).toEqual([
      'https://login.sandbox.test',
      'http://127.0.0.1:4101',
      'http://localhost:4101',
    ]);
  });
});

describe('microsoftCloud', () => {
  it.each(cloudNames)('%s names issuer and keys of the tenant exactly', (name) => {
    const cloud = microsoftCloud(name, tenant);
    expect(cloud.issuer).toBe(`${cloud.authority}/${tenant}/v2.0`);
    expect(cloud.jwksUri).toContain(`/${tenant}/`);
    expect(cloud.activesync).toMatch(/^https:\/\/[a-z0-9.-]+\/Microsoft-Server-ActiveSync$/);
  });
});
