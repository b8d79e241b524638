'use client';

import { useRef, useState } from 'react';

/**
 * Does one piece of work at a time: true while it goes on, and `run`, which drops a press meanwhile. The guard is no state: a
 * second tap comes before the page is drawn again.
 */
export function useBusy(): [busy: boolean, run: (work: () => Promise<unknown>) => Promise<void>] {
  const [busy, setBusy] = useState(false);
  const going = useRef(false);
  const run = async (work: () => Promise<unknown>) => {
    if (going.current) return;
    going.current = true;
    setBusy(true);
    try {
      await work();
    } finally {
      going.current = false;
      setBusy(false);
    }
  };
  return [busy, run];
}
