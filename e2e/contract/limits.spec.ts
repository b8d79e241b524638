import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startPortal } from '../../scripts/portal';
import { createClient, expect, expectProblem, test } from './world';

// It starts a portal of its own.
test.describe.configure({ timeout: 240_000 });

test('the third diagnosis of an hour is 429 with Retry-After, for that person only', async ({ api }) => {
  const folder = mkdtempSync(join(tmpdir(), 'reconnect-limits-'));
  const env = { ...api.sandbox.env, DATA_DIR: join(folder, 'data'), DIAGNOSES_PER_HOUR: '2', LINK_MAX_DAYS: '1' };
  const portal = await startPortal(await freePort(), env);
  const limited = createClient(portal.url, api.sandbox);
  try {
    const token = await api.token('healthy');
    const { id } = await limited.diagnose(token);
    await expectProblem(await limited.post('/api/diagnoses', token, { app: 'eas' }), 400);
    await limited.diagnose(token);
    const spoofed = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.200' };
    for (const headers of [spoofed, { 'content-type': 'application/json' }]) {
      const third = await limited.call('/api/diagnoses', await api.token('healthy'), {
        method: 'POST',
        headers,
        body: '{}',
      });
      const wait = Number(third.headers.get('retry-after'));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(3_600);
      await expectProblem(third, 429);
    }
    expect((await limited.call(`/api/diagnoses/${id}`, token)).status).toBe(200);
    expect(await limited.start(await api.token('no-device'))).toBeTruthy();

    const wish = { audience: 'anyone', view: 'user', expiresInHours: 24 };
    expect((await limited.post(`/api/diagnoses/${id}/links`, token, wish)).status).toBe(201);
    await expectProblem(
      await limited.post(`/api/diagnoses/${id}/links`, token, { ...wish, expiresInHours: 24.01 }),
      400,
    );
  } finally {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
