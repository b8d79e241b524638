const replacement = '\uFFFD';

/**
 * Serialises for a `jsonb` parameter. PostgreSQL's jsonb refuses U+0000 and lone surrogates
 * (https://www.postgresql.org/docs/current/datatype-json.html), and evidence holds whatever a stranger's server sent:
 * both become U+FFFD, in keys too. A pair of backslashes is read as one unit, so that an escaped backslash before
 * "u0000" stays what it was. Input: any JSON value. Output: JSON text.
 */
export function toJsonb(value: unknown): string {
  return JSON.stringify(value).replace(/\\(?:u[0-9a-f]{4}|.)/g, (unit) =>
    unit === '\\u0000' || unit.startsWith('\\ud') ? replacement : unit,
  );
}

/** A text parameter without U+0000, which no text type of PostgreSQL can hold. Other characters stay. */
export function toText(value: string): string {
  return value.replaceAll('\0', replacement);
}
