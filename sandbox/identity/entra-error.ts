import { randomUUID } from 'node:crypto';
import type { PlaneReply } from '../http/plane';
import { json } from '../http/reply';

/**
 * A refusal as Entra words it. `number` is the AADSTS number, `error` the OAuth code (RFC 6749 5.2).
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export class EntraError extends Error {
  readonly correlationId = randomUUID();

  constructor(
    readonly number: number,
    readonly error: string,
    readonly text: string,
    readonly status: number = 400,
  ) {
    super(`AADSTS${number}: ${text}`);
  }

  /** Text of `error_description`: number, sentence, and the ids that support asks for. */
  describe(now: Date): string {
    const time = now.toISOString().replace('T', ' ').replace(/\.\d+/, '');
    return `${this.message} Trace ID: ${randomUUID()} Correlation ID: ${this.correlationId} Timestamp: ${time}`;
  }

  /** The JSON answer of the token endpoint. */
  reply(now: Date, headers: Record<string, string>): PlaneReply {
    const consent = this.number === 65001 ? { suberror: 'consent_required' } : {};
    const body = {
      error: this.error,
      error_description: this.describe(now),
      error_codes: [this.number],
      timestamp: now.toISOString(),
      trace_id: randomUUID(),
      correlation_id: this.correlationId,
      ...consent,
    };
    return json(this.status, body, headers);
  }
}

const accountRefusals: Record<number, [error: string, text: string]> = {
  50105: [
    'access_denied',
    'Your administrator has configured the application to block users who are not assigned to it.',
  ],
  65001: ['consent_required', 'The user or administrator has not consented to use the application.'],
  50057: ['invalid_grant', 'The user account is disabled.'],
};

/** The refusal that an account carries, by its AADSTS number. */
export function accountRefusal(number: number, error?: string): EntraError {
  const [usual, text] = accountRefusals[number] ?? ['invalid_grant', 'The request was refused.'];
  return new EntraError(number, error ?? usual, text);
}
