import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '@/lib/report/remedies';
import { csvCell, csvHeader, csvLine } from './audit-csv';

const entry: AuditEntry = {
  id: 'i',
  at: '2026-11-24T12:00:00.000Z',
  endedAt: null,
  actor: { oid: 'o', address: 'ada@contoso.test' },
  subject: { oid: 's', address: 'bea@contoso.test' },
  deviceId: 'ABC',
  remedy: 'device-allow',
  reason: '=HYPERLINK("https://evil.example")',
  outcome: 'applied',
  detail: null,
  before: [{ label: 'Personal list of allowed phones', value: 'does not have this phone' }],
  after: null,
  requestIds: ['r1', 'r2'],
};

/** Reads one line back, as RFC 4180 has it. */
function cells(line: string): string[] {
  return [...`${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*)),/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  );
}

describe('the audit file', () => {
  it('has a cell for each column, CRLF, and no formula', () => {
    expect(csvHeader.endsWith('\r\n')).toBe(true);
    const line = csvLine(entry);
    expect(cells(line.slice(0, -2))).toEqual([
      'i',
      '2026-11-24T12:00:00.000Z',
      '',
      'ada@contoso.test',
      'o',
      'bea@contoso.test',
      's',
      'ABC',
      'device-allow',
      '\'=HYPERLINK("https://evil.example")',
      'applied',
      '',
      'Personal list of allowed phones: does not have this phone',
      '',
      'r1 r2',
    ]);
    expect(cells(csvHeader.slice(0, -2))).toHaveLength(15);
  });

  it.each(['=', '+', '-', '@', '\t', '\r'])('disarms a cell that begins with %j', (first) => {
    expect(csvCell(`${first}cmd`).replace(/^"/, '')).toMatch(/^'/);
  });

  it('gives every text back', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (texts) => {
        const read = cells(texts.map(csvCell).join(','));
        expect(read).toEqual(texts.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)));
      }),
    );
  });
});
