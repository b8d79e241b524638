'use client';

import { useEffect, useRef, useState } from 'react';
import { type ApiCall, callApi } from '@/components/api/client';
import type { ApiProblem } from '@/components/api/problem';
import { useSession } from '@/components/auth/session-context';

/** A value that is being read, was read, or could not be. */
export type Loading<T> =
  | { status: 'loading' }
  | { status: 'ready'; value: T }
  | { status: 'problem'; problem: ApiProblem };

/** Reads a value of the API when the page opens; null as path reads nothing. `retry` reads once more. */
export function useApiValue<T>(
  path: string | null,
  schema: NonNullable<ApiCall<T>['schema']>,
): [Loading<T>, () => void] {
  const { getToken } = useSession();
  const [state, setState] = useState<Loading<T>>({ status: 'loading' });
  const [round, setRound] = useState(0);
  const shown = useRef<string | null>(null);
  // The session object changes while the person is being named; the call must not start anew for that.
  const latest = useRef({ getToken, schema });
  latest.current = { getToken, schema };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for another read
  useEffect(() => {
    if (path === null) return;
    const leaving = new AbortController();
    // Read again, the value on the page stands until a newer one is here, and so does a problem: nothing jumps under the reader.
    const again = shown.current === path;
    shown.current = path;
    setState((before) => (again ? before : { status: 'loading' }));
    callApi<T>((fresh) => latest.current.getToken(fresh), {
      path,
      schema: latest.current.schema,
      signal: leaving.signal,
    }).then(
      (result) => {
        if (leaving.signal.aborted) return;
        if (!result.ok) setState({ status: 'problem', problem: result.problem });
        else if (result.value !== undefined) setState({ status: 'ready', value: result.value });
      },
      // Only leaving the page rejects a call.
      () => undefined,
    );
    return () => leaving.abort();
  }, [path, round]);

  return [state, () => setRound((n) => n + 1)];
}

/**
 * The last value that was read, so that it stays on the page while another is read or cannot be; null before the first. `about` says
 * what a value was read for, and is kept beside it.
 */
export function useKept<T, A>(read: Loading<T>, about: A): { value: T; about: A } | null {
  const kept = useRef<{ value: T; about: A } | null>(null);
  // What is wanted changes a moment before the value does: the old value is still about the old wish.
  if (read.status === 'ready' && read.value !== kept.current?.value) kept.current = { value: read.value, about };
  return kept.current;
}
