import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from './address';

describe('parseAddress', () => {
  it.each([
    'anna@example.test',
    "o'brien+phone@mail.example.test",
    '"anna example"@example.test',
    '"a@b"@example.test',
    'anna@bücher.example',
    'björn@例え.テスト',
    'anna_contoso.test#EXT#@example.test',
    `${'a'.repeat(64)}@example.test`,
  ])('takes %s as it is', (text) => {
    expect(parseAddress(text)).toBe(text);
  });

  it.each([
    '',
    'anna',
    '@example.test',
    'anna@',
    'anna@example',
    'anna@localhost',
    'anna@127.0.0.1',
    'anna@[127.0.0.1]',
    'anna@example..test',
    'anna@-example.test',
    'anna@example.test/x',
    'anna@exam%70le.test',
    '.anna@example.test',
    'an..na@example.test',
    'a/../b@example.test',
    'a\\b@example.test',
    'a%2fb@example.test',
    'a b@example.test',
    'a?b@example.test',
    'a<b>@example.test',
    'a\u0000@example.test',
    'a\r\nb@example.test',
    'a\u202eb@example.test',
    'anna@example.test\n',
    '\tanna@example.test',
    'anna@example.test\u0000',
    `${'a'.repeat(65)}@example.test`,
    `a@${'b'.repeat(250)}.test`,
    `${'a'.repeat(10_000)}@example.test`,
  ])('refuses %j', (text) => {
    expect(parseAddress(text)).toBeNull();
  });

  it('never throws, and what it takes has one at sign outside quotes and nothing that means a path', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (text) => {
        const parsed = parseAddress(text);
        if (parsed !== null) expect(parsed).toMatch(/^[^\p{Cc}/\\%?<>]+@[^\p{Cc}/\\%?<>@\s]+$/u);
      }),
    );
  });
});
