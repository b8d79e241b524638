import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, json, type SeenRequest, startLoopbackCloud } from '@/lib/clouds/testing/loopback-cloud';
import { readPeople } from './people';

let close = async () => {};
afterEach(() => close());

async function start(answer: (request: SeenRequest, before: number) => Answer, options = {}) {
  const cloud = await startLoopbackCloud(answer, options);
  close = cloud.close;
  return cloud;
}

const anna = { displayName: 'Anna', userPrincipalName: 'anna@example.test', mail: 'anna@example.test' };
const unsupported = json({ error: { code: 'Request_UnsupportedQuery', message: 'x' } }, 400);
const formOf = ({ url }: SeenRequest) => {
  const query = new URL(url, 'http://x').searchParams;
  if (query.has('$search')) return 'words';
  return query.get('$filter')?.includes('proxyAddresses') ? 'addresses' : 'starts';
};

describe('readPeople', () => {
  it('asks one advanced question for a name, and says how to go on', async () => {
    const next = 'https://elsewhere.test/v1.0/users?$search=x&%24skiptoken=RFNwdA%3D%3D&token=canary';
    const cloud = await start(() => json({ value: [anna], '@odata.nextLink': next }));
    const found = await readPeople(cloud.context, 'ann', null);
    expect(found).toMatchObject({
      ok: true,
      value: { place: { form: 'words', skipToken: 'RFNwdA==' }, people: [{ displayName: 'Anna' }] },
    });
    expect(cloud.seen.map(formOf)).toEqual(['words']);
    expect(cloud.seen[0]?.headers.consistencylevel).toBe('eventual');
    expect(cloud.seen[0]?.url).toContain('$top=20');
  });

  it('goes on with the mark at Graph itself, never at the address of the link', async () => {
    const cloud = await start(() => json({ value: [] }));
    await readPeople(cloud.context, 'ann', { form: 'addresses', skipToken: 'a/b+c=' });
    const [seen] = cloud.seen;
    expect(new URL(seen?.url ?? '', 'http://x').searchParams.get('$skiptoken')).toBe('a/b+c=');
    expect(cloud.seen.map(formOf)).toEqual(['addresses']);
  });

  it.each([
    ['ann', ['words', 'addresses']],
    ['ann jan', ['words']],
    ['ann@ex', ['addresses']],
  ])('asks for nobody called %s as %j', async (typed, forms) => {
    const cloud = await start(() => json({ value: [] }));
    expect(await readPeople(cloud.context, typed, null)).toMatchObject({
      ok: true,
      value: { people: [], place: null },
    });
    expect(cloud.seen.map(formOf)).toEqual(forms);
  });

  it('falls back to plain starts where Graph takes no advanced question', async () => {
    const cloud = await start((request) => (formOf(request) === 'starts' ? json({ value: [anna] }) : unsupported));
    expect(await readPeople(cloud.context, 'ann', null)).toMatchObject({
      ok: true,
      value: { people: [{ displayName: 'Anna' }] },
    });
    expect(cloud.seen.map(formOf)).toEqual(['words', 'starts']);
    expect(cloud.seen[1]?.headers.consistencylevel).toBeUndefined();
  });

  it('does not ask in another form when it is refused or told to wait', async () => {
    const refused = await start(() => json({ error: { code: 'Authorization_RequestDenied', message: 'x' } }, 403));
    expect(await readPeople(refused.context, 'ann', null)).toMatchObject({
      failure: { reason: 'permission-missing', detail: 'User.Read.All' },
    });
    expect(refused.seen).toHaveLength(1);
    await close();
    const busy = await start(() => ({ status: 429, headers: { 'retry-after': '30' } }), { budgetMs: 6_000 });
    expect(await readPeople(busy.context, 'ann', null)).toMatchObject({
      failure: { reason: 'throttled', retryAt: expect.any(String) },
    });
    expect(busy.seen).toHaveLength(1);
  });
});
