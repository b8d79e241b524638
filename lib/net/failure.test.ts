import { expect, it } from 'vitest';
import { NetError, netFailureOf } from './failure';

const coded = (code: string) => Object.assign(new Error(code), { code });

it.each([
  ['ECONNREFUSED', 'refused'],
  ['ETIMEDOUT', 'timed-out'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timed-out'],
  ['ECONNRESET', 'reset'],
  ['UND_ERR_SOCKET', 'reset'],
  ['EHOSTUNREACH', 'unroutable'],
  ['EPERM', 'unroutable'],
  ['ENOTFOUND', 'no-address'],
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['UND_ERR_HEADERS_OVERFLOW', 'too-large'],
  ['HPE_INVALID_CONSTANT', 'malformed'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'malformed'],
  ['Z_DATA_ERROR', 'malformed'],
  ['UND_ERR_ABORTED', 'aborted'],
  ['toString', 'other'],
  ['ESOMETHING', 'other'],
])('%s is %s', (code, failure) => {
  expect(netFailureOf(coded(code))).toBe(failure);
  expect(netFailureOf(new Error('wrapped', { cause: coded(code) }))).toBe(failure);
  expect(netFailureOf(new AggregateError([coded(code)]))).toBe(failure);
});

it('knows its own errors, time limits and aborts', () => {
  expect(netFailureOf(new NetError('unroutable'))).toBe('unroutable');
  expect(netFailureOf(new DOMException('x', 'TimeoutError'))).toBe('timed-out');
  expect(netFailureOf(new DOMException('x', 'AbortError'))).toBe('aborted');
});

it('is total, circles included', () => {
  const circle: { cause?: unknown } = {};
  circle.cause = circle;
  for (const value of [undefined, null, 'text', 7, {}, circle]) expect(netFailureOf(value)).toBe('other');
});
