import { defineProbe } from '@/lib/probes/define-probe';
import { optionsHeaders, readChallenge } from '@/lib/protocols/activesync/options';
import { certificateEvidence, httpEvidence } from '@/lib/protocols/http-evidence';

/** Asks the ActiveSync server, without any secret, which kind of sign-in it wants. */
export const activesyncChallenge = defineProbe({
  id: 'activesyncChallenge',
  area: 'activesync',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  async run(context, { directoryUser }) {
    if (!directoryUser.found) {
      return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
    }
    const url = context.cloud.activesync;
    const { hostname } = new URL(url);
    const request = {
      method: 'OPTIONS' as const,
      url,
      headers: optionsHeaders(directoryUser.primaryAddress, null),
      timeoutMs: Math.max(1, context.remainingMs() - 500),
      signal: context.signal,
    };
    const outcome = await context.net.request(request);
    context.addEvidence(httpEvidence(hostname, request, outcome));
    const certificate = certificateEvidence(hostname, outcome);
    if (certificate !== null) context.addEvidence(certificate);
    if (outcome.ok) return { ok: true, value: readChallenge(outcome.status, outcome.headers) };
    if (outcome.failure === 'certificate' && outcome.certificate !== null) {
      return { ok: true, value: { kind: 'certificate-refused', certificate: outcome.certificate } };
    }
    return { ok: true, value: { kind: 'unreachable', failure: outcome.failure } };
  },
});
