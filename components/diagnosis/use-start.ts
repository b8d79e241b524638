'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api/client';
import type { ApiProblem } from '@/components/api/problem';
import { startedSchema } from '@/components/api/schemas';
import { useSession } from '@/components/auth/session-context';
import type { MailApp } from '@/lib/report/vocabulary';

/** What a check is asked for; without `user` it is the person's own mailbox. */
export interface StartRequest {
  app: MailApp;
  user?: string;
  deviceId?: string;
  /** True when the person agreed to a first ActiveSync command. */
  asPhone?: true;
}

/** Starts a diagnosis and goes to its page, with `query` behind its address. `busy` keeps a second press from starting a second one. */
export function useStart(): {
  start(request: StartRequest, query?: string): void;
  busy: boolean;
  problem: ApiProblem | null;
} {
  const router = useRouter();
  const { getToken } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const start = (request: StartRequest, query = '') => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    void callApi(getToken, { path: '/api/diagnoses', method: 'POST', body: request, schema: startedSchema }).then(
      (result) => {
        if (result.ok && result.value) {
          router.push(`/diagnoses/${result.value.id}${query}`);
          return;
        }
        setBusy(false);
        if (!result.ok) setProblem(result.problem);
      },
    );
  };
  return { start, busy, problem };
}
