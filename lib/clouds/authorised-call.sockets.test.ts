import { afterEach, describe, expect, it } from 'vitest';
import { authorisedCall } from './authorised-call';
import { json, startLoopbackCloud } from './testing/loopback-cloud';

let close = async () => {};
afterEach(() => close());

describe('authorisedCall', () => {
  it.each([
    'https://autodiscover-s.outlook.com/x',
    'https://graph.microsoft.com.evil.test/',
    'https://graph.microsoft.com:444/',
    'http://127.0.0.1:1/',
  ])('throws before a token is asked for when the address is %s', async (url) => {
    const cloud = await startLoopbackCloud(() => json({}));
    close = cloud.close;
    let asked = 0;
    const call = {
      method: 'GET' as const,
      url,
      headers: {},
      repeatable: true,
      record: () => {},
      token: async () => {
        asked += 1;
        return { ok: true as const, token: 'canary' };
      },
    };
    await expect(authorisedCall(cloud.context, call)).rejects.toThrow(TypeError);
    expect(asked).toBe(0);
  });

  it('keeps what the last try said when the diagnosis ends during a wait', async () => {
    const cloud = await startLoopbackCloud(() => ({ status: 500 }));
    close = cloud.close;
    const ending = new AbortController();
    const context = {
      ...cloud.context,
      signal: ending.signal,
      wait: async () => {
        ending.abort();
        throw ending.signal.reason;
      },
    };
    const outcome = await authorisedCall(context, {
      method: 'GET',
      url: `${cloud.origin}/x`,
      headers: {},
      repeatable: true,
      record: () => {},
      token: async () => ({ ok: true, token: 'canary' }),
    });
    expect(outcome).toMatchObject({ ok: false, failure: { reason: 'upstream-failed' } });
    expect(cloud.seen).toHaveLength(1);
  });
});
