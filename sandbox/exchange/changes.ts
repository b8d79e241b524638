import type { Account } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';

/** What a change may replace. The objects themselves are shared with the scenarios and are never altered. */
export type Changeable = Pick<Account, 'mailbox' | 'phones' | 'scenario'>;

/** How the next writes go wrong: carried out but not answered, or refused for now with `Retry-After` (seconds). */
export type WriteTrouble =
  | { kind: 'answer-lost'; times: number }
  | { kind: 'throttled'; times: number; retryAfterSeconds: number };

/** What admins changed since the start, and how late the reading side of Exchange shows it. */
export interface Changes {
  /** Changes an account at once for everything but Exchange's reads, which follow after the lag. */
  apply(account: Account, next: Partial<Changeable>, now: Date): void;
  /** The tenant as Exchange's reads show it at this moment. */
  shown(tenant: Tenant, now: Date): Tenant;
  /** Milliseconds until a change shows in reads; holds for changes already made too. Infinity hides them. */
  setLag(ms: number): void;
  /** The trouble of the write that comes now, counted down; null when it goes well. */
  nextTrouble(): WriteTrouble | null;
  setTrouble(trouble: WriteTrouble | null): void;
  /** Takes every change back, and lag and trouble with them. */
  reset(): void;
}

interface Past {
  at: number;
  before: Changeable;
}

/** Starts without changes, lag or trouble. */
export function createChanges(): Changes {
  const history = new Map<Account, Past[]>();
  let lagMs = 0;
  let trouble: WriteTrouble | null = null;

  const shownOf = (account: Account, now: Date): Account => {
    const hidden = history.get(account)?.find(({ at }) => at + lagMs > now.getTime());
    return hidden === undefined ? account : { ...account, ...hidden.before };
  };

  return {
    apply(account, next, now) {
      const { mailbox, phones, scenario } = account;
      history.set(account, [
        ...(history.get(account) ?? []),
        { at: now.getTime(), before: { mailbox, phones, scenario } },
      ]);
      Object.assign(account, next);
    },
    shown(tenant, now) {
      const found = (account: Account | undefined) => account && shownOf(account, now);
      return {
        ...tenant,
        accounts: tenant.accounts.map((account) => shownOf(account, now)),
        byKey: (key) => found(tenant.byKey(key)),
        find: (identity) => found(tenant.find(identity)),
      };
    },
    setLag(ms) {
      lagMs = ms;
    },
    nextTrouble() {
      if (trouble === null || trouble.times <= 0) return null;
      trouble = { ...trouble, times: trouble.times - 1 };
      return trouble;
    },
    setTrouble(next) {
      trouble = next;
    },
    reset() {
      for (const [account, [first]] of history) if (first) Object.assign(account, first.before);
      history.clear();
      lagMs = 0;
      trouble = null;
    },
  };
}
