/** Every way in which a call can be refused, with its HTTP status and title (RFC 9457). */
export const problems = {
  malformed: { status: 400, title: 'The request cannot be read' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'Your account may not do this' },
  'exchange-refused': { status: 403, title: 'Exchange does not let you do this' },
  'not-found': { status: 404, title: 'Nothing to see here' },
  'wrong-method': { status: 405, title: 'This address does not take that method' },
  'too-slow': { status: 408, title: 'The request took too long' },
  'still-running': { status: 409, title: 'The check is still running' },
  'state-changed': { status: 409, title: 'Something has changed meanwhile' },
  'not-offered': { status: 409, title: 'This would not help here' },
  'already-running': { status: 409, title: 'This is under way already' },
  'switched-off': { status: 409, title: 'This is switched off' },
  'key-used': { status: 409, title: 'This request was made before' },
  'too-large': { status: 413, title: 'The request is too large' },
  'not-json': { status: 415, title: 'The request must be JSON' },
  'too-many': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  'directory-failed': { status: 502, title: 'The directory could not be read' },
  'exchange-failed': { status: 502, title: 'Exchange did not do this' },
  'database-away': { status: 503, title: 'The database is away' },
  busy: { status: 503, title: 'The portal cannot take this now' },
} as const;
export type ProblemCode = keyof typeof problems;

/** A refusal: which one, a sentence for the caller, and headers such as `retry-after`. */
export interface Problem {
  code: ProblemCode;
  detail: string;
  headers?: Record<string, string>;
  /** Extension members of the problem document. */
  members?: Record<string, unknown>;
}

/** What a call of the server gives: its value, or a refusal as a value. A throw is a bug or an absent database. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** Wraps a value. */
export function answer<T>(value: T): Answer<T> {
  return { ok: true, value };
}

/** Wraps a refusal. */
export function refuse(code: ProblemCode, detail: string, headers?: Record<string, string>): Answer<never> {
  return { ok: false, problem: headers ? { code, detail, headers } : { code, detail } };
}

/** One sentence for unknown and forbidden alike: which of the two it is, is nobody's business. */
export const notFound: Answer<never> = refuse('not-found', 'There is nothing at this address that you may see.');
