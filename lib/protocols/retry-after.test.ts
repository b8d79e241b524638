import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryAfterMs, retryAt } from './retry-after';

const now = new Date('2026-11-24T12:00:00.000Z');

it.each([
  ['0', 0],
  ['30', 30_000],
  [' 7 ', 7_000],
  ['2.128', 2_128],
  ['Tue, 24 Nov 2026 12:01:00 GMT', 60_000],
  ['Tuesday, 24-Nov-26 12:00:30 GMT', 30_000],
  ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
  ['', null],
  ['-5', null],
  ['soon', null],
  ['1e3', null],
  ['2026', 2_026_000],
  ['Mon, nonsense', null],
  [null, null],
  [undefined, null],
])('%s is %s ms', (value, ms) => {
  expect(retryAfterMs(value, now)).toBe(ms);
});

it('names the instant', () => {
  expect(retryAt('90', now)).toBe('2026-11-24T12:01:30.000Z');
  expect(retryAt('soon', now)).toBeNull();
});

it('never throws and never looks back', () => {
  fc.assert(fc.property(fc.string(), (text) => (retryAfterMs(text, now) ?? 0) >= 0));
  fc.assert(fc.property(fc.nat({ max: 999_999_999 }), (n) => retryAt(String(n), now) !== null));
});
