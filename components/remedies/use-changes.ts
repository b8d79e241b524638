'use client';

import { useRef, useState } from 'react';
import { useSession } from '@/components/auth/session-context';
import type { RemedyResult } from '@/lib/report/remedies';
import { type Attempt, type Refusal, sendRemedy } from './send-remedy';
import { keyOf, remedyFor, type Target } from './target';
import type { ShownRemedies } from './use-remedies-view';

/** One remedy as it stands on the page. */
export interface Fold {
  open: boolean;
  reason: string;
  refusal: Refusal | null;
  /** Sent, and nobody knows yet how it ended: it is sent again as it was. */
  pending: Attempt | null;
  /** Counts up when the page leads the admin here. */
  asked: number;
}

/** The change that was made last. */
export interface Made {
  result: RemedyResult;
  attempt: Attempt;
  /** A sentence about the last "Look again" or "Undo" that came to nothing. */
  note: string | null;
}

/** Changes of one mailbox, one at a time. While `busy` nothing else is sent. */
export interface Changes {
  busy: boolean;
  /** Key of the remedy that is being made now. */
  making: string | null;
  made: Made | null;
  foldOf(target: Target): Fold;
  edit(target: Target, change: Partial<Pick<Fold, 'open' | 'reason'>>): void;
  apply(target: Target, digest: string): void;
  lookAgain(): void;
  /** Leads to the remedy that takes the last change back, as the state is now. */
  undo(): void;
}

/** The server's own limit; what is typed for an undo is cut to it. */
export const longestReason = 500;

const untouched: Fold = { open: false, reason: '', refusal: null, pending: null, asked: 0 };

/** Makes changes and keeps what was typed until one has been made. */
export function useChanges(address: string, shown: ShownRemedies, onChanged: () => void): Changes {
  const { getToken } = useSession();
  const [folds, setFolds] = useState<Record<string, Fold>>({});
  const [made, setMade] = useState<Made | null>(null);
  const { making, once } = useOneAtATime();
  const foldOf = (target: Target) => folds[keyOf(target)] ?? untouched;
  const patch = (target: Target, change: (fold: Fold) => Fold) =>
    setFolds((all) => ({ ...all, [keyOf(target)]: change(all[keyOf(target)] ?? untouched) }));

  const apply = async (target: Target, digest: string) => {
    const { pending, reason } = foldOf(target);
    const attempt = pending ?? { ...target, digest, reason: reason.trim(), key: crypto.randomUUID() };
    const sent = await sendRemedy(getToken, address, attempt);
    if (sent.ok) {
      patch(target, ({ asked }) => ({ ...untouched, asked }));
      setMade({ result: sent.result, attempt, note: null });
      onChanged();
      await shown.read();
      return;
    }
    const { refusal } = sent;
    patch(target, (fold) => ({ ...fold, open: true, refusal, pending: refusal.over ? null : attempt }));
    if (sent.remedies) shown.show(sent.remedies);
  };
  const lookAgain = async (last: Made) => {
    const sent = await sendRemedy(getToken, address, last.attempt);
    setMade(sent.ok ? { ...last, result: sent.result, note: null } : { ...last, note: sent.refusal.detail });
    if (sent.ok) await shown.read();
  };
  const undo = async (last: Made, target: Target) => {
    const fresh = await shown.read();
    const remedy = fresh && remedyFor(fresh, target);
    if (!remedy?.offered) {
      const why = remedy ? remedy.why : fresh ? 'Exchange does not show the change.' : 'Exchange could not be read.';
      return setMade({ ...last, note: `It cannot be taken back now. ${why}` });
    }
    const reason = `Taking back: ${last.attempt.reason}`.slice(0, longestReason);
    patch(target, (fold) => ({ ...fold, open: true, reason: fold.reason || reason, asked: fold.asked + 1 }));
  };
  return {
    busy: making !== null,
    making,
    made,
    foldOf,
    edit: (target, change) => patch(target, (fold) => ({ ...fold, ...change })),
    apply: (target, digest) => once(keyOf(target), () => apply(target, digest)),
    lookAgain: () => once('look', async () => (made ? lookAgain(made) : undefined)),
    undo: () => once('undo', async () => (made?.result.undo ? undo(made, made.result.undo) : undefined)),
  };
}

/** Runs one piece of work at a time; what is asked for meanwhile is left, so a second press does nothing. */
function useOneAtATime() {
  const [making, setMaking] = useState<string | null>(null);
  // State is seen at the next drawing only; two presses can come before that.
  const running = useRef(false);
  const once = (name: string, work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setMaking(name);
    void work().finally(() => {
      running.current = false;
      setMaking(null);
    });
  };
  return { making, once };
}
