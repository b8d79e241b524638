import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionOf, measureNetwork, readProbe, type Surroundings } from './run-tests';

const hosts = { mail: 'https://mail.test', autodiscover: 'https://auto.test', signIn: 'https://login.test' };
const serverTime = '2026-11-24T12:00:00.000Z';

function around(
  answer: (url: string, count: number) => Response | null,
  clockAheadMs = 0,
): Surroundings & { asked: string[] } {
  let time = 0;
  const asked: string[] = [];
  return {
    asked,
    fetch: async (url) => {
      asked.push(url);
      time += 100;
      const origin = url.split('/?')[0] ?? url;
      const response = answer(origin, asked.filter((other) => other.startsWith(origin)).length);
      if (response === null) throw new TypeError('Failed to fetch');
      return response;
    },
    elapsed: () => time,
    clock: () => Date.parse(serverTime) + time + clockAheadMs - 50,
    nonce: () => 'nonce-nonce',
    connection: undefined,
  };
}

const probe = (nonce = 'nonce-nonce') => Response.json({ nonce, at: serverTime, family: 'ipv4' });

describe('measureNetwork', () => {
  it('asks the portal first, then each host once where all answer', async () => {
    const world = around((url) => (url.startsWith('/api/') ? probe() : new Response(null)), 90_000);
    const measured = await measureNetwork(hosts, 'wifi', world);
    expect(world.asked[0]).toContain('/api/phone/probe?nonce=nonce-nonce');
    expect(world.asked).toHaveLength(4);
    expect(measured).toMatchObject({ network: 'wifi', portal: 'answered', family: 'ipv4', clockOffsetMs: 90_000 });
    expect(Object.keys(measured.hosts)).toEqual(['mail', 'autodiscover', 'signIn']);
    expect(measured.hosts.mail).toMatchObject([{ reached: true }]);
  });

  it.each([
    [429, 'failed'],
    [503, 'failed'],
    [511, 'other-answer'],
    [200, 'other-answer'],
  ] as const)('takes an answer without our nonce and with status %i for %s', async (status, portal) => {
    const page = () => new Response('<html>', { status });
    const measured = await measureNetwork(
      hosts,
      'wifi',
      around((url) => (url.startsWith('/api/') ? page() : new Response(null))),
    );
    expect(measured).toMatchObject({ portal, clockOffsetMs: null });
  });

  it('tries a host that failed once more, and never rejects', async () => {
    const world = around((url, count) =>
      url === 'https://mail.test' || (url === 'https://auto.test' && count === 1)
        ? null
        : url.startsWith('/api/')
          ? probe()
          : new Response(null),
    );
    const { hosts: results } = await measureNetwork(hosts, 'mobile', world);
    expect(results.mail?.map(({ reached }) => reached)).toEqual([false, false]);
    expect(results.autodiscover?.map(({ reached }) => reached)).toEqual([false, true]);
    const dead = await measureNetwork(
      hosts,
      'unknown',
      around(() => null),
    );
    expect(dead).toMatchObject({ portal: 'failed', clockOffsetMs: null });
  });

  it.each([
    ['a page of the Wi-Fi', () => new Response('<html>Welcome to the hotel</html>')],
    ['an answer kept from another time', () => probe('another-nonce')],
  ])('tells %s from the portal', async (_name, answer) => {
    const measured = await measureNetwork(
      hosts,
      'wifi',
      around((url) => (url.startsWith('/api/') ? answer() : null)),
    );
    expect(measured).toMatchObject({ portal: 'other-answer', family: null, clockOffsetMs: null });
  });
});

describe('readProbe', () => {
  it('never throws and takes no answer without the nonce', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string({ minLength: 8 }), (body, nonce) => {
        const read = readProbe(body, nonce, 0);
        const named = typeof body === 'object' && body !== null && 'nonce' in body && body.nonce === nonce;
        expect(read === null).toBe(!named);
      }),
    );
  });
});

it('says what kind of network it is only where the browser does', () => {
  expect([undefined, 'unknown', 'wifi', 'cellular', 'wimax'].map(connectionOf)).toEqual([
    null,
    null,
    'wifi',
    'cellular',
    'other',
  ]);
});
