/** Milliseconds since 1970 of an ISO instant; null for null and for a text that is no date. */
export function instantOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
