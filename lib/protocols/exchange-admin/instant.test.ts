import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from './instant';

describe('parseInstant', () => {
  it.each([
    ['2022-09-21T08:07:47.0000000+00:00', '2022-09-21T08:07:47.000Z'],
    ['2022-09-21T08:07:47.1239999+02:00', '2022-09-21T06:07:47.123Z'],
    ['2022-09-21T08:07:47.5', '2022-09-21T08:07:47.500Z'],
    ['2022-09-21T08:07:47', '2022-09-21T08:07:47.000Z'],
    ['2022-09-21 08:07:47Z', '2022-09-21T08:07:47.000Z'],
    ['2022-09-21T08:07:47z', '2022-09-21T08:07:47.000Z'],
    ['2022-09-21T08:07:47+0130', '2022-09-21T06:37:47.000Z'],
  ])('%s is %s', (value, expected) => {
    expect(parseInstant(value)).toBe(expected);
  });

  it.each([
    null,
    undefined,
    '',
    7,
    {},
    'yesterday',
    '2022-13-01T00:00:00Z',
    '2022-09-21',
    '0001-01-01T00:00:00',
    '09/21/2022 08:07',
  ])('%s is no instant', (value) => {
    expect(parseInstant(value)).toBeNull();
  });

  it('reads back every instant, with more digits and without an offset', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString();
          expect(parseInstant(iso.replace('Z', '0000+00:00'))).toBe(iso);
          expect(parseInstant(iso.replace('Z', ''))).toBe(iso);
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => parseInstant(value) === null || typeof parseInstant(value) === 'string'),
    );
  });
});
