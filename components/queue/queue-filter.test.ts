import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concerns } from '@/lib/report/queue';
import { queueQuery, queueViewOf } from './queue-filter';

test('what an address of the page cannot mean is left out', () => {
  expect(queueViewOf({ concern: 'wipe', query: [' ada ', 'b'], other: 'x' })).toEqual({
    concern: null,
    query: 'ada',
    after: null,
  });
  expect(queueQuery(queueViewOf({}))).toBe('');
});

test('a view comes back from its own query', () => {
  const text = fc.string().map((value) => value.trim());
  const views = fc.record({
    concern: fc.option(fc.constantFrom(...concerns)),
    query: text,
    after: fc.option(text.filter((value) => value !== '')),
  });
  fc.assert(
    fc.property(views, (view) => {
      expect(queueViewOf(Object.fromEntries(new URLSearchParams(queueQuery(view))))).toEqual(view);
    }),
  );
});
