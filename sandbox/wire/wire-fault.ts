import type { FaultKind } from '../scenarios/scenario';
import { page, type WireAnswer } from './http-exchange';

/** What a fault makes of an exchange: a wait before it, and an answer, a reset, or the host's own answer. */
export interface Struck {
  waitMs: number;
  answer: WireAnswer | 'reset' | 'own';
}

const none: Struck = { waitMs: 0, answer: 'own' };

/** How a host of the simulated internet fails. Null: it does not. */
export function strike(fault: FaultKind | null): Struck {
  switch (fault?.kind) {
    case undefined:
      return none;
    case 'down':
      return { waitMs: 0, answer: 'reset' };
    case 'slow':
      return { waitMs: fault.ms, answer: 'own' };
    case 'malformed':
      return {
        waitMs: 0,
        answer: { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"Protocol":"Ac' },
      };
    case 'unauthorised':
      return { waitMs: 0, answer: page(401, 'Unauthorized') };
    case 'forbidden':
      return { waitMs: 0, answer: page(403, 'Forbidden') };
    case 'throttled':
      return { waitMs: 0, answer: page(429, 'Too many requests', { 'Retry-After': String(fault.retryAfterSeconds) }) };
    case 'unavailable':
      return { waitMs: 0, answer: page(503, 'Service unavailable', retryAfter(fault.retryAfterSeconds)) };
  }
}

function retryAfter(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}
