import type { Cloud } from '@/lib/clouds/cloud';
import { type Clock, waitOn } from '@/lib/diagnosis/clock';
import type { Net } from '@/lib/net/types';
import type { Tokens } from '@/lib/probes/define-probe';
import type { PageContext } from '@/lib/protocols/exchange-admin/call';
import { readPage } from '@/lib/protocols/exchange-admin/read-page';
import { pageWithinMs } from './limits';
import type { SweepParts } from './sweep';
import { sweepProperties } from './sweep-page';

/** Where Exchange is asked with the app's own right to read. */
export interface ExchangeSource {
  cloud: Cloud;
  tenantId: string;
  net: Pick<Net, 'cloudRequest'>;
  tokens: Pick<Tokens, 'app'>;
  clock: Clock;
  random(): number;
}

/** Reads pages of the tenant's phones (`Get-MobileDevice -ResultSize Unlimited`), each within a minute, retries included. */
export function devicePages(source: ExchangeSource): SweepParts['read'] {
  const parameters = { ResultSize: 'Unlimited' };
  return (next, signal) =>
    readPage(
      { cmdlet: 'Get-MobileDevice', parameters, select: sweepProperties },
      next,
      contextWithin(source, pageWithinMs, signal),
    );
}

/** What one question takes that has to be answered within `ms`; `signal` ends it earlier. */
export function contextWithin(source: ExchangeSource, ms: number, signal: AbortSignal): PageContext {
  const { cloud, tenantId, net, tokens, clock, random } = source;
  const endsAt = clock.now().getTime() + ms;
  return {
    cloud,
    tenantId,
    net,
    tokens,
    random,
    signal,
    now: () => clock.now(),
    remainingMs: () => Math.max(0, endsAt - clock.now().getTime()),
    wait: (pauseMs) => waitOn(clock, pauseMs, signal),
  };
}
