'use client';

import { useEffect, useRef, useState } from 'react';
import { callApi } from '@/components/api/client';
import { useSession } from '@/components/auth/session-context';
import { handOffShape, madeShape } from './shapes';

type Parsed<S> = S extends { safeParse(value: unknown): infer R }
  ? Extract<R, { success: true }> extends { data: infer T }
    ? T
    : never
  : never;
export type Made = Parsed<typeof madeShape>;
export type HandOffState = Parsed<typeof handOffShape>;

/** Often enough to feel live beside a phone, rare enough for a page that is left open (milliseconds). */
const pollMs = 2_000;

/** An invitation of one diagnosis: made on `make`, then followed until it has ended. `onTests` hears of each new test that counts. */
export function useHandOff(diagnosisId: string, onTests: () => void) {
  const { getToken } = useSession();
  const [made, setMade] = useState<Made | null>(null);
  const [state, setState] = useState<HandOffState | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef({ getToken, onTests, counted: 0 });
  latest.current = { ...latest.current, getToken, onTests };
  const id = made?.id ?? null;
  const over = state?.state === 'refused' || state?.state === 'expired';

  useEffect(() => {
    if (id === null || over) return;
    const leaving = new AbortController();
    const read = async () => {
      const call = { path: `/api/hand-offs/${id}`, schema: handOffShape, signal: leaving.signal };
      const answer = await callApi((fresh) => latest.current.getToken(fresh), call).catch(() => null);
      if (!answer?.ok || answer.value === undefined || leaving.signal.aborted) return;
      const next = answer.value;
      setState(next);
      if (next.state !== 'confirmed' || next.tests.length <= latest.current.counted) return;
      latest.current.counted = next.tests.length;
      latest.current.onTests();
    };
    void read();
    const timer = setInterval(() => void read(), pollMs);
    return () => {
      leaving.abort();
      clearInterval(timer);
    };
  }, [id, over]);

  const make = async () => {
    setProblem(null);
    const path = `/api/diagnoses/${encodeURIComponent(diagnosisId)}/hand-offs`;
    const answer = await callApi(getToken, { path, method: 'POST', schema: madeShape });
    if (!answer.ok) return setProblem(answer.problem.title);
    latest.current.counted = 0;
    setState(null);
    setMade(answer.value ?? null);
  };
  const act = async (path: string, method: 'POST' | 'DELETE', then: HandOffState['state']) => {
    const answer = await callApi(getToken, { path, method });
    if (!answer.ok) return setProblem(answer.problem.title);
    setState((before) => (before ? { ...before, state: then } : before));
  };
  return {
    made,
    state,
    problem,
    make,
    confirm: () => act(`/api/hand-offs/${id}/confirm`, 'POST', 'confirmed'),
    end: () => act(`/api/hand-offs/${id}`, 'DELETE', 'refused'),
  };
}
