import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFilter, readSearch } from './odata';

describe('readFilter', () => {
  it.each([
    ["userId eq 'a'", [[{ field: 'userId', operator: 'eq', value: 'a' }]]],
    ["mail eq 'o''neil@a.test'", [[{ field: 'mail', operator: 'eq', value: "o'neil@a.test" }]]],
    ["mail eq 'a and b or c'", [[{ field: 'mail', operator: 'eq', value: 'a and b or c' }]]],
    ['status/errorCode eq 0', [[{ field: 'status/errorCode', operator: 'eq', value: '0' }]]],
    [
      "userId eq 'a' and createdDateTime ge 2026-01-01T00:00:00Z",
      [
        [
          { field: 'userId', operator: 'eq', value: 'a' },
          { field: 'createdDateTime', operator: 'ge', value: '2026-01-01T00:00:00Z' },
        ],
      ],
    ],
    ["startswith(mail,'o''b')", [[{ field: 'mail', operator: 'startswith', value: "o'b" }]]],
    [
      "proxyAddresses/any(p:startswith(p,'smtp:a'))",
      [[{ field: 'proxyAddresses', operator: 'startswith', value: 'smtp:a' }]],
    ],
    [
      "proxyAddresses/any(x:x eq 'smtp:a@b.test') or mail eq 'a@b.test'",
      [
        [{ field: 'proxyAddresses', operator: 'eq', value: 'smtp:a@b.test' }],
        [{ field: 'mail', operator: 'eq', value: 'a@b.test' }],
      ],
    ],
  ])('reads %s', (filter, expected) => {
    expect(readFilter(filter)).toEqual(expected);
  });

  it.each(['', 'mail', "mail contains 'x'", "contains(mail,'a')", "startswith(mail,'a') x", "mail eq 'a' and"])(
    'refuses %s',
    (filter) => {
      expect(readFilter(filter)).toBeNull();
    },
  );

  it('reads back any quoted text and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const clean = value.replace(/[\r\n\u2028\u2029]/g, ' ');
        expect(readFilter(`mail eq '${clean.replaceAll("'", "''")}'`)).toEqual([
          [{ field: 'mail', operator: 'eq', value: clean }],
        ]);
        readFilter(value);
      }),
    );
  });
});

describe('readSearch', () => {
  it('reads clauses joined by OR', () => {
    expect(readSearch('"displayName:anna jan" OR "mail:a\\"b"')).toEqual([
      { field: 'displayName', operator: 'search', value: 'anna jan' },
      { field: 'mail', operator: 'search', value: 'a"b' },
    ]);
  });

  it.each(['', 'anna', 'displayName:anna', '"displayName:anna', '"displayName:a"b"', '"a:b" AND "c:d"'])(
    'refuses %s',
    (search) => {
      expect(readSearch(search)).toBeNull();
    },
  );
});
