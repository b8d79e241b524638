'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { callApi } from '@/components/api/client';
import type { ApiProblem } from '@/components/api/problem';
import { useSession } from '@/components/auth/session-context';
import type { FoundPerson } from '@/lib/report/people';
import { peopleSchema } from './people-schema';

/** A pause in typing after which is asked, in milliseconds: shorter asks for every letter, longer feels slow. */
const pauseMs = 250;
/** The server's own limit: fewer letters name half of a directory. */
export const fewestLetters = 2;

/** What a search has come to. The people of before stay while newer ones are asked for. */
export interface PeopleSearch {
  people: FoundPerson[];
  /** What `people` were found for; null before the first answer. */
  askedFor: string | null;
  searching: boolean;
  problem: ApiProblem | null;
  /** True when there are more people than are shown. */
  more: boolean;
  showMore(): void;
  /** Asks again after a problem: the page that is missing, or the whole question. */
  again(): void;
}

interface Found {
  people: FoundPerson[];
  askedFor: string | null;
  next: string | null;
}

const nobody: Found = { people: [], askedFor: null, next: null };

/** Looks for people while somebody types. An answer to what is no longer typed is dropped, and its question ended. */
export function usePeople(text: string): PeopleSearch {
  const { getToken } = useSession();
  const typed = text.trim();
  const [found, setFound] = useState<Found>(nobody);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [searching, setSearching] = useState(false);
  // The session object changes while the person is being named; that is no reason to ask again.
  const token = useRef(getToken);
  token.current = getToken;
  const asking = useRef<AbortController | null>(null);

  const ask = useCallback(async (query: string, before: Found | null) => {
    asking.current?.abort();
    const own = new AbortController();
    asking.current = own;
    setSearching(true);
    const parameters = new URLSearchParams({ query, ...(before?.next ? { next: before.next } : {}) });
    const call = { path: `/api/people?${parameters}`, schema: peopleSchema, signal: own.signal };
    // Only a newer question, or leaving the page, rejects a call.
    const result = await callApi((fresh) => token.current(fresh), call).catch(() => null);
    if (result === null || own.signal.aborted) return;
    setSearching(false);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return before === null ? setFound(nobody) : undefined;
    const page = result.value ?? { people: [], next: null };
    setFound({ people: [...(before?.people ?? []), ...page.people], askedFor: query, next: page.next });
  }, []);

  useEffect(() => {
    asking.current?.abort();
    setProblem(null);
    setSearching(false);
    if (typed.length < fewestLetters) return setFound(nobody);
    const timer = setTimeout(() => void ask(typed, null), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, ask]);
  useEffect(() => () => asking.current?.abort(), []);

  const showMore = () => void ask(found.askedFor ?? typed, found);
  return {
    people: found.people,
    askedFor: found.askedFor,
    searching,
    problem,
    more: found.next !== null,
    showMore,
    again: () => (found.askedFor === typed ? showMore() : void ask(typed, null)),
  };
}
