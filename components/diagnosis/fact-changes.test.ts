import { expect, test } from 'vitest';
import type { FactChange } from '@/lib/report/compare-facts';
import { factRows } from './fact-changes';

const change = (name: string, before: string | null, after: string | null): FactChange => ({
  about: 'iPhone',
  name,
  before,
  after,
});
const changes = [
  change('lastSuccessSync', '2026-11-24T10:00:00.000Z', '2026-11-24T12:00:00.000Z'),
  change('firstSync', '2026-11-24T10:00:01.000Z', '2026-11-24T10:00:31.000Z'),
  change('ActiveSyncEnabled', 'false', 'true'),
  change('accessState', 'Quarantined', 'Allowed'),
  change('ActiveSyncMailboxPolicy', '', 'Strict'),
];

test('what moves by itself, and what reads the same, is no change', () => {
  expect(factRows(changes, true).map(({ name, before, after }) => [name, before, after])).toEqual([
    ['ActiveSyncEnabled', 'false', 'true'],
    ['accessState', 'Quarantined', 'Allowed'],
    ['ActiveSyncMailboxPolicy', 'not there', 'Strict'],
  ]);
});

test('a person reads words, and nothing that only an admin knows', () => {
  expect(factRows(changes, false).map(({ name, about, before, after }) => [name, about, before, after])).toEqual([
    ['Mail to the phone’s own mail app', null, 'off', 'on'],
    ['What your company says about the phone', 'iPhone', 'waits for an admin', 'let in'],
  ]);
});
