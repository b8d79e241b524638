import { describe, expect, it } from 'vitest';
import { fill, fillCommand } from './fill';

describe('fill', () => {
  it('places values of every kind', () => {
    expect(fill('{a} {b} {c} {d} {e}', { a: 'x', b: 2, c: true, d: null, e: ['p', 'q'] })).toBe(
      'x 2 yes not known p, q',
    );
  });
  it('throws for a name that is not there, and leaves PowerShell braces alone', () => {
    expect(() => fill('{missing}', {})).toThrow(RangeError);
    expect(fill('@{Add=1} { Remove-MobileDevice }', {})).toBe('@{Add=1} { Remove-MobileDevice }');
  });
  it('does not place names that stand in a value', () => {
    expect(fill('{a}', { a: '{b}', b: 'no' })).toBe('{b}');
  });
});

describe('fillCommand', () => {
  it('keeps a value inside its quotes', () => {
    expect(fillCommand("Get-X '{name}'", { name: "a'; Remove-Mailbox b #" })).toBe("Get-X 'a''; Remove-Mailbox b #'");
  });
});
