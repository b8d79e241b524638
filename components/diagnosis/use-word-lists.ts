'use client';

import { useEffect, useState } from 'react';
import { isListOf, isObjectOf, isText } from '@/components/api/shape';
import { needsWordLists, type WordLists } from '@/components/report/word-lists';
import type { Report } from '@/lib/report/report';

let loaded: WordLists | null = null;

/**
 * The words of statuses and of rules for phones, fetched once when a finished report needs them; null before, and when they do
 * not come: then the numbers and names stand alone.
 */
export function useWordLists(report: Report | null): WordLists | null {
  const [lists, setLists] = useState(loaded);
  const wanted = report !== null && report.status !== 'running' && needsWordLists(report);
  useEffect(() => {
    if (!wanted || lists !== null) return;
    const leaving = new AbortController();
    void loadWordLists()
      .then((value) => {
        if (!leaving.signal.aborted) setLists(value);
      })
      .catch(() => undefined);
    return () => leaving.abort();
  }, [wanted, lists]);
  return lists;
}

/** Fetches both lists. Rejects when one does not come or has another shape. */
export async function loadWordLists(): Promise<WordLists> {
  const [statuses, rules] = await Promise.all([fetchWords('status'), fetchWords('policy')]);
  if (!isStatuses(statuses) || !isRules(rules)) throw new Error('words of another shape');
  loaded = { statuses, rules };
  return loaded;
}

async function fetchWords(name: 'status' | 'policy'): Promise<unknown> {
  const response = await fetch(`/words/${name}`, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`words of ${name}: ${response.status}`);
  return response.json();
}

const isTable = isListOf(isObjectOf({ person: isText, admin: isText }));
const looksLikeStatuses = isObjectOf({
  http: isTable,
  common: isTable,
  FolderSync: isTable,
  Provision: isTable,
  policy: isTable,
});
const looksLikeRules = isListOf(
  isObjectOf({ setting: isText, when: isListOf(isObjectOf({ setting: isText })), text: isText }),
);

function isStatuses(value: unknown): value is WordLists['statuses'] {
  return looksLikeStatuses(value);
}

function isRules(value: unknown): value is WordLists['rules'] {
  return looksLikeRules(value);
}
