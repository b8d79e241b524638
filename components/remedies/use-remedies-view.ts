'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { callApi } from '@/components/api/client';
import type { ApiProblem } from '@/components/api/problem';
import { useSession } from '@/components/auth/session-context';
import type { RemediesView } from '@/lib/report/remedies';
import { remediesPath } from './send-remedy';
import { remediesSchema } from './wire';

/** What can be changed for a mailbox, as it was read last. It stays on the page while it is read again. */
export interface ShownRemedies {
  view: RemediesView | null;
  problem: ApiProblem | null;
  reading: boolean;
  /** Reads once more and gives what came, or null when nothing did; never rejects. */
  read(): Promise<RemediesView | null>;
  /** Puts a newer state on the page, as a refusal carries it. */
  show(view: RemediesView): void;
}

/** Reads what can be changed for an address when the page opens. */
export function useRemediesView(address: string): ShownRemedies {
  const { getToken } = useSession();
  const [view, setView] = useState<RemediesView | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [reading, setReading] = useState(true);
  // The session object changes while the person is being named; that is no reason to ask Exchange again.
  const latest = useRef(getToken);
  latest.current = getToken;
  const leaving = useRef<AbortController | null>(null);

  const read = useCallback(async (): Promise<RemediesView | null> => {
    leaving.current?.abort();
    const own = new AbortController();
    leaving.current = own;
    setReading(true);
    const call = { path: remediesPath(address), schema: remediesSchema, signal: own.signal };
    // Only leaving the page, or a newer reading, rejects a call.
    const result = await callApi((fresh) => latest.current(fresh), call).catch(() => null);
    if (result === null || own.signal.aborted) return null;
    setReading(false);
    setProblem(result.ok ? null : result.problem);
    const fresh = result.ok ? (result.value ?? null) : null;
    if (fresh) setView(fresh);
    return fresh;
  }, [address]);

  useEffect(() => {
    void read();
    return () => leaving.current?.abort();
  }, [read]);

  const show = useCallback((newer: RemediesView) => {
    setView(newer);
    setProblem(null);
  }, []);
  return { view, problem, reading, read, show };
}
