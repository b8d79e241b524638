import { describe, expect, it } from 'vitest';
import * as people from '@/app/api/people/route';
import { call, expectProblem, plant } from './testing/api-call';
import { anna } from './testing/test-server';

describe('GET /api/people', () => {
  it('is for admins and support only', async () => {
    const { bearer } = await plant();
    await expectProblem(await call(people.GET, { query: '?query=anna' }), 401);
    await expectProblem(await call(people.GET, { auth: await bearer(anna), query: '?query=anna' }), 403);
    await expectProblem(await call(people.POST, { method: 'POST' }), 405);
    for (const role of ['Reconnect.Admin', 'Reconnect.Support'] as const) {
      const auth = await bearer(anna, [role]);
      // The directory of this server is away: the question was let through.
      await expectProblem(await call(people.GET, { auth, query: '?query=anna' }), 502);
    }
  });

  it.each([
    '',
    '?query=',
    '?query=a',
    '?query=%20a%20',
    `?query=${'x'.repeat(101)}`,
    '?query=a%0Ab',
    '?query=ab&next=x',
  ])('refuses %s and does not quote it', async (query) => {
    const { bearer } = await plant();
    const auth = await bearer(anna, ['Reconnect.Support']);
    const { detail } = await expectProblem(await call(people.GET, { auth, query }), 400);
    expect(detail).toMatch(/^"(query|next)" must be/);
  });

  it('stops a person who asks again and again, and nobody else; nothing typed is logged', async () => {
    const { bearer, logged } = await plant();
    const auth = await bearer(anna, ['Reconnect.Support']);
    const ask = (who: string) => call(people.GET, { auth: who, query: '?query=zaphod' });
    for (let n = 0; n < 60; n += 1) expect((await ask(auth)).status).toBe(502);
    const stopped = await ask(auth);
    await expectProblem(stopped, 429);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = await bearer('c0000000-0000-4000-8000-000000000003', ['Reconnect.Admin']);
    expect((await ask(other)).status).toBe(502);
    expect(logged()).not.toContain('zaphod');
  });
});
