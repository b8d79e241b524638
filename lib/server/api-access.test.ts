import { describe, expect, it } from 'vitest';
import * as events from '@/app/api/diagnoses/[id]/events/route';
import * as links from '@/app/api/diagnoses/[id]/links/route';
import * as diagnosis from '@/app/api/diagnoses/[id]/route';
import * as diagnoses from '@/app/api/diagnoses/route';
import * as health from '@/app/api/health/route';
import * as link from '@/app/api/links/[key]/route';
import { call, expectProblem, type Handler, plant, start, unknownId } from './testing/api-call';
import { anna, bob } from './testing/test-server';

describe('authorisation', () => {
  it('refuses every call without a good token, with a challenge', async () => {
    const { bearer } = await plant();
    const good = await bearer(anna);
    const bad = [
      undefined,
      'Bearer',
      'Bearer x',
      'Basic YTpi',
      good.slice(0, -4),
      await bearer(anna, [], { scp: 'x' }),
    ];
    const calls: [Handler, object][] = [
      [diagnoses.POST, { body: {} }],
      [diagnoses.GET, {}],
      [diagnosis.GET, { params: { id: unknownId } }],
      [events.GET, { params: { id: unknownId } }],
      [links.GET, { params: { id: unknownId } }],
      [links.POST, { params: { id: unknownId }, body: {} }],
      [link.DELETE, { params: { key: unknownId }, method: 'DELETE' }],
    ];
    for (const [handler, options] of calls) {
      for (const auth of bad) {
        const response = await call(handler, { ...options, ...(auth ? { auth } : {}) });
        await expectProblem(response, 401);
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
      }
    }
  });

  it('takes a role to name any mailbox but that of the own sign-in name', async () => {
    const { bearer } = await plant();
    for (const user of ['bob@example.test', 'anna@example.test.evil.test']) {
      await expectProblem(await call(diagnoses.POST, { auth: await bearer(anna), body: { user } }), 403);
    }
    const own = await start(await bearer(anna), { user: 'Anna@example.test' });
    expect((await call(diagnosis.GET, { auth: await bearer(anna), params: { id: own } })).status).toBe(200);
    expect((await call(diagnoses.GET, { auth: await bearer(anna), query: '?user=anna@example.test' })).status).toBe(
      200,
    );
    for (const role of ['Reconnect.Admin', 'Reconnect.Support'] as const) {
      await start(await bearer(anna, [role]), { user: 'bob@example.test' });
    }
    await expectProblem(await call(diagnoses.GET, { auth: await bearer(anna), query: '?user=bob@example.test' }), 403);
  });

  it('shows a diagnosis to its subject and to the roles; to others it is as unknown as no diagnosis', async () => {
    const { bearer } = await plant();
    const id = await start(await bearer(anna));
    const params = { id };
    for (const handler of [diagnosis.GET, events.GET, links.GET]) {
      expect((await call(handler, { auth: await bearer(anna), params })).status).toBe(200);
      expect((await call(handler, { auth: await bearer(bob, ['Reconnect.Support']), params })).status).toBe(200);
      const foreign = await expectProblem(await call(handler, { auth: await bearer(bob), params }), 404);
      const unknown = await call(handler, { auth: await bearer(bob), params: { id: unknownId } });
      expect(await expectProblem(unknown, 404)).toEqual(foreign);
      const odd = await call(handler, { auth: await bearer(bob), params: { id: '../../etc/passwd' } });
      expect(await expectProblem(odd, 404)).toEqual(foreign);
    }
  });

  it('lists own diagnoses by default, newest first, and those of an address by role', async () => {
    const { bearer } = await plant();
    const [first, second] = [await start(await bearer(anna)), await start(await bearer(anna))];
    await start(await bearer(bob));
    const list = async (auth: string, query = '') => {
      const response = await call(diagnoses.GET, { auth, query });
      const { diagnoses: all } = (await response.json()) as { diagnoses: { id: string }[] };
      return all.map(({ id }) => id);
    };
    expect(await list(await bearer(anna))).toEqual([second, first]);
    expect(await list(await bearer(anna), '?limit=1')).toEqual([second]);
    expect(await list(await bearer(bob, ['Reconnect.Admin']), '?user=Anna@Example.test')).toContain(first);
  });
});

describe('health', () => {
  it('tells when the database is away, and so does every other call', async () => {
    const { store, bearer } = await plant();
    expect(await (await call(health.GET)).json()).toEqual({ status: 'ok', database: 'ok', version: '0.0.0-test' });
    store.setAway(true);
    await expectProblem(await call(health.GET), 503);
    await expectProblem(await call(diagnoses.GET, { auth: await bearer(anna) }), 503);
    await expectProblem(await call(diagnoses.POST, { auth: await bearer(anna), body: {} }), 503);
    await expectProblem(await call(link.GET, { params: { key: 'x' } }), 503);
    store.setAway(false);
  });
});

describe('the log', () => {
  it('holds no token, no address and no name', async () => {
    const { bearer, logged } = await plant();
    const auth = await bearer(anna);
    await start(auth);
    await call(diagnoses.GET, { auth: `${auth}x` });
    expect(logged()).toContain('diagnosis-ended');
    expect(logged()).not.toMatch(/eyJ|example\.test|Anna/);
  });
});
