import { describe, expect, it } from 'vitest';
import { createHub } from './hub';

function fakeStore() {
  const listeners = new Set<(id: string) => void>();
  return {
    onAppend: (listener: (id: string) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    grow: (id: string) => {
      for (const listener of listeners) listener(id);
    },
    listeners,
  };
}

describe('createHub', () => {
  it('wakes the reader of the diagnosis that grew, and not the others', async () => {
    const store = fakeStore();
    const hub = createHub(store);
    const [mine, other] = [hub.watch('a'), hub.watch('b')];
    const woken: string[] = [];
    const signal = new AbortController().signal;
    const first = mine.changed(10_000, signal).then(() => woken.push('a'));
    void other.changed(10_000, signal).then(() => woken.push('b'));
    store.grow('a');
    await first;
    expect(woken).toEqual(['a']);
    hub.close();
  });

  it('remembers what came between two waits', async () => {
    const store = fakeStore();
    const hub = createHub(store);
    const watch = hub.watch('a');
    store.grow('a');
    const before = performance.now();
    await watch.changed(10_000, new AbortController().signal);
    expect(performance.now() - before).toBeLessThan(1_000);
    hub.close();
  });

  it('ends a wait on abort, and listens no longer once closed', async () => {
    const store = fakeStore();
    const hub = createHub(store);
    const stop = new AbortController();
    const wait = hub.watch('a').changed(10_000, stop.signal);
    stop.abort();
    await wait;
    hub.close();
    expect(store.listeners.size).toBe(0);
  });
});
