'use client';

import { useSyncExternalStore } from 'react';

/** From here on nothing has to be folded away; the same width as in the style sheet. */
const wide = '(min-width: 40rem)';

/** True on a screen with room for everything at once; follows the window. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(wide);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(wide).matches,
    () => true,
  );
}
