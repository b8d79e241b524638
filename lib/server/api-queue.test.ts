import { describe, expect, it } from 'vitest';
import * as queueRoute from '@/app/api/queue/route';
import * as sweepsRoute from '@/app/api/queue/sweeps/route';
import type { QueuePage } from '@/lib/report/queue';
import type { QueuedPhone, SweepLease } from '@/lib/store/queue-types';
import { call, expectProblem, plant } from './testing/api-call';
import { anna, type TestServer } from './testing/test-server';

const admin = ['Reconnect.Admin'] as const;

function phone(n: number): QueuedPhone {
  return {
    key: `guid-${String(n).padStart(3, '0')}`,
    owner: n % 2 ? 'karel' : 'daan',
    ownerName: n % 2 ? 'Karel Kwarantaine' : 'Daan de Boer',
    deviceId: `ABC${n}`,
    name: 'iPhone',
    model: 'iPhone15C2',
    os: 'iOS 18',
    app: 'native',
    version: '16.1',
    firstSync: '2026-11-24T10:00:00.000Z',
    heldBy: 'default',
    rule: null,
    concerns: n % 5 ? ['quarantined'] : ['protocol-too-old'],
  };
}

/** A complete reading of `count` phones, as a sweep would leave it. */
async function fill({ store }: TestServer, count: number): Promise<void> {
  const { queue } = store;
  await queue.request(0);
  const lease = (await queue.claim('test', true)) as SweepLease;
  const phones = Array.from({ length: count }, (_, n) => phone(n));
  await queue.addPage(lease, { phones, owners: [{ owner: 'karel', name: 'Karel', phones: count }], next: null });
  await queue.finish(lease, { near: 80, limit: 100, hours: 6 });
}

describe('the queue', () => {
  it.each([[[]], [['Reconnect.Support']]] as ['Reconnect.Support'[]][])('is refused to %j', async (roles) => {
    const { bearer, store } = await plant();
    const auth = await bearer(anna, roles);
    await expectProblem(await call(queueRoute.GET, { auth }), 403);
    await expectProblem(await call(sweepsRoute.POST, { auth, method: 'POST' }), 403);
    expect((await store.queue.state()).dueAt).toBeNull();
  });

  it('is refused without a token, and takes no other method', async () => {
    await plant();
    await expectProblem(await call(queueRoute.GET), 401);
    await expectProblem(await call(sweepsRoute.POST, { method: 'POST' }), 401);
    await expectProblem(await call(queueRoute.DELETE, { method: 'DELETE' }), 405);
    await expectProblem(await call(sweepsRoute.GET), 405);
  });

  it('is paged at the pace of a person: each page may ask Exchange for names', async () => {
    const { bearer } = await plant();
    const auth = await bearer(anna, [...admin]);
    const answers = await Promise.all(Array.from({ length: 121 }, () => call(queueRoute.GET, { auth })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(120);
    const refused = answers.find(({ status }) => status !== 200);
    if (refused) await expectProblem(refused, 429);
    expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  it.each([['concern=other'], ['limit=51'], ['limit=0'], ['after=%00'], ['after=e30'], [`query=${'x'.repeat(101)}`]])(
    'with ?%s is malformed',
    async (query) => {
      const { bearer } = await plant();
      const auth = await bearer(anna, [...admin]);
      await expectProblem(await call(queueRoute.GET, { auth, query: `?${query}` }), 400);
    },
  );

  it('is read in pages, filtered and searched; an address that nobody knows is null', async () => {
    const server = await plant();
    await fill(server, 7);
    const auth = await server.bearer(anna, [...admin]);
    const read = async (query: string) => {
      const response = await call(queueRoute.GET, { auth, query });
      expect(response.status).toBe(200);
      return (await response.json()) as QueuePage;
    };
    const first = await read('?limit=4');
    expect(first.entries).toHaveLength(4);
    expect(first.entries[0]?.owner).toEqual({ identity: 'daan', name: 'Daan de Boer', address: null });
    expect(first.reading).toMatchObject({ devices: 7, counts: { quarantined: 5, 'protocol-too-old': 2 } });
    expect(first.sweep).toMatchObject({ status: 'idle', of: 7, problem: null, nextAt: expect.any(String) });
    const second = await read(`?limit=4&after=${first.next}`);
    expect(second.next).toBeNull();
    const keys = [...first.entries, ...second.entries].map(({ key }) => key);
    expect(new Set(keys).size).toBe(7);
    expect((await read('?concern=protocol-too-old')).entries).toHaveLength(2);
    expect((await read('?query=karel')).entries).toHaveLength(3);
  });
});

describe('a reading that an admin asks for', () => {
  it('is taken once, and not again at once', async () => {
    const { bearer, store } = await plant();
    const auth = await bearer(anna, [...admin]);
    const read = async () => ((await (await call(queueRoute.GET, { auth })).json()) as QueuePage).sweep;
    expect(await read()).toMatchObject({ status: 'never' });
    const response = await call(sweepsRoute.POST, { auth, method: 'POST' });
    expect(response.status).toBe(202);
    const again = await call(sweepsRoute.POST, { auth, method: 'POST' });
    expect([409, 429]).toContain(again.status);
    await store.queue.claim('other', true);
    await expectProblem(await call(sweepsRoute.POST, { auth, method: 'POST' }), 409);
    expect(await read()).toMatchObject({ status: 'running' });
  });

  it('waits five minutes after the one before', async () => {
    const server = await plant();
    await fill(server, 1);
    const auth = await server.bearer(anna, [...admin]);
    const response = await call(sweepsRoute.POST, { auth, method: 'POST' });
    await expectProblem(response, 429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(290);
  });

  it('is refused where the operator wants none', async () => {
    const { bearer } = await plant({ sweepHours: 0 });
    const auth = await bearer(anna, [...admin]);
    await expectProblem(await call(sweepsRoute.POST, { auth, method: 'POST' }), 409);
    expect(((await (await call(queueRoute.GET, { auth })).json()) as QueuePage).sweep.status).toBe('off');
  });
});
