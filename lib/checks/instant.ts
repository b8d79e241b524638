/** Milliseconds since 1970 of an ISO instant; null for null and for a text that is no date. */
export function instantOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** True for a text that is an ISO instant and nothing else: such a text is never shown to a person as it stands. */
export function isInstant(text: string): boolean {
  return isoInstant.test(text);
}

/**
 * An ISO instant for people, with its zone, e.g. `24 Nov 2026, 13:05 UTC`. Without `zone` it is the reader's own. A text
 * that cannot be read as an instant is shown as it came.
 */
export function formatTime(at: string, zone?: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(zone ? { timeZone: zone } : {}),
  }).format(date);
}
