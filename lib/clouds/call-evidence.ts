import type { HttpOutcome } from '@/lib/net/types';
import type { EvidenceBody } from '@/lib/probes/define-probe';
import type { AuthorisedCall } from './authorised-call';

/** Headers worth keeping: what support is asked for, and what explains a refusal. Never `authorization`. */
const keptHeaders = new Set([
  'accept',
  'client-request-id',
  'content-type',
  'date',
  'prefer',
  'rate-limit-remaining',
  'rate-limit-reset',
  'request-id',
  'retry-after',
  'x-anchormailbox',
  'x-calculatedbetarget',
  'x-ms-diagnostics',
]);
const longestExcerpt = 4000;

/**
 * One try of an authorised call as evidence. `excerpt` turns the answer's body into what may be kept of it: the fields
 * that are read, or an error's code; undefined keeps nothing.
 */
export function callEvidence(
  label: string,
  call: Pick<AuthorisedCall, 'method' | 'url' | 'headers' | 'body'>,
  attempt: HttpOutcome,
  excerpt: (status: number, body: string) => string | undefined,
): EvidenceBody {
  const { method, url, headers, body } = call;
  const requestId = attempt.ok ? attempt.headers['request-id'] : undefined;
  return {
    kind: 'http-exchange',
    label,
    request: { method, url, headers: kept(headers), ...(body === undefined ? {} : { body }) },
    response: attempt.ok ? responseOf(attempt, excerpt) : null,
    address: attempt.address,
    durationMs: attempt.durationMs,
    ...(attempt.ok ? {} : { failure: attempt.failure }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function responseOf(
  { status, headers, body }: { status: number; headers: Record<string, string>; body: string },
  excerpt: (status: number, body: string) => string | undefined,
) {
  const text = excerpt(status, body);
  return { status, headers: kept(headers), ...(text === undefined ? {} : { body: shorten(text) }) };
}

function kept(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => keptHeaders.has(name)),
  );
}

function shorten(text: string): string {
  return text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text;
}
