import { fetchWithToken, type TokenGiver } from '@/components/api/client';
import { type ApiProblem, apiProblem, problemOf } from '@/components/api/problem';
import type { ReportEvent } from '@/lib/report/events';
import { isFinal } from '@/lib/report/vocabulary';
import { parseLine, readLines } from './event-lines';

/** What following a diagnosis needs from outside; time and chance are handed in. */
export interface FollowOptions {
  /** Address of the stream, without `after`. */
  path: string;
  getToken: TokenGiver;
  onEvent(event: ReportEvent): void;
  /** Tells whether the stream stands, for the offline note. */
  onConnected(connected: boolean): void;
  /** Resolves after `ms`, or earlier when a new try makes sense (online, page visible again). */
  pause(ms: number): Promise<void>;
  random(): number;
  signal: AbortSignal;
  /** Silence after which the connection counts as dead. The server sends a blank line every 15 s. */
  silenceMs?: number;
}

/** How following ended: the final event was read, the server refused for good, or the page was left. */
export type FollowEnd = { kind: 'final' } | { kind: 'stopped'; problem: ApiProblem } | { kind: 'left' };

/**
 * Reads a diagnosis' events to the end, through broken connections: asks again with the last `seq` seen, after a pause
 * with full jitter of 0.5 to 8 s (practices 8; AWS builders' library, "Timeouts, retries and backoff with jitter").
 */
export async function followEvents(options: FollowOptions): Promise<FollowEnd> {
  let after = 0;
  let failures = 0;
  while (!options.signal.aborted) {
    const attempt = await readOnce(options, after);
    if (attempt.end) return attempt.end;
    failures = attempt.after > after ? 0 : failures + 1;
    after = attempt.after;
    options.onConnected(false);
    await options.pause(backoffMs(failures, options.random()));
  }
  return { kind: 'left' };
}

/** Full jitter between 0.5 s and min(8 s, 0.5 s · 2^n). `chance` is in [0, 1). */
export function backoffMs(failures: number, chance: number): number {
  const cap = Math.min(8000, 500 * 2 ** Math.min(failures, 5));
  return 500 + chance * Math.max(0, cap - 500);
}

async function readOnce(options: FollowOptions, after: number): Promise<{ after: number; end: FollowEnd | null }> {
  const silence = new AbortController();
  const signal = AbortSignal.any([options.signal, silence.signal]);
  let last = after;
  let watch = setTimeout(() => silence.abort(), options.silenceMs ?? 40_000);
  try {
    const response = await fetchWithToken(options.getToken, `${options.path}?after=${after}`, { signal });
    if (!response.ok || !response.body) return { after, end: await refusal(response) };
    options.onConnected(true);
    for await (const line of readLines(response.body)) {
      clearTimeout(watch);
      watch = setTimeout(() => silence.abort(), options.silenceMs ?? 40_000);
      const read = line === '' ? null : parseLine(line);
      if (!read) continue;
      if (read.kind === 'ignored') {
        last = Math.max(last, read.seq ?? 0);
        continue;
      }
      // A repeated event would be folded twice: evidence is appended.
      if (read.event.seq <= last) continue;
      last = read.event.seq;
      options.onEvent(read.event);
      if (isFinal(read.event)) return { after: last, end: { kind: 'final' } };
    }
  } catch (error) {
    if (options.signal.aborted) return { after: last, end: { kind: 'left' } };
    if (error instanceof Error && error.name === 'SignInNeeded') {
      return { after: last, end: { kind: 'stopped', problem: apiProblem('sign-in') } };
    }
  } finally {
    clearTimeout(watch);
  }
  return { after: last, end: null };
}

/** 401 (after one fresh token), 403, 404 and other 4xx end it; 429 and 5xx are worth another try. */
async function refusal(response: Response): Promise<FollowEnd | null> {
  if (response.status === 429 || response.status >= 500 || response.ok) return null;
  return { kind: 'stopped', problem: await problemOf(response) };
}
