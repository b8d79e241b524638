import { expect, it } from 'vitest';
import { contextWithin, type QuestionContext } from './context-within';
import { fakeCloud, fakeNet } from './testing/fakes';
import { createManualClock } from './testing/manual-clock';

/** A question that waits for longer than it has, told by how it ended. */
function waiting(caller: AbortSignal | null) {
  const clock = createManualClock();
  const app = async () => ({ ok: true, token: 'token' }) as const;
  const source = { cloud: fakeCloud, tenantId: 'tenant', net: fakeNet, tokens: { app }, clock, random: () => 0.5 };
  let lent: QuestionContext | null = null;
  let ended = 'no';
  void contextWithin(source, 6_000, caller, async (context) => {
    lent = context;
    await context.wait(60_000);
  }).catch((error: unknown) => {
    ended = error instanceof Error ? error.name : String(error);
  });
  return { clock, left: () => lent?.remainingMs(), ended: () => ended };
}

it('ends by the clock it is given, with what is left told on the way', async () => {
  const { clock, left, ended } = waiting(null);
  await clock.advance(5_999);
  expect([left(), ended()]).toEqual([1, 'no']);
  await clock.advance(1);
  expect([left(), ended()]).toEqual([0, 'TimeoutError']);
});

it('ends when nobody waits for the answer any more', async () => {
  const caller = new AbortController();
  const { clock, ended } = waiting(caller.signal);
  await clock.advance(1_000);
  caller.abort();
  await clock.advance(0);
  expect(ended()).toBe('AbortError');
});

it('leaves no timer behind', async () => {
  const cancelled: string[] = [];
  const clock = { now: () => new Date(0), after: () => () => cancelled.push('deadline') };
  const app = async () => ({ ok: true, token: 'token' }) as const;
  const source = { cloud: fakeCloud, tenantId: 'tenant', net: fakeNet, tokens: { app }, clock, random: () => 0.5 };
  await expect(contextWithin(source, 6_000, null, () => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
  expect(cancelled).toEqual(['deadline']);
});
