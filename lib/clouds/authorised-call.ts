import type { HttpOutcome, HttpRequest, Net, NetFailure } from '@/lib/net/types';
import { retryAfterMs } from '@/lib/protocols/retry-after';
import type { ProbeFailure } from '@/lib/report/observations';
import type { Cloud } from './cloud';
import { cloudOrigins } from './cloud-origins';

/** What a call needs of its surroundings; a `ProbeContext` has all of it. */
export interface CallContext {
  cloud: Cloud;
  net: Pick<Net, 'cloudRequest'>;
  signal: AbortSignal;
  remainingMs(): number;
  now(): Date;
  random(): number;
  wait(ms: number): Promise<void>;
}

/** One request to an API of the cloud. */
export interface AuthorisedCall {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** Asked before the first try; a refusal is the call's own failure. */
  token(signal: AbortSignal): Promise<{ ok: true; token: string } | { ok: false; failure: ProbeFailure }>;
  /** True when doing it twice does no harm; only then are resets and 5xx answers tried again. */
  repeatable: boolean;
  /** Told of each try, the failed ones too, with what was sent (without the token). */
  record(attempt: HttpOutcome): void;
}

export interface CallAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}
/** An answer of any status other than 429 and 5xx, or why there is none. */
export type CallOutcome =
  | { ok: true; answer: CallAnswer }
  /** `network` when the request itself failed below HTTP. */
  | { ok: false; failure: ProbeFailure; network?: NetFailure };

const mostTries = 3;
/** Full jitter: uniform(0, min(cap, base·2ⁿ)), https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/. */
const backoffBaseMs = 250;
const backoffCapMs = 2000;

/**
 * The one function that attaches a Bearer token. Refuses any origin that the cloud table does not list (throws TypeError:
 * our bug). Tries at most three times, inside `remainingMs()`; honours `Retry-After`, and past the limit answers
 * `throttled` with the instant at which asking again makes sense.
 */
export async function authorisedCall(context: CallContext, call: AuthorisedCall): Promise<CallOutcome> {
  if (!cloudOrigins(context.cloud).includes(new URL(call.url).origin)) {
    throw new TypeError('a token may go to origins of the cloud table only');
  }
  const token = await call.token(context.signal);
  if (!token.ok) return token;
  const request = { ...call, headers: { ...call.headers, authorization: `Bearer ${token.token}` } };
  let last: CallOutcome = { ok: false, failure: { reason: 'timed-out', detail: hostOf(call.url) } };
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const timeoutMs = Math.floor(context.remainingMs());
    if (timeoutMs <= 0 || context.signal.aborted) return last;
    const attempt = await context.net.cloudRequest(requestOf(request, timeoutMs, context.signal));
    call.record(attempt);
    const judged = judge(attempt, call, context);
    if (judged.againAfterMs === null) return judged.outcome;
    last = judged.outcome;
    if (tries === mostTries || !(await waitInside(context, pauseMs(judged.againAfterMs, tries, context)))) return last;
  }
  return last;
}

function requestOf(call: AuthorisedCall, timeoutMs: number, signal: AbortSignal): HttpRequest {
  const { method, url, headers, body } = call;
  // Lists of devices and sign-ins pass the 1 MiB that suffices elsewhere.
  return {
    method,
    url,
    headers,
    ...(body === undefined ? {} : { body }),
    timeoutMs,
    signal,
    maxBodyBytes: 8 * 1024 * 1024,
  };
}

/** `againAfterMs` is null when there is nothing to try again, else the pause that the server asked for, or 0. */
interface Judgement {
  outcome: CallOutcome;
  againAfterMs: number | null;
}

function judge(attempt: HttpOutcome, call: AuthorisedCall, context: CallContext): Judgement {
  if (!attempt.ok) {
    const failure = { reason: reasonOf(attempt.failure), detail: hostOf(call.url) };
    const again = attempt.failure === 'reset' && call.repeatable;
    return { outcome: { ok: false, failure, network: attempt.failure }, againAfterMs: again ? 0 : null };
  }
  const { status, headers, body } = attempt;
  if (status !== 429 && status < 500)
    return { outcome: { ok: true, answer: { status, headers, body } }, againAfterMs: null };
  const asked = retryAfterMs(headers['retry-after'] ?? null, context.now());
  if (status === 429 || (status === 503 && asked !== null)) {
    const retryAt = asked === null ? {} : { retryAt: new Date(context.now().getTime() + asked).toISOString() };
    const failure: ProbeFailure = { reason: 'throttled', detail: hostOf(call.url), ...retryAt };
    // A throttled call was not carried out, so it may be repeated whatever it does.
    return { outcome: { ok: false, failure }, againAfterMs: asked ?? 0 };
  }
  const failure: ProbeFailure = { reason: 'upstream-failed', detail: `${hostOf(call.url)} ${status}` };
  return { outcome: { ok: false, failure }, againAfterMs: call.repeatable ? 0 : null };
}

function reasonOf(failure: NetFailure): ProbeFailure['reason'] {
  if (failure === 'timed-out' || failure === 'aborted') return 'timed-out';
  return failure === 'too-large' || failure === 'malformed' ? 'malformed-answer' : 'unreachable';
}

function pauseMs(askedMs: number, tries: number, context: CallContext): number {
  const ceiling = Math.min(backoffCapMs, backoffBaseMs * 2 ** tries);
  // After a wish of the server only a little jitter, so that callers who were told the same instant spread.
  return askedMs > 0 ? askedMs + context.random() * backoffBaseMs : context.random() * ceiling;
}

/** Waits when there is time for the wait and something after it. False when there is not. */
async function waitInside(context: CallContext, ms: number): Promise<boolean> {
  if (ms >= context.remainingMs()) return false;
  try {
    await context.wait(ms);
    return true;
  } catch (error) {
    if (context.signal.aborted) return false;
    throw error;
  }
}

function hostOf(url: string): string {
  return new URL(url).host;
}
