'use client';

import { useState } from 'react';
import { callApi } from '@/components/api/client';
import type { ApiProblem } from '@/components/api/problem';
import { type Link, linkListSchema, linkMadeSchema } from '@/components/api/schemas';
import { useSession } from '@/components/auth/session-context';

/** What a new link is to be. `days` counts from now. */
export interface LinkWish {
  audience: Link['audience'];
  view: Link['view'];
  days: number;
}

/** Links of one diagnosis. `url` is the address of the link made last: it is shown once and kept nowhere. */
export interface Links {
  /** Null until they have been read. */
  list: Link[] | null;
  url: string | null;
  busy: boolean;
  problem: ApiProblem | null;
  refresh(): Promise<void>;
  make(wish: LinkWish): Promise<void>;
  /** Resolves to true when the link works no more. */
  revoke(id: string): Promise<boolean>;
}

/** Makes, lists and takes back the links of a diagnosis. */
export function useLinks(diagnosisId: string): Links {
  const { getToken } = useSession();
  const [list, setList] = useState<Link[] | null>(null);
  const [url, setUrl] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const path = `/api/diagnoses/${encodeURIComponent(diagnosisId)}/links`;

  const refresh = async () => {
    const result = await callApi(getToken, { path, schema: linkListSchema });
    if (result.ok) setList(result.value?.links ?? []);
    else setProblem(result.problem);
  };
  const make = async (wish: LinkWish) => {
    setBusy(true);
    setProblem(null);
    const body = { audience: wish.audience, view: wish.view, expiresInHours: wish.days * 24 };
    const result = await callApi(getToken, { path, method: 'POST', body, schema: linkMadeSchema });
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    setUrl(result.value?.url ?? null);
    await refresh();
  };
  const revoke = async (id: string) => {
    setBusy(true);
    const result = await callApi(getToken, { path: `/api/links/${encodeURIComponent(id)}`, method: 'DELETE' });
    setBusy(false);
    // Gone already is what was wanted.
    const gone = result.ok || result.problem.kind === 'not-found';
    if (!result.ok && !gone) setProblem(result.problem);
    if (!gone) return false;
    setUrl(null);
    await refresh();
    return true;
  };
  return { list, url, busy, problem, refresh, make, revoke };
}
