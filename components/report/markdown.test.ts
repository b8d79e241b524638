import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeMarkdown, plainMarkdown, tableMarkdown } from './markdown';

describe('text', () => {
  test.each([
    ['a phone', 'a phone'],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[click](https://evil.test)', '\\[click\\](https://evil.test)'],
    ['**loud** _and_ `code`', '\\*\\*loud\\*\\* \\_and\\_ \\`code\\`'],
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['2026 was a year', '2026 was a year'],
    ['a | b', 'a \\| b'],
    ['two\n\nlines\u2028more', 'two lines more'],
    ['turned\u202earound', 'turned around'],
    ['&lt;', '\\&lt;'],
  ])('%j becomes %j', (text, written) => {
    expect(plainMarkdown(text)).toBe(written);
  });

  test('no character that formats is left unescaped, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab 1.#-`*_[]<>|~&\\\n') }), (text) => {
        const written = plainMarkdown(text);
        expect(written).not.toMatch(/(?<!\\)(?:\\\\)*[`*_[\]<>|~&]/);
        expect(written).not.toContain('\n');
        const bare = (value: string) => value.replace(/[\\\s]/g, '');
        expect(bare(written)).toBe(bare(text));
      }),
    );
  });
});

describe('code', () => {
  test.each([
    ['Get-Mailbox', '`Get-Mailbox`'],
    ['a `b` c', '``a `b` c``'],
    ['`', '`` ` ``'],
    ['', ''],
    ['two\nlines', '`two lines`'],
  ])('%j becomes %j', (text, written) => {
    expect(codeMarkdown(text)).toBe(written);
  });

  test('no run of backticks inside is as long as the fence', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', 'a', ' ', '|'), minLength: 1 }), (text) => {
        const written = codeMarkdown(text);
        fc.pre(written !== '');
        const fence = /^`+/.exec(written)?.[0] ?? '';
        const inside = written.slice(fence.length, -fence.length);
        expect(written.endsWith(fence)).toBe(true);
        expect([...inside.matchAll(/`+/g)].every(([run]) => run.length < fence.length)).toBe(true);
      }),
    );
  });
});

test('a bar does not end a cell, and a table without rows is nothing', () => {
  expect(tableMarkdown(['A', 'B'], [[codeMarkdown('x|y', true), plainMarkdown('p|q')]])).toEqual([
    '| A | B |',
    '| --- | --- |',
    '| `x\\|y` | p\\|q |',
  ]);
  expect(tableMarkdown(['A'], [])).toEqual([]);
});
