import { describe, expect, it } from 'vitest';
import { KeysUnavailable, signingKeys } from './signing-keys';

const keySet = JSON.stringify({ keys: [{ kty: 'RSA', kid: 'k1', n: 'AQAB', e: 'AQAB' }] });
const address = 'https://login.sandbox.test/keys';

/** Answers in turn; the last answer repeats. */
function answering(...answers: (() => Response)[]) {
  let calls = 0;
  const fetch = async () => (answers[Math.min(calls++, answers.length - 1)] ?? Response.error)();
  return { fetch, calls: () => calls };
}

describe('signingKeys', () => {
  it('keeps the last good set when the authority fails, and asks again after a pause', async () => {
    let clock = 0;
    const { fetch, calls } = answering(
      () => new Response(keySet),
      () => new Response('', { status: 500 }),
    );
    const keys = signingKeys(address, fetch, () => clock);
    await keys.reload();
    await keys.reload();
    expect(keys.jwks()?.keys[0]?.kid).toBe('k1');
    await keys.reload();
    expect(calls()).toBe(2);
    clock += 5001;
    await keys.reload();
    expect(calls()).toBe(3);
  });

  it('takes a new set over', async () => {
    const { fetch } = answering(
      () => new Response(keySet),
      () => new Response(keySet.replace('k1', 'k2')),
    );
    const keys = signingKeys(address, fetch, () => 0);
    await keys.reload();
    await keys.reload();
    expect(keys.jwks()?.keys.map((key) => key.kid)).toEqual(['k2']);
  });

  it.each(['', 'null', '{}', '{"keys":[]}', '{"keys":[{}]}', '<html>'])('never takes %j for a set', async (text) => {
    const { fetch } = answering(() => new Response(text));
    await expect(signingKeys(address, fetch, () => 0).reload()).rejects.toBeInstanceOf(KeysUnavailable);
  });
});
