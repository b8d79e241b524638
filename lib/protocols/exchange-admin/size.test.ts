import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSize } from './size';

describe('parseSize', () => {
  it.each<[unknown, number | null]>([
    ['99 GB (106,300,440,576 bytes)', 106_300_440_576],
    ['49.5 GB (53.150.220.288 bytes)', 53_150_220_288],
    ['1,2 GB (1\u00a0288\u00a0490\u00a0189 bytes)', 1_288_490_189],
    ['0 B (0 bytes)', 0],
    ['1 B (1 byte)', 1],
    ['  4096 ', 4096],
    [4096, 4096],
    ['Unlimited', null],
    ['99 GB', null],
    ['(bytes)', null],
    ['', null],
    [null, null],
    [-1, null],
    [1.5, null],
    [{ Value: 5 }, null],
  ])('%j is %j', (value, bytes) => {
    expect(parseSize(value)).toBe(bytes);
  });

  it('reads back what Exchange writes, in any culture, and never throws', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 2 ** 45 }),
        fc.constantFrom(',', '.', ' ', '\u202f', "'"),
        fc.anything(),
        (n, mark, any) => {
          const grouped = n.toLocaleString('en-US').replaceAll(',', mark);
          expect(parseSize(`1.2 GB (${grouped} bytes)`)).toBe(n);
          parseSize(any);
        },
      ),
    );
  });
});
