/** Seconds for a `Retry-After` header until an ISO instant, at least 1; 10 when no instant was given. */
export function retryAfterHeader(retryAt: string | undefined, now: Date): string {
  const at = Date.parse(retryAt ?? '');
  return Number.isNaN(at) ? '10' : String(Math.max(1, Math.ceil((at - now.getTime()) / 1_000)));
}
