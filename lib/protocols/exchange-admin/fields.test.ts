import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseAnswer, parseError } from './answer';
import { flag, flagOrNull, readObjects, text, textOrNull, texts } from './fields';

describe('fields', () => {
  const schema = z.object({ a: text, b: textOrNull, c: texts, d: flagOrNull });

  it.each([
    [
      { A: 'x', B: 'y', C: ['1'], D: true },
      { a: 'x', b: 'y', c: ['1'], d: true },
    ],
    [{}, { a: '', b: null, c: [], d: null }],
    [
      { a: null, b: ' ', c: null, d: null },
      { a: '', b: null, c: [], d: null },
    ],
    [
      { a: 16.1, b: 'y', c: 'one', d: 'False', e: 'extra' },
      { a: '16.1', b: 'y', c: ['one'], d: false },
    ],
  ])('reads %j', (object, expected) => {
    expect(readObjects(schema, [object])).toEqual([expected]);
  });

  it.each([{ a: {} }, { c: [1] }, { d: 'perhaps' }])('refuses %j', (object) => {
    expect(readObjects(schema, [object])).toBeNull();
  });

  it.each([undefined, null, '', 0, 'off', []])('never takes %j for a switch that is off', (value) => {
    expect(readObjects(z.object({ on: flag }), [{ On: value }])).toBeNull();
  });
});

describe('answers', () => {
  it('never throw and never invent objects, whatever the body', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        const page = parseAnswer(body);
        const error = parseError(body);
        expect(page === null || Array.isArray(page.objects)).toBe(true);
        expect(error === null || typeof error.exception === 'string').toBe(true);
      }),
    );
  });
});
