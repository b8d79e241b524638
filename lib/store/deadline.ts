/** Thrown by `within` when time ran out; the work itself may still be going on. */
export class DeadlineExpiredError extends Error {
  override readonly name = 'DeadlineExpiredError';
}

/**
 * Settles as `work` does, or rejects with `DeadlineExpiredError` after `ms` milliseconds. Nothing is cancelled: the
 * caller owns what happens to late work, whose rejection is swallowed here.
 */
export async function within<T>(work: PromiseLike<T>, ms: number): Promise<T> {
  // A query of Drizzle runs once for each `then`: only this one promise may ask it.
  const promise = Promise.resolve(work);
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineExpiredError(`No answer within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([promise, expiry]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => undefined);
  }
}
