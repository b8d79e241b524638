import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toJsonb, toText } from './jsonb';

/** What PostgreSQL will hold: nothing it refuses, everything else untouched. */
const storable = (text: string) => text.replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd');

test.each([
  ['\0', '\ufffd'],
  ['\\u0000', '\\u0000'],
  ['\\\0', '\\\ufffd'],
  ['\ud800x\udc00', '\ufffdx\ufffd'],
  ['\ud83d\ude00', '\ud83d\ude00'],
  ['"\n\u0001', '"\n\u0001'],
])('%j is stored as %j', (given, expected) => {
  expect(JSON.parse(toJsonb([given]))).toEqual([expected]);
  expect(JSON.parse(toJsonb({ [given]: 1 }))).toEqual({ [expected]: 1 });
});

test('changes only what the database refuses, whatever the text', () => {
  const anyText = fc.string({ unit: fc.constantFrom('\0', '\\', 'u', '0', 'd', '8', '"', '\ud800', '\udc00', 'é') });
  fc.assert(
    fc.property(fc.array(anyText), (texts) => {
      const json = toJsonb(texts);
      expect(JSON.parse(json)).toEqual(texts.map(storable));
      expect(json).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});

test('a text parameter loses its zeros', () => {
  expect(toText('a\0b\0')).toBe('a\ufffdb\ufffd');
});
