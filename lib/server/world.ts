import type { ExchangePermission } from '@/lib/auth/tokens';
import type { QuestionSource } from '@/lib/diagnosis/context-within';
import type { Net } from '@/lib/net/types';
import type { TokenOutcome, Tokens } from '@/lib/probes/define-probe';

/** Where everything outside a diagnosis is read and changed: remedies, the search for people, the queue and its sweep. */
export interface World extends QuestionSource {
  net: Net;
  tokens: Pick<Tokens, 'app'> & {
    onBehalfOf(userToken: string, signal: AbortSignal, permission: ExchangePermission): Promise<TokenOutcome>;
  };
  onBug(where: string, error: unknown): void;
  /** Pauses between two looks when a change is read back, in milliseconds. */
  readBackPausesMs: readonly number[];
}
