/**
 * An instant for people, with its zone: local on the live page, UTC on a page rendered by the server. `at` is ISO.
 * An instant that cannot be read is shown as it came.
 */
export function Time({ at, zone }: { at: string; zone?: string }) {
  return (
    <time dateTime={at} suppressHydrationWarning>
      {formatTime(at, zone)}
    </time>
  );
}

/** Formats an ISO instant, e.g. `24 Nov 2026, 13:05 UTC`. */
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
