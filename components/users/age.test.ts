import { expect, test } from 'vitest';
import { ageOf } from './age';

const now = Date.parse('2026-11-24T12:00:00Z');
test.each([
  ['2026-11-24T11:59:40Z', 'just now'],
  ['2026-11-24T11:55:00Z', '5 minutes ago'],
  ['2026-11-24T09:00:00Z', '3 hours ago'],
  ['2026-11-22T09:00:00Z', '2 days ago'],
  ['2026-11-24T13:00:00Z', 'just now'],
  ['never', 'at an unknown time'],
])('%s was %s', (at, text) => expect(ageOf(at, now)).toBe(text));
