'use client';

import { useEffect, useRef, useState } from 'react';
import { callApi } from '@/components/api/client';
import type { ApiProblem } from '@/components/api/problem';
import { useSession } from '@/components/auth/session-context';
import type { Loading } from '@/components/diagnosis/use-api-value';
import type { SweepProgress } from '@/lib/report/queue';
import { progressSchema } from './wire';

/** How often the page looks how far a reading has come, in milliseconds. */
const lookEveryMs = 2_000;

/** Asking for a reading, and why it was refused. */
export interface Sweeping {
  ask(): void;
  asking: boolean;
  problem: ApiProblem | null;
}

/**
 * Follows a reading: `again` reads the page anew two seconds after each answer while one goes on, one that failed too. `sweep` is
 * what was heard last, `answer` the read itself. The first reading ever is asked for when an
 * admin opens the page for the first time: until then the portal has read nobody's phones but those it was asked about.
 */
export function useSweep(sweep: SweepProgress | null, answer: Loading<unknown>, again: () => void): Sweeping {
  const { getToken } = useSession();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const latest = useRef(again);
  latest.current = again;

  const ask = async () => {
    setAsking(true);
    const path = '/api/queue/sweeps';
    const result = await callApi(getToken, { path, method: 'POST', schema: progressSchema });
    setAsking(false);
    setProblem(result.ok ? null : result.problem);
    latest.current();
  };

  const first = useRef(true);
  const never = sweep?.status === 'never';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, whatever else changes
  useEffect(() => {
    if (!never || !first.current) return;
    first.current = false;
    void ask();
  }, [never]);

  const moving = sweep?.status === 'running' || sweep?.status === 'waiting';
  useEffect(() => {
    // Each answer plans the next look; while one is on its way, another would cut it off.
    if (!moving || answer.status === 'loading') return;
    const timer = setTimeout(() => latest.current(), lookEveryMs);
    return () => clearTimeout(timer);
  }, [moving, answer]);

  return { ask: () => void ask(), asking, problem };
}
