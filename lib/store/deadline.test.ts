import { expect, test, vi } from 'vitest';
import { DeadlineExpiredError, within } from './deadline';

test('settles as the work does', async () => {
  await expect(within(Promise.resolve(7), 1_000)).resolves.toBe(7);
  await expect(within(Promise.reject(new Error('own')), 1_000)).rejects.toThrow('own');
});

test('rejects when time runs out, and swallows what comes later', async () => {
  vi.useFakeTimers();
  let fail: (reason: Error) => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const waiting = expect(within(late, 500)).rejects.toThrow(DeadlineExpiredError);
  await vi.advanceTimersByTimeAsync(500);
  await waiting;
  // Without a handler this would be an unhandled rejection, which fails the run.
  fail(new Error('late'));
  vi.useRealTimers();
});

test('asks a lazy query once', async () => {
  let executed = 0;
  // What a query of Drizzle does: it runs whenever somebody calls `then`.
  const lazy: PromiseLike<number> = {
    // biome-ignore lint/suspicious/noThenProperty: the point of the test.
    then: (onDone, onFail) => {
      executed += 1;
      return Promise.resolve(executed).then(onDone, onFail);
    },
  };
  expect(await within(lazy, 1_000)).toBe(1);
  await Promise.resolve();
  expect(executed).toBe(1);
});
