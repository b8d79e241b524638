import type { Store } from '@/lib/store/types';

/** Notifications get lost when a connection breaks, so a reader looks by itself this often (milliseconds). */
const pollMs = 2_000;

/** One reader of one diagnosis. Take it before reading the journal, so that nothing is missed in between. */
export interface Watch {
  /** Resolves when the journal may have grown since the last call, at the latest after `limitMs` or on abort. */
  changed(limitMs: number, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** Wakes readers when a journal grows. */
export interface Hub {
  watch(diagnosisId: string): Watch;
  close(): void;
}

/** Listens to the store once for all readers of this process. */
export function createHub(store: Pick<Store, 'onAppend'>): Hub {
  const readers = new Map<string, Set<() => void>>();
  const unsubscribe = store.onAppend((id) => {
    for (const wake of readers.get(id) ?? []) wake();
  });
  return {
    watch(id) {
      let dirty = false;
      let resolveWait: (() => void) | null = null;
      const wake = () => {
        dirty = true;
        resolveWait?.();
      };
      const set = readers.get(id) ?? new Set();
      readers.set(id, set.add(wake));
      return {
        changed: (limitMs, signal) =>
          untilWoken(Math.min(limitMs, pollMs), signal, (resolve) => {
            if (dirty) resolve();
            else resolveWait = resolve;
          }).finally(() => {
            dirty = false;
            resolveWait = null;
          }),
        close: () => {
          set.delete(wake);
          if (set.size === 0) readers.delete(id);
          wake();
        },
      };
    },
    close: () => {
      unsubscribe();
      for (const set of readers.values()) for (const wake of set) wake();
    },
  };
}

function untilWoken(ms: number, signal: AbortSignal, arm: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal.aborted) return done();
    signal.addEventListener('abort', done, { once: true });
    arm(done);
  });
}
