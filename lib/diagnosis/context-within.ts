import type { CallContext } from '@/lib/clouds/authorised-call';
import type { Cloud } from '@/lib/clouds/cloud';
import type { Net } from '@/lib/net/types';
import type { ProbeContext, Tokens } from '@/lib/probes/define-probe';
import { type Clock, waitOn } from './clock';

/** What asking Graph or Exchange takes outside a diagnosis. */
export interface QuestionSource {
  cloud: Cloud;
  tenantId: string;
  net: Pick<Net, 'cloudRequest'>;
  tokens: Pick<Tokens, 'app'>;
  clock: Clock;
  random(): number;
}

/** Surroundings of questions of which no evidence is kept, as both protocols take them. */
export interface QuestionContext extends CallContext, Pick<ProbeContext, 'tenantId' | 'addEvidence'> {
  tokens: Pick<Tokens, 'app'>;
}

/**
 * Lends `ask` a context that ends after `ms` by the source's own clock, retries included, or when `caller` fires (null when nobody
 * can). The timer ends with `ask`.
 */
export async function contextWithin<T>(
  { cloud, tenantId, net, tokens, clock, random }: QuestionSource,
  ms: number,
  caller: AbortSignal | null,
  ask: (context: QuestionContext) => Promise<T>,
): Promise<T> {
  const endsAt = clock.now().getTime() + ms;
  const deadline = new AbortController();
  const cancel = clock.after(ms, () =>
    deadline.abort(new DOMException('the question ran out of time', 'TimeoutError')),
  );
  const signal = caller === null ? deadline.signal : AbortSignal.any([deadline.signal, caller]);
  try {
    return await ask({
      cloud,
      tenantId,
      net,
      tokens,
      random,
      signal,
      now: () => clock.now(),
      remainingMs: () => Math.max(0, endsAt - clock.now().getTime()),
      wait: (pauseMs) => waitOn(clock, pauseMs, signal),
      addEvidence: () => '',
    });
  } finally {
    cancel();
  }
}
