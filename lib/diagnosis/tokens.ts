import type { TokenOutcome, Tokens } from '@/lib/probes/define-probe';

/** The part of the token source that a diagnosis uses; `lib/auth/tokens.ts` has the real one. */
export interface TokenSource {
  app(audience: 'graph' | 'exchange', signal: AbortSignal): Promise<TokenOutcome>;
  onBehalfOf(userToken: string, signal: AbortSignal): Promise<TokenOutcome>;
}

/**
 * Tokens of one diagnosis. The on-behalf-of exchange starts at once, since the person's token is in memory only now; it is
 * made once, and only for the person's own mailbox. `remember` hears every token, so that redaction knows it.
 */
export function tokensFor(
  source: TokenSource,
  userToken: string | null,
  stop: AbortSignal,
  remember: (secret: string) => void,
): Tokens {
  const noted = (outcome: TokenOutcome): TokenOutcome => {
    if (outcome.ok) remember(outcome.token);
    return outcome;
  };
  if (userToken !== null) remember(userToken);
  const own: Promise<TokenOutcome> =
    userToken === null
      ? Promise.resolve({ ok: false, failure: { reason: 'sign-in-needed' } })
      : source.onBehalfOf(userToken, stop).then(noted);
  // A rejection is our bug and belongs to the probe that asks; unasked, it must not end the process.
  own.catch(() => {});
  return {
    app: async (audience, signal) => noted(await source.app(audience, signal)),
    activesync: (signal) => unlessAborted(own, signal),
  };
}

/** The exchange is shared, so one probe's deadline ends that probe's wait, not the exchange. */
function unlessAborted(work: Promise<TokenOutcome>, signal: AbortSignal): Promise<TokenOutcome> {
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve({ ok: false, failure: { reason: 'timed-out' } });
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
