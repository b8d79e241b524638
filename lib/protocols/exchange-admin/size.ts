/** `99 GB (106,300,440,576 bytes)`: the number in brackets is exact, its separators follow the server's culture. */
const exact = /\(\s*([\d][\d.,'\s\u00a0\u202f]*)\s*bytes?\s*\)/i;

/**
 * Reads a size of Exchange. In: anything. Out: whole bytes, or null for "Unlimited" and for what is no size. A bare number is
 * taken as bytes; the rounded part before the brackets is not used, since near a quota it decides wrongly.
 */
export function parseSize(value: unknown): number | null {
  if (typeof value === 'number') return wholeBytes(value);
  if (typeof value !== 'string') return null;
  const digits = exact.exec(value)?.[1]?.replace(/\D/g, '') ?? (/^\s*\d+\s*$/.test(value) ? value.trim() : '');
  return digits === '' ? null : wholeBytes(Number(digits));
}

function wholeBytes(value: number): number | null {
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}
