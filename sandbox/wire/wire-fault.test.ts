import { expect, it } from 'vitest';
import { strike } from './wire-fault';

it.each([
  [null, { waitMs: 0, answer: 'own' }],
  [{ kind: 'down' }, { waitMs: 0, answer: 'reset' }],
  [
    { kind: 'slow', ms: 700 },
    { waitMs: 700, answer: 'own' },
  ],
  [{ kind: 'unauthorised' }, { answer: { status: 401 } }],
  [{ kind: 'forbidden' }, { answer: { status: 403 } }],
  [{ kind: 'throttled', retryAfterSeconds: 9 }, { answer: { status: 429, headers: { 'Retry-After': '9' } } }],
  [{ kind: 'unavailable' }, { answer: { status: 503 } }],
] as const)('%j', (fault, expected) => {
  expect(strike(fault)).toMatchObject(expected);
});

it('cuts a malformed body in the middle of its JSON', () => {
  const { answer } = strike({ kind: 'malformed' });
  expect(() => JSON.parse(typeof answer === 'string' ? 'null' : String(answer.body))).toThrow(SyntaxError);
});
