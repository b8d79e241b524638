import { describe, expect, it } from 'vitest';
import { cloudOrigins } from '@/lib/clouds/cloud-origins';
import { cloudNames, microsoftCloud } from '@/lib/clouds/microsoft-clouds';
import { createTokenSource } from './tokens';

const tenantId = '11111111-2222-3333-4444-555555555555';
const clientId = 'aaaaaaaa-2222-3333-4444-555555555555';
const signal = new AbortController().signal;

describe('Microsoft’s own clouds', () => {
  it.each(cloudNames)('%s is asked at its own authority only, by origins of its table', async (name) => {
    const cloud = microsoftCloud(name, tenantId);
    const urls: string[] = [];
    const tokens = createTokenSource({
      cloud,
      tenantId,
      clientId,
      credential: { kind: 'secret', secret: 'canary-secret' },
      net: {
        cloudRequest: async ({ url }) => {
          urls.push(url);
          const body = JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: 'a-token' });
          return { ok: true, status: 200, headers: {}, body, address: null, certificate: null, durationMs: 1 };
        },
      },
    });
    expect(await tokens.app('exchange', signal)).toEqual({ ok: true, token: 'a-token' });
    expect(urls.map((url) => url.split('?')[0])).toEqual([`${cloud.authority}/${tenantId}/oauth2/v2.0/token`]);
    expect(cloudOrigins(cloud)).toContain(new URL(urls[0] ?? '').origin);
  });
});
