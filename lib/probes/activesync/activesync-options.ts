import type { HttpOutcome } from '@/lib/net/types';
import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import { optionsHeaders, readOptions } from '@/lib/protocols/activesync/options';
import { httpEvidence } from '@/lib/protocols/http-evidence';
import type { ActivesyncOptions } from '@/lib/report/observations';
import { waitBeforeRetry } from './busy-retry';

/** Asks the ActiveSync server with the person's own token what it lets them do. Creates no device partnership. */
export const activesyncOptions = defineProbe({
  id: 'activesyncOptions',
  area: 'activesync',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  needsOwnToken: true,
  async run(context, { directoryUser }) {
    if (!directoryUser.found) {
      return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
    }
    const token = await context.tokens.activesync(context.signal);
    if (!token.ok) return token;
    const first = await ask(context, directoryUser.primaryAddress, token.token);
    const waitMs = isBusy(first.value) ? waitBeforeRetry(context, first.retryAfter) : null;
    if (waitMs === null) return { ok: true, value: first.value };
    await context.wait(waitMs);
    const second = await ask(context, directoryUser.primaryAddress, token.token);
    return { ok: true, value: second.value };
  },
});

interface Asked {
  value: ActivesyncOptions;
  retryAfter: string | undefined;
}

async function ask(context: ProbeContext, address: string, token: string): Promise<Asked> {
  const url = context.cloud.activesync;
  const request = {
    method: 'OPTIONS' as const,
    url,
    headers: optionsHeaders(address, token),
    timeoutMs: Math.max(1, context.remainingMs() - 500),
    signal: context.signal,
  };
  const outcome = await context.net.cloudRequest(request);
  context.addEvidence(httpEvidence(new URL(url).hostname, request, outcome));
  return {
    value: observedIn(outcome, context.now()),
    retryAfter: outcome.ok ? outcome.headers['retry-after'] : undefined,
  };
}

function observedIn(outcome: HttpOutcome, now: Date): ActivesyncOptions {
  if (outcome.ok) return readOptions(outcome.status, outcome.headers, now);
  if (outcome.failure === 'certificate' && outcome.certificate !== null) {
    return { kind: 'certificate-refused', certificate: outcome.certificate };
  }
  return { kind: 'unreachable', failure: outcome.failure };
}

/** Busy or broken: worth a second try. */
function isBusy(value: ActivesyncOptions): boolean {
  return value.kind === 'answered' && (value.status >= 500 || value.proxyBusy);
}
