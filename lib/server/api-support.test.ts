import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { call, expectProblem, type Handler, plant, start, unknownId } from './testing/api-call';
import { anna, bob } from './testing/test-server';

/**
 * What `Reconnect.Support` may send although it is no reading: it starts checks and hands reports on. None of it changes a mailbox, a
 * phone or the tenant. Whatever else the API takes has to answer 403; a new address is found here by itself.
 */
const mayDo: Record<string, { status: number; body?: unknown; key?: string }> = {
  'POST diagnoses': { status: 201, body: { user: 'anna@example.test' } },
  'POST diagnoses/[id]/links': { status: 201, body: { audience: 'anyone', view: 'user', expiresInHours: 1 } },
  'POST diagnoses/[id]/links/preview': { status: 200, body: { audience: 'anyone', view: 'user' } },
  // Its own links only; unknown and of somebody else look alike.
  'DELETE links/[key]': { status: 404 },
};

/** Bodies that a change would take, so that 403 is about who asks and not about what was sent. */
const bodies: Record<string, unknown> = {
  'POST users/[address]/remedies': {
    remedy: 'device-allow',
    deviceId: 'ABC',
    digest: 'A'.repeat(43),
    reason: 'Ticket 1',
  },
};

/**
 * One observation of a phone's own network, attached to a check that support may read: who may do that is proved where it is built. It
 * changes nothing in the tenant either.
 */
const ofPhones = /^(?:POST|DELETE) (?:diagnoses\/\[id\]\/(?:hand-offs|phone-tests)|hand-offs\/|phone\/)/;

const root = join(process.cwd(), 'app/api');
const routes = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts') && !file.includes('[[...'))
  .map((file) => file.replaceAll('\\', '/').replace(/\/route\.ts$/, ''));
const methods = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
const table = routes
  .flatMap((route) => methods.map((method) => `${method} ${route}`))
  .filter((entry) => !ofPhones.test(entry));

async function handlerOf(entry: string): Promise<Handler> {
  const [method = '', route = ''] = entry.split(' ');
  const module: Record<string, unknown> = await import(pathToFileURL(join(root, route, 'route.ts')).href);
  const handler = module[method];
  if (typeof handler !== 'function') throw new Error(`${entry} has no handler`);
  return handler as Handler;
}

describe('support diagnoses and reads, and changes nothing', () => {
  it.each(table)('%s', async (entry) => {
    const { bearer } = await plant();
    const auth = await bearer(bob, ['Reconnect.Support'], { preferred_username: 'bob@example.test' });
    const id = await start(await bearer(anna));
    const params = { id, key: unknownId, address: 'anna%40example.test' };
    const allowed = mayDo[entry];
    const body = allowed?.body ?? bodies[entry] ?? {};
    const raw = { method: entry.split(' ')[0] ?? '', headers: { 'idempotency-key': 'aaaaaaaa-1' } };
    const response = await call(await handlerOf(entry), { auth, params, body, raw });
    if (response.status === 405) expect(allowed).toBeUndefined();
    else if (allowed) expect(response.status).toBe(allowed.status);
    else await expectProblem(response, 403);
  });

  it('knows every address that it speaks of', () => {
    for (const entry of [...Object.keys(mayDo), ...Object.keys(bodies)]) expect(table).toContain(entry);
  });

  it('cannot take back the link of another', async () => {
    const { bearer, store } = await plant();
    const id = await start(await bearer(anna));
    const create = await handlerOf('POST diagnoses/[id]/links');
    const wish = { audience: 'anyone', view: 'user', expiresInHours: 1 };
    await call(create, { auth: await bearer(anna), params: { id }, body: wish });
    const [made] = await store.links.list(id);
    const remove = await handlerOf('DELETE links/[key]');
    const auth = await bearer(bob, ['Reconnect.Support']);
    await expectProblem(await call(remove, { auth, method: 'DELETE', params: { key: made?.id ?? '' } }), 404);
    expect((await store.links.list(id))[0]?.revokedAt).toBeNull();
  });
});
