import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { fromCursor, toCursor } from './cursor';
import { typedText } from './requests';

const schema = z.object({ o: z.number(), k: z.string() });

it('reads back what it wrote, and nothing that is longer than agreed', () => {
  fc.assert(
    fc.property(fc.record({ o: fc.integer(), k: fc.string() }), (place) => {
      const text = toCursor(place);
      expect(text).toMatch(/^[\w-]+$/);
      expect(fromCursor(schema, text, text.length)).toEqual(place);
      expect(fromCursor(schema, text, text.length - 1)).toBeNull();
    }),
  );
});

it('takes what anybody sends for none of ours', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map(toCursor)), (text) => {
      expect(fromCursor(schema, text, 2_000)).toBeNull();
    }),
  );
});

it.each<[string, number, number, string | null]>([
  [' ada ', 2, 3, 'ada'],
  ['a', 2, 3, null],
  ['   ', 0, 3, ''],
  ['   ', 1, 3, null],
  ['adam', 2, 3, null],
  // One character to people, whatever it takes to write it down.
  ['🦊🦊🦊', 2, 3, '🦊🦊🦊'],
  ['e\u0301', 1, 1, 'é'],
  ['a\nb', 0, 9, null],
  ['\u0000', 0, 9, null],
  ['\ud800', 0, 9, null],
])('what is typed as %j, of %i to %i characters, is %j', (text, least, most, typed) => {
  expect(typedText(text, least, most)).toBe(typed);
});
