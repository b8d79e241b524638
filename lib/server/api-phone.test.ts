import { describe, expect, it, vi } from 'vitest';
import * as handOffs from '@/app/api/diagnoses/[id]/hand-offs/route';
import * as phoneTests from '@/app/api/diagnoses/[id]/phone-tests/route';
import * as list from '@/app/api/diagnoses/route';
import * as confirm from '@/app/api/hand-offs/[id]/confirm/route';
import * as handOff from '@/app/api/hand-offs/[id]/route';
import * as probe from '@/app/api/phone/probe/route';
import * as refuse from '@/app/api/phone/refuse/route';
import * as tests from '@/app/api/phone/tests/route';
import { call, expectProblem, plant, start, unknownId } from './testing/api-call';
import { failed, fine, invite, measured, opened, opening, reportOf, state } from './testing/phone-call';
import { anna, bob } from './testing/test-server';

describe('a hand-off', () => {
  it('goes from code to phone to number to report, and into the list', async () => {
    const { auth, id, made, token, store, logged } = await invite();
    expect(made.url).toMatch(/^http:\/\/localhost:3000\/p\/[\w-]{43}$/);
    expect(made.code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    expect(made.qr).toMatch(/^<svg/);
    expect(await state(auth, made.id)).toMatchObject({ state: 'waiting', digits: null });
    const phone = await opened(token);
    expect(JSON.stringify(phone)).not.toMatch(/anna|example\.test@|a0000000/i);
    expect(await state(auth, made.id)).toMatchObject({
      state: 'opened',
      digits: phone.digits,
      deviceLabel: 'Safari on iPhone',
    });
    const sent = await call(tests.POST, { body: { session: phone.session, test: measured } });
    expect(sent.status).toBe(201);
    expect((await reportOf(auth, id)).phoneTests).toBeUndefined();
    const before = await reportOf(auth, id);
    expect((await call(confirm.POST, { auth, params: { id: made.id }, method: 'POST' })).status).toBe(204);
    const joined = await reportOf(auth, id);
    expect(joined.phoneTests).toMatchObject([{ network: 'wifi', from: 'phone' }]);
    expect(joined.phoneTests?.[0]?.hosts.map(({ host }) => host)).toEqual([
      'sync.example.test',
      'autodiscover.example.test',
      'login.example.test',
    ]);
    expect(joined.checks.find((check) => check.id === 'phone-network')?.findings[0]?.code).toBe('network/blocked-here');
    expect({ ...joined, phoneTests: undefined, checks: [], steps: [], verdict: null, evidence: [] }).toEqual({
      ...before,
      phoneTests: undefined,
      checks: [],
      steps: [],
      verdict: null,
      evidence: [],
    });
    const listed = (await (await call(list.GET, { auth })).json()) as { diagnoses: { verdict: object }[] };
    expect(listed.diagnoses[0]?.verdict).toMatchObject({ state: joined.verdict?.state });
    const text = JSON.stringify([await store.handOffs.get(made.id)]) + logged();
    expect(text).not.toContain(token);
    expect(text).not.toContain(phone.session);
  });

  it('is spent by one opening, whichever code is used, and reading its page spends nothing', async () => {
    const { made, token } = await invite();
    await opened(` ${made.code.toLowerCase().replace('-', ' ')} `);
    const bodies = [];
    for (const key of [token, made.code, 'A'.repeat(43), 'ABCD-EFGH', '', '%00'])
      bodies.push(await expectProblem(await opening(key), 404));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it('opens nothing after 10 minutes', async () => {
    const { auth, made, token } = await invite();
    try {
      expect(Date.parse(made.expiresAt) - Date.now()).toBeLessThanOrEqual(600_000);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
      await expectProblem(await opening(token), 404);
      expect(await state(auth, made.id)).toMatchObject({ state: 'expired' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('takes nothing from a phone that was refused, by either side', async () => {
    for (const side of ['phone', 'computer'] as const) {
      const { auth, id, made, token } = await invite();
      const { session } = await opened(token);
      await call(tests.POST, { body: { session, test: measured } });
      const ended =
        side === 'phone'
          ? await call(refuse.POST, { body: { session } })
          : await call(handOff.DELETE, { auth, params: { id: made.id }, method: 'DELETE' });
      expect(ended.status).toBe(204);
      await expectProblem(await call(tests.POST, { body: { session, test: measured } }), 404);
      await expectProblem(await call(confirm.POST, { auth, params: { id: made.id }, method: 'POST' }), 404);
      expect(await state(auth, made.id)).toMatchObject({ state: 'refused', tests: [] });
      expect((await reportOf(auth, id)).phoneTests).toBeUndefined();
    }
  });

  it('is nobody else’s: neither made, seen, confirmed nor ended', async () => {
    const { id, made, bearer } = await invite();
    const auth = await bearer(bob);
    await expectProblem(await call(handOffs.POST, { auth, params: { id }, method: 'POST' }), 404);
    await expectProblem(await call(handOff.GET, { auth, params: { id: made.id } }), 404);
    await expectProblem(await call(confirm.POST, { auth, params: { id: made.id }, method: 'POST' }), 404);
    await expectProblem(await call(handOff.DELETE, { auth, params: { id: made.id }, method: 'DELETE' }), 404);
    // An admin may read the report and still not speak for who compares the number.
    await expectProblem(
      await call(handOff.GET, { auth: await bearer(bob, ['Reconnect.Admin']), params: { id: made.id } }),
      404,
    );
    await expectProblem(await call(handOff.GET, { auth, params: { id: unknownId } }), 404);
    await expectProblem(await call(handOffs.POST, { params: { id }, method: 'POST' }), 401);
  });

  it('cannot be confirmed before a phone has opened it', async () => {
    const { auth, made } = await invite();
    await expectProblem(await call(confirm.POST, { auth, params: { id: made.id }, method: 'POST' }), 404);
  });
});

describe('measurements', () => {
  it.each<[string, object]>([
    ['another field', { ...measured, user: 'x' }],
    ['a name of a host', { ...measured, hosts: { ...measured.hosts, 'evil.test': fine } }],
    ['three tries', { ...measured, hosts: { ...measured.hosts, mail: [...failed, ...failed] } }],
    ['a time below zero', { ...measured, hosts: { ...measured.hosts, mail: [{ reached: true, ms: -1 }] } }],
    ['no mail host', { ...measured, hosts: { autodiscover: fine, signIn: fine } }],
    ['a clock beyond all time', { ...measured, clockOffsetMs: 1e16 }],
    ['another network', { ...measured, network: 'carrier pigeon' }],
  ])('are refused with %s', async (_name, test) => {
    const { token } = await invite();
    const { session } = await opened(token);
    await expectProblem(await call(tests.POST, { body: { session, test } }), 400);
  });

  it('of the browser of somebody else are not taken, who may read the diagnosis or not', async () => {
    const { auth, id, bearer } = await invite();
    const body = { test: measured };
    const agent = await bearer(bob, ['Reconnect.Support']);
    await expectProblem(await call(phoneTests.POST, { auth: agent, params: { id }, body }), 403);
    expect((await call(phoneTests.GET, { auth: agent, params: { id } })).status).toBe(200);
    await expectProblem(await call(phoneTests.POST, { auth: await bearer(bob), params: { id }, body }), 404);
    expect((await reportOf(auth, id)).phoneTests).toBeUndefined();
  });

  it('of the signed-in browser count at once, for who may read the diagnosis', async () => {
    const { auth, id, bearer } = await invite();
    const body = { test: measured };
    expect((await call(phoneTests.POST, { auth, params: { id }, body })).status).toBe(204);
    expect((await reportOf(auth, id)).phoneTests).toMatchObject([{ from: 'this-browser' }]);
    await expectProblem(await call(phoneTests.POST, { auth: await bearer(bob), params: { id }, body }), 404);
    const read = (await (await call(phoneTests.GET, { auth, params: { id } })).json()) as {
      hosts: object;
      tests: unknown[];
    };
    expect(read.tests).toHaveLength(1);
    expect(read.hosts).toMatchObject({ mail: 'https://sync.example.test' });
  });

  it('of a diagnosis that runs are kept, and joined when it has ended', async () => {
    const portal = await plant({ hold: true });
    const auth = await portal.bearer(anna);
    const id = await start(auth);
    expect((await call(phoneTests.POST, { auth, params: { id }, body: { test: measured } })).status).toBe(204);
    expect(await reportOf(auth, id)).toMatchObject({ status: 'running' });
    portal.release();
    await vi.waitFor(async () => expect((await reportOf(auth, id)).status).toBe('finished'));
    expect((await reportOf(auth, id)).phoneTests).toHaveLength(1);
  });

  it('end at a most per diagnosis', async () => {
    const { auth, id } = await invite();
    const statuses = [];
    for (let count = 0; count < 21; count += 1)
      statuses.push((await call(phoneTests.POST, { auth, params: { id }, body: { test: measured } })).status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(409);
  });
});

it('gives a nonce back with the time, to anybody and from no cache', async () => {
  await plant();
  const response = await call(probe.GET, { query: '?nonce=12345678' });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({ nonce: '12345678', at: expect.any(String), family: null });
  await expectProblem(await call(probe.GET, { query: '?nonce=<script>' }), 400);
});
