import { describe, expect, it } from 'vitest';
import * as rest from '@/app/api/[[...rest]]/route';
import * as events from '@/app/api/diagnoses/[id]/events/route';
import * as diagnoses from '@/app/api/diagnoses/route';
import * as health from '@/app/api/health/route';
import { call, expectProblem, plant, start } from './testing/api-call';
import { anna, bob } from './testing/test-server';

describe('requests', () => {
  it.each([
    [{ user: 'no-address' }],
    [{ user: `${'a'.repeat(10_000)}@example.test` }],
    [{ user: `${'a'.repeat(65)}@example.test` }],
    [{ user: '../../users/x@example.test' }],
    [{ user: 'a\u0000b@example.test' }],
    [{ user: 'a@b@example.test' }],
    [{ user: 'a@localhost' }],
    [{ user: 'a@[127.0.0.1]' }],
    [{ user: '' }],
    [{ user: 7 }],
    [{ app: 'imap' }],
    [{ deviceId: 'x'.repeat(65) }],
    [{ deviceId: "'; drop table" }],
    [{ deviceId: '' }],
    [{ asPhone: 'yes' }],
    [{ asPhone: null }],
    [{ asPhone: 1 }],
    [[]],
    ['text'],
    [null],
  ])('refuses %j', async (body) => {
    const { bearer } = await plant();
    const problem = await expectProblem(
      await call(diagnoses.POST, { auth: await bearer(anna, ['Reconnect.Admin']), body }),
      400,
    );
    expect(JSON.stringify(problem)).not.toContain('drop table');
  });

  it('asks as a phone only for the own mailbox, and only when told so', async () => {
    const { bearer, store } = await plant();
    const auth = await bearer(anna, ['Reconnect.Admin']);
    const other = await call(diagnoses.POST, { auth, body: { asPhone: true, user: 'bob@example.test' } });
    expect((await expectProblem(other, 400)).detail).toContain('only for your own mailbox');
    const asPhone = async (body: object) => (await store.diagnoses.get(await start(auth, body)))?.request.asPhone;
    expect(await asPhone({ asPhone: true })).toBe(true);
    expect(await asPhone({ asPhone: false })).toBe(false);
    expect(await asPhone({})).toBe(false);
    expect(await asPhone({ user: 'bob@example.test', asPhone: false })).toBe(false);
  });

  it.each([
    ["o'brien+phone@example.test"],
    ['"anna example"@example.test'],
    ['anna@bücher.example'],
    ['björn@example.test'],
    ['anna_contoso.test#EXT#@example.test'],
    [' anna@example.test '],
  ])('takes %s', async (user) => {
    const { bearer } = await plant();
    await start(await bearer(anna, ['Reconnect.Admin']), { user });
  });

  it('refuses what is no JSON, no well-formed JSON, or too large, whatever the length says', async () => {
    const { bearer } = await plant();
    const auth = await bearer(anna);
    const send = (body: BodyInit, headers: Record<string, string>) =>
      call(diagnoses.POST, { auth, raw: { method: 'POST', body, headers, duplex: 'half' } as RequestInit });
    await expectProblem(await send('{}', { 'content-type': 'text/plain' }), 415);
    await expectProblem(await send('user=a', { 'content-type': 'application/x-www-form-urlencoded' }), 415);
    await expectProblem(await send('{', { 'content-type': 'application/json' }), 400);
    const large = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(4_096).fill(32)),
    });
    await expectProblem(await send(large, { 'content-type': 'application/json' }), 413);
  });

  it.each([['?limit=0'], ['?limit=-1'], ['?limit=1e3'], ['?limit=9999'], ['?limit=x'], ['?user=nobody']])(
    'refuses the list query %s',
    async (query) => {
      const { bearer } = await plant();
      await expectProblem(await call(diagnoses.GET, { auth: await bearer(anna, ['Reconnect.Admin']), query }), 400);
    },
  );

  it('answers wrong methods with 405 and Allow, and unknown addresses with 404, as problem JSON', async () => {
    await plant();
    const wrong = await call(diagnoses.DELETE, { method: 'DELETE' });
    await expectProblem(wrong, 405);
    expect(wrong.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
    await expectProblem(await call(events.POST, { method: 'POST' }), 405);
    await expectProblem(await call(health.PUT, { method: 'PUT' }), 405);
    for (const [method, handler] of Object.entries(rest)) {
      if (method === 'OPTIONS' || typeof handler !== 'function') continue;
      await expectProblem(await call(handler, { method }), 404);
    }
  });

  it('limits diagnoses per person and says when to come back', async () => {
    const { bearer } = await plant({ diagnosesPerHour: 2 });
    const auth = await bearer(anna);
    await start(auth);
    await start(auth);
    const response = await call(diagnoses.POST, { auth, body: {} });
    await expectProblem(response, 429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    await start(await bearer(bob));
  });

  it('has no limit when it is 0', async () => {
    const { bearer } = await plant({ diagnosesPerHour: 0 });
    for (let count = 0; count < 70; count += 1) await start(await bearer(anna));
  });
});
