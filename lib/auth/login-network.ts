import { AuthError, type INetworkModule } from '@azure/msal-node';
import type { HttpOutcome, Net } from '@/lib/net/types';
import { retryAfterMs } from '@/lib/protocols/retry-after';
import type { ProbeFailure } from '@/lib/report/observations';

/** The authority could not be asked, or did not answer like one. MSAL lets its own error type pass untouched. */
export class LoginFailed extends AuthError {
  override name = 'LoginFailed';
  constructor(readonly failure: ProbeFailure) {
    super('login_failed', failure.reason);
    // The base class sets its own prototype, which would make `instanceof` fail.
    Object.setPrototypeOf(this, LoginFailed.prototype);
  }
}

export interface LoginNetworkOptions {
  net: Pick<Net, 'cloudRequest'>;
  now?: () => Date;
  /** Uniform in 0 to 1. */
  random?: () => number;
  wait?: (ms: number) => Promise<void>;
}

/** One try to the authority; three fit into a probe's deadline. */
const timeoutMs = 3000;
const mostTries = 3;

/**
 * MSAL's way to the network over `cloudRequest`, so that routing, trust and deadlines are ours. Tries again on resets
 * and 5xx answers (asking for a token twice does no harm); MSAL's own retries are switched off and its memory of
 * failures is never reached, since every answer but a 2xx or 4xx is thrown here.
 */
export function loginNetwork(options: LoginNetworkOptions): INetworkModule {
  const { net, now = () => new Date(), random = Math.random, wait = sleep } = options;

  async function send<T>(method: 'GET' | 'POST', url: string, headers?: Record<string, string>, body?: string) {
    for (let tries = 1; ; tries += 1) {
      const outcome = await net.cloudRequest({
        method,
        url,
        headers: headers ?? {},
        ...(body === undefined ? {} : { body }),
        timeoutMs,
      });
      const failure = failureOf(outcome, url, now());
      if (failure === null) return answerOf<T>(outcome, url);
      if (tries === mostTries || !isTransient(outcome)) throw new LoginFailed(failure);
      await wait(random() * 200 * 2 ** tries);
    }
  }
  return {
    sendGetRequestAsync: (url, request) => send('GET', url, request?.headers),
    sendPostRequestAsync: (url, request) => send('POST', url, request?.headers, request?.body),
  };
}

function failureOf(outcome: HttpOutcome, url: string, now: Date): ProbeFailure | null {
  const detail = new URL(url).host;
  if (!outcome.ok) {
    const timedOut = outcome.failure === 'timed-out' || outcome.failure === 'aborted';
    return { reason: timedOut ? 'timed-out' : 'unreachable', detail };
  }
  if (outcome.status === 429) {
    const waitMs = retryAfterMs(outcome.headers['retry-after'] ?? null, now);
    const retryAt = waitMs === null ? {} : { retryAt: new Date(now.getTime() + waitMs).toISOString() };
    return { reason: 'throttled', detail, ...retryAt };
  }
  return outcome.status >= 500 ? { reason: 'upstream-failed', detail } : null;
}

function isTransient(outcome: HttpOutcome): boolean {
  return outcome.ok ? outcome.status >= 500 : outcome.failure === 'reset';
}

function answerOf<T>(outcome: HttpOutcome, url: string): { status: number; headers: Record<string, string>; body: T } {
  if (!outcome.ok) throw new TypeError('an answer was expected');
  try {
    // MSAL asks for the type it expects and checks the fields that it uses.
    return { status: outcome.status, headers: outcome.headers, body: JSON.parse(outcome.body) as T };
  } catch {
    throw new LoginFailed({ reason: 'malformed-answer', detail: new URL(url).host });
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
