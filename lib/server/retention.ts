import type { Log } from '@/lib/log';
import type { Store } from '@/lib/store/types';

const hourMs = 3_600_000;

/** Deletes what is older than `days`, now and every hour. Returns a function that stops it. */
export function keepRetention(store: Pick<Store, 'diagnoses'>, days: number, log: Log): () => void {
  const purge = async () => {
    try {
      const count = await store.diagnoses.purge(days);
      if (count > 0) log.event('retention', { deleted: count });
    } catch (error) {
      log.bug('retention', error);
    }
  };
  void purge();
  const timer = setInterval(purge, hourMs);
  timer.unref();
  return () => clearInterval(timer);
}
