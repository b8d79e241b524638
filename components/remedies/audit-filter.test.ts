import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remedyIds } from '@/lib/report/remedies';
import { auditFilterOf, auditQuery } from './audit-filter';

test('what an address of the page cannot mean is left out', () => {
  expect(auditFilterOf({ user: [' a@b.test ', 'c'], remedy: 'wipe', other: 'x' })).toEqual({
    user: 'a@b.test',
    remedy: null,
    before: null,
  });
  expect(auditQuery(auditFilterOf({}))).toBe('');
});

test('a filter comes back from its own query', () => {
  const text = fc.string().map((value) => value.trim());
  const filters = fc.record({
    user: text,
    remedy: fc.option(fc.constantFrom(...remedyIds)),
    before: fc.option(text.filter((value) => value !== '')),
  });
  fc.assert(
    fc.property(filters, (filter) => {
      expect(auditFilterOf(Object.fromEntries(new URLSearchParams(auditQuery(filter))))).toEqual(filter);
    }),
  );
});
