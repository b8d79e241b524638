import { defineProbe } from '@/lib/probes/define-probe';
import { jsonUrl, parseJsonAnswer } from '@/lib/protocols/autodiscover/json';
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
    const url = jsonUrl(context.cloud.autodiscover, directoryUser.primaryAddress);
    const { hostname } = new URL(url);
    const request = {
      method: 'GET' as const,
      url,
      timeoutMs: Math.max(1, context.remainingMs() - 500),
      signal: context.signal,
    };
    const outcome = await context.net.request(request);
    context.addEvidence(httpEvidence(hostname, request, outcome));
    const certificate = certificateEvidence(hostname, outcome);
    if (certificate !== null) context.addEvidence(certificate);
    if (!outcome.ok) return { ok: false, failure: { reason: 'unreachable', detail: hostname } };
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
