'use client';

import { useEffect, useRef, useState } from 'react';
import { callApi } from '@/components/api/client';
import type { ApiProblem } from '@/components/api/problem';
import { useSession } from '@/components/auth/session-context';
import { useBusy } from '@/components/ui/use-busy';
import { handOffShape, madeShape } from './shapes';

type Parsed<S> = S extends { safeParse(value: unknown): infer R }
  ? Extract<R, { success: true }> extends { data: infer T }
    ? T
    : never
  : never;
export type Made = Parsed<typeof madeShape>;
type Read = Parsed<typeof handOffShape>;
/** How far the invitation has come. `over` and `gone` are ours: the phone's time is up, the portal knows it no more. */
export type HandOffState = Omit<Read, 'state'> & { state: Read['state'] | 'over' | 'gone' };

/** Often enough to feel live beside a phone, rare enough for a page that is left open (milliseconds). */
const pollMs = 2_000;
/** How long the portal takes tests after a phone has opened the code (milliseconds). */
const sessionMs = 30 * 60_000;

/** True when nothing more can come of it. */
export function hasEnded(state: HandOffState | null): boolean {
  return state !== null && !['waiting', 'opened', 'confirmed'].includes(state.state);
}

/**
 * An invitation of one diagnosis: made on `make`, then followed while its page is `open`, until it has ended. `onTests` hears of
 * each new test that counts.
 */
export function useHandOff(diagnosisId: string, open: boolean, onTests: () => void) {
  const { getToken } = useSession();
  const [made, setMade] = useState<Made | null>(null);
  const [state, setState] = useState<HandOffState | null>(null);
  // Two, since the next read that succeeds must not take away why a press did not.
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const [lost, setLost] = useState<ApiProblem | null>(null);
  const [busy, run] = useBusy();
  const id = made?.id ?? null;
  const counted = useRef(0);
  const onState = (next: HandOffState) => {
    setState(next);
    setLost(null);
    if (next.state !== 'confirmed' || next.tests.length <= counted.current) return;
    counted.current = next.tests.length;
    onTests();
  };
  useFollowed(open && !hasEnded(state) ? id : null, state?.state, { onState, onProblem: setLost });

  const make = async () => {
    const path = `/api/diagnoses/${encodeURIComponent(diagnosisId)}/hand-offs`;
    const answer = await callApi(getToken, { path, method: 'POST', schema: madeShape });
    setRefusal(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    counted.current = 0;
    setLost(null);
    setState(null);
    setMade(answer.value ?? null);
  };
  const act = async (path: string, method: 'POST' | 'DELETE', then: HandOffState['state']) => {
    const answer = await callApi(getToken, { path, method });
    setRefusal(answer.ok ? null : answer.problem);
    if (answer.ok) setState((before) => (before ? { ...before, state: then } : before));
  };
  return {
    made,
    state,
    problem: refusal ?? lost,
    busy,
    make: () => void run(make),
    confirm: () => void run(() => act(`/api/hand-offs/${id}/confirm`, 'POST', 'confirmed')),
    end: () => void run(() => act(`/api/hand-offs/${id}`, 'DELETE', 'refused')),
  };
}

interface Followers {
  onState(state: HandOffState): void;
  onProblem(problem: ApiProblem): void;
}

/**
 * Reads an invitation again and again, one read after the other; null reads nothing. A new `step` begins anew: what was asked
 * before a press would tell the step before it.
 */
function useFollowed(id: string | null, step: HandOffState['state'] | undefined, followers: Followers): void {
  const { getToken } = useSession();
  const latest = useRef({ getToken, ...followers });
  latest.current = { getToken, ...followers };
  const openedAt = useRef<{ id: string; ms: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `step` begins anew
  useEffect(() => {
    if (id === null) return;
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const call = { path: `/api/hand-offs/${id}`, schema: handOffShape, signal: leaving.signal };
      // Only leaving rejects.
      const answer = await callApi((fresh) => latest.current.getToken(fresh), call).catch(() => null);
      if (answer === null || leaving.signal.aborted) return;
      const { onState, onProblem } = latest.current;
      // Asking on changes nothing about these two. After a sign-in the page begins anew.
      if (!answer.ok && answer.problem.kind === 'not-found') return onState(gone(id));
      if (!answer.ok) onProblem(answer.problem);
      if (!answer.ok && answer.problem.kind === 'sign-in') return;
      if (answer.ok && answer.value) onState(inTime(id, answer.value, openedAt));
      timer = setTimeout(() => void read(), pollMs);
    };
    void read();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [id, step]);
}

function gone(id: string): HandOffState {
  return { id, state: 'gone', deviceLabel: null, digits: null, tests: [] };
}

/** The state as it was read, or `over` once a phone has had it for as long as the portal takes tests. */
function inTime(id: string, state: Read, openedAt: { current: { id: string; ms: number } | null }): HandOffState {
  if (state.state !== 'opened' && state.state !== 'confirmed') return state;
  if (openedAt.current?.id !== id) openedAt.current = { id, ms: Date.now() };
  return Date.now() - openedAt.current.ms < sessionMs ? state : { ...state, state: 'over' };
}
