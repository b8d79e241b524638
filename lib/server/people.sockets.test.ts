import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as people from '@/app/api/people/route';
import type { PeoplePage } from '@/lib/report/people';
import { call, expectProblem } from './testing/api-call';
import { type RemedyPortal, startRemedyPortal } from './testing/remedy-portal';

let portal: RemedyPortal;
beforeAll(async () => {
  portal = await startRemedyPortal();
});
afterEach(() => portal.sandbox.setFault(null));
afterAll(() => portal.close());

const ask = async (query: Record<string, string>, account = 'support') =>
  call(people.GET, { auth: await portal.bearer(account), query: `?${new URLSearchParams(query)}` });

async function found(query: Record<string, string>): Promise<PeoplePage> {
  const response = await ask(query);
  expect(response.status).toBe(200);
  return (await response.json()) as PeoplePage;
}
const names = ({ people: all }: PeoplePage) => all.map(({ displayName }) => displayName);

it('finds by a word of the name, by the start of any address, and by sign-in name', async () => {
  expect(names(await found({ query: 'weiger' }))).toEqual(['Willem Weigering']);
  expect(names(await found({ query: 'willem.weig' }))).toEqual(['Willem Weigering']);
  expect(names(await found({ query: 'willem.weigering@contoso.onmicrosoft' }))).toEqual(['Willem Weigering']);
  expect(names(await found({ query: 'info.gert.smit' }))).toEqual(['Gert Smit']);
  expect(names(await found({ query: "gert o'br" }))).toEqual(["Gert O'Brien"]);
  expect(await found({ query: '") OR ("' })).toEqual({ people: [], next: null });
  const [person] = (await found({ query: 'anna.jansen@' })).people;
  expect(person).toEqual({
    displayName: 'Anna Jansen',
    address: 'anna.jansen@contoso.test',
    signInName: 'anna.jansen@contoso.test',
    enabled: true,
  });
});

it('gives pages of 20 whose mark is no address and fits only its own question', async () => {
  const all: string[] = [];
  let next: string | null = null;
  let pages = 0;
  do {
    const page = await found({ query: 'info.', ...(next === null ? {} : { next }) });
    all.push(...names(page));
    next = page.next;
    pages += 1;
    expect(page.people.length).toBeLessThanOrEqual(20);
  } while (next !== null && pages < 20);
  expect(all).toHaveLength(260);
  expect(new Set(all).size).toBe(260);

  const first = await found({ query: 'info.' });
  expect(Buffer.from(first.next ?? '', 'base64url').toString()).not.toMatch(/http|skiptoken/i);
  await expectProblem(await ask({ query: 'info.a', next: first.next ?? '' }), 400);
  const forged = JSON.parse(Buffer.from(first.next ?? '', 'base64url').toString()) as Record<string, unknown>;
  for (const change of [{ s: 'nonsense' }, { s: '0&$filter=x' }, { f: 'all' }, { q: 'x' }]) {
    const token = Buffer.from(JSON.stringify({ ...forged, ...change })).toString('base64url');
    await expectProblem(await ask({ query: 'info.', next: token }), 400);
  }
  await expectProblem(await ask({ query: 'info.', next: '%%%' }), 400);
});

it('says when to try again while Microsoft throttles, and what is missing without the permission', async () => {
  portal.sandbox.setFault({ plane: 'graph', target: 'users', kind: 'throttled', retryAfterSeconds: 42 });
  const busy = await ask({ query: 'anna' });
  expect(busy.headers.get('retry-after')).toBe('42');
  expect((await expectProblem(busy, 503)).detail).toMatch(/Try again in 42 seconds/);
  portal.sandbox.setFault(null);
  portal.sandbox.setFault({ plane: 'graph', target: 'users', kind: 'forbidden' });
  expect((await expectProblem(await ask({ query: 'anna' }), 502)).detail).toContain('User.Read.All');
});
