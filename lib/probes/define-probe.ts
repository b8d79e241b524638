import type { Cloud } from '@/lib/clouds/cloud';
import type { Net } from '@/lib/net/types';
import type { Evidence } from '@/lib/report/evidence';
import type { Given, ObservationKey, Observations, ProbeFailure } from '@/lib/report/observations';
import type { Area } from '@/lib/report/vocabulary';

/** Hands out tokens for the diagnosis' tenant. A refusal is a `ProbeFailure` (`permission-missing`, `sign-in-needed`, …). */
export interface Tokens {
  /** App-only token for `graph` or `exchange`. */
  app(audience: 'graph' | 'exchange', signal: AbortSignal): Promise<TokenOutcome>;
  /** The person's own ActiveSync token, exchanged on behalf of them when the diagnosis was asked for. */
  activesync(signal: AbortSignal): Promise<TokenOutcome>;
}
export type TokenOutcome = { ok: true; token: string } | { ok: false; failure: ProbeFailure };

/** Whose mailbox: an object id from a verified token, or an address that an admin or support agent typed. */
export type SubjectRef = { kind: 'object-id'; objectId: string } | { kind: 'address'; address: string };

/** Everything a probe may use. `signal` fires at the probe's deadline or when the diagnosis ends. */
export interface ProbeContext {
  tenantId: string;
  subject: SubjectRef;
  cloud: Cloud;
  given: Given;
  net: Net;
  tokens: Tokens;
  signal: AbortSignal;
  /** Milliseconds left for this probe; a `Retry-After` past it becomes `throttled`. */
  remainingMs(): number;
  now(): Date;
  /** Random label or jitter; injected so that tests are repeatable. */
  random(): number;
  /** Waits; injected so that tests need no clock. Rejects when `signal` fires. */
  wait(ms: number): Promise<void>;
  /** Evidence ids are `<probe>-<n>`, unique within a diagnosis. Returns the id. */
  addEvidence(evidence: EvidenceBody): string;
}

/** Evidence before the context gave it `id`, `at` and `probe`. */
export type EvidenceBody = Evidence extends infer E
  ? E extends Evidence
    ? Omit<E, 'id' | 'at' | 'probe'>
    : never
  : never;

/** What a probe returns. A thrown error is our bug and becomes `internal-error`. */
export type ProbeResult<T> = { ok: true; value: T } | { ok: false; failure: ProbeFailure };

/** A question to the outside. It starts as soon as every observation in `needs` has been observed. */
export interface Probe<K extends ObservationKey = ObservationKey, N extends ObservationKey = ObservationKey> {
  id: K;
  area: Area;
  needs: readonly N[];
  /** Observations waited for but not required. */
  wants: readonly ObservationKey[];
  deadlineMs: number;
  /** True when it needs the person's own token: inapplicable for somebody else's mailbox, lost at a take-over. */
  needsOwnToken: boolean;
  /** True when it leaves something behind, so that it runs only where the person agreed (`Given.asPhone`). */
  needsAgreement: boolean;
  run(
    context: ProbeContext,
    observed: Pick<Observations, N> & Partial<Observations>,
  ): Promise<ProbeResult<Observations[K]>>;
}

/** Declares a probe; exists for inference. */
export function defineProbe<const K extends ObservationKey, const N extends ObservationKey = never>(
  probe: Omit<Probe<K, N>, 'wants' | 'needsOwnToken' | 'needsAgreement'> &
    Partial<Pick<Probe<K, N>, 'wants' | 'needsOwnToken' | 'needsAgreement'>>,
): Probe<K, N> {
  return {
    ...probe,
    wants: probe.wants ?? [],
    needsOwnToken: probe.needsOwnToken ?? false,
    needsAgreement: probe.needsAgreement ?? false,
  };
}
