import type { HttpOutcome } from '@/lib/net/types';
import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import { jsonUrls, parseJsonAnswer } from '@/lib/protocols/autodiscover/json';
import { certificateEvidence, httpEvidence } from '@/lib/protocols/http-evidence';
import { retryAt } from '@/lib/protocols/retry-after';

/** The service limits callers with 429 (RFC 6585) or 503. */
const busyStatuses: readonly number[] = [429, 503];

/** Asks the cloud itself, anonymously, where ActiveSync is for the address. Its silence is not the customer's fault. */
export const autodiscoverJson = defineProbe({
  id: 'autodiscoverJson',
  area: 'autodiscover',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  async run(context, { directoryUser }) {
    if (!directoryUser.found) {
      return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
    }
    const [inPath, inQuery] = jsonUrls(context.cloud.autodiscover, directoryUser.primaryAddress);
    const { hostname } = new URL(inPath);
    let outcome = await ask(context, inPath);
    // Not every server takes both forms; what does not know the first says nothing of the address.
    if (unanswered(outcome)) {
      const other = await ask(context, inQuery);
      if (!unanswered(other)) outcome = other;
    }
    if (!outcome.ok) {
      const reason = outcome.failure === 'timed-out' ? 'timed-out' : 'unreachable';
      return { ok: false, failure: { reason, detail: hostname } };
    }
    if (busyStatuses.includes(outcome.status)) {
      const at = retryAt(outcome.headers['retry-after'], context.now());
      return { ok: false, failure: { reason: 'throttled', detail: hostname, ...(at === null ? {} : { retryAt: at }) } };
    }
    const value = parseJsonAnswer(outcome.status, outcome.headers, outcome.body);
    if (value !== null) return { ok: true, value };
    const reason = outcome.status >= 500 ? 'upstream-failed' : 'malformed-answer';
    return { ok: false, failure: { reason, detail: hostname } };
  },
});

async function ask(context: ProbeContext, url: string): Promise<HttpOutcome> {
  const { hostname } = new URL(url);
  const timeoutMs = Math.max(1, context.remainingMs() - 500);
  const request = { method: 'GET' as const, url, timeoutMs, signal: context.signal };
  const outcome = await context.net.request(request);
  context.addEvidence(httpEvidence(hostname, request, outcome));
  const certificate = certificateEvidence(hostname, outcome);
  if (certificate !== null) context.addEvidence(certificate);
  return outcome;
}

/** A 4xx without a code of Autodiscover's own, or a page where JSON should be. */
function unanswered(outcome: HttpOutcome): boolean {
  if (!outcome.ok || busyStatuses.includes(outcome.status) || outcome.status >= 500) return false;
  const value = parseJsonAnswer(outcome.status, outcome.headers, outcome.body);
  return value === null || (value.kind === 'error' && value.code === '');
}
