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
  it('writes instants for people, alone and in lists, and leaves other texts alone', () => {
    expect(
      fill('{a}; {b}; {c}', { a: '2026-11-24T13:05:07.123Z', b: ['2026-11-24T14:05:00+01:00'], c: '2026-11-24' }),
    ).toBe('24 Nov 2026, 13:05 UTC; 24 Nov 2026, 13:05 UTC; 2026-11-24');
  });
  it('does not place names that stand in a value', () => {
    expect(fill('{a}', { a: '{b}', b: 'no' })).toBe('{b}');
  });
});

describe('fillCommand', () => {
  it('keeps a value inside its quotes', () => {
    expect(fillCommand("Get-X '{name}'", { name: "a'; Remove-Mailbox b #" })).toBe("Get-X 'a''; Remove-Mailbox b #'");
  });
  it('leaves an instant as a machine reads it', () => {
    expect(fillCommand("Get-X '{at}'", { at: '2026-11-24T13:05:07Z' })).toBe("Get-X '2026-11-24T13:05:07Z'");
  });
});
