/** `2026-11-01T08:00:00.0000000+00:00`: seven fractional digits are usual, the offset may be missing. */
const dateTime = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a date of Microsoft's JSON. In: anything. Out: an ISO instant with milliseconds and `Z`, or null for what is no
 * date. Without an offset it is UTC, as both services say of their times; year 1 is .NET's "never" and also null.
 */
export function parseInstant(value: unknown): string | null {
  const parts = typeof value === 'string' ? dateTime.exec(value.trim()) : null;
  if (!parts) return null;
  const [, date, time, fraction = '', offset = 'Z'] = parts;
  const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
  const at = Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
  return Number.isNaN(at) || date?.startsWith('0001-') ? null : new Date(at).toISOString();
}
