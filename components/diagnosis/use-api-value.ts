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
    // Read again, the value on the page stands until a newer one is here: nothing jumps under the reader.
    const again = shown.current === path;
    shown.current = path;
    setState((before) => (again && before.status === 'ready' ? before : { status: 'loading' }));
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
