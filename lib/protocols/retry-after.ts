/**
 * Reads `Retry-After` (RFC 9110 section 10.2.3): seconds or an HTTP date; Graph also sends decimals such as `2.128`.
 * @returns milliseconds from `now`, never negative, rounded up; null when there is none or it cannot be read.
 */
export function retryAfterMs(value: string | null | undefined, now: Date): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}(\.\d{1,9})?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  // Only the HTTP date forms: `Date.parse` alone would take almost any number or word for a date.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/** The same as an ISO instant at which asking again makes sense. */
export function retryAt(value: string | null | undefined, now: Date): string | null {
  const ms = retryAfterMs(value, now);
  return ms === null ? null : new Date(now.getTime() + ms).toISOString();
}
