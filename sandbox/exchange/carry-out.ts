import type { PlaneReply } from '../http/plane';
import type { Parameters } from './cmdlets';
import { exchangeFaultWords } from './exchange-error';
import type { Write, WriteContext } from './writes';

/** Carries a write out, or not, as the trouble of the moment has it. Null when it went well and says nothing. */
export function carryOut(context: WriteContext, write: Write, parameters: Parameters): PlaneReply | null {
  const trouble = context.changes.nextTrouble();
  if (trouble?.kind === 'throttled') {
    const refusal = exchangeFaultWords.throttled();
    return { ...refusal, headers: { ...refusal.headers, 'retry-after': String(trouble.retryAfterSeconds) } };
  }
  const failure = write(context, parameters);
  // Done, and the connection cut before anybody hears of it.
  return trouble?.kind === 'answer-lost' ? { status: 0, reset: true } : failure;
}
