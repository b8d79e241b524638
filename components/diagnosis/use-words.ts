'use client';

import { useEffect, useState } from 'react';
import type { Words } from '@/lib/checks/words';
import type { FindingCode } from '@/lib/report/codes';
import { loadedWords, loadWords } from './load-words';

/** The words of some codes, or null while they are on their way. No code needs no wait longer than a turn. */
export function useWords(codes: readonly FindingCode[] | null): Words | null {
  const wanted = codes === null ? null : [...new Set(codes)].sort().join(' ');
  const [ready, setReady] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the codes are what `wanted` names
  useEffect(() => {
    let left = false;
    if (wanted === null || codes === null) return;
    void loadWords(codes).then(() => {
      if (!left) setReady(wanted);
    });
    return () => {
      left = true;
    };
  }, [wanted]);
  return wanted !== null && ready === wanted ? loadedWords : null;
}
