import type { Log } from '@/lib/log';
import type { Store } from '@/lib/store/types';

const hourMs = 3_600_000;
/**
 * How long the audit log of changes is kept, in days: longer than diagnoses, since who changed what is asked long after the
 * phone works again.
 */
const auditDays = 365;

/** Deletes diagnoses and a queue older than `days`, and audit lines older than a year, now and every hour. Returns a function that stops it. */
export function keepRetention(
  store: Pick<Store, 'diagnoses' | 'remedies' | 'queue'>,
  days: number,
  log: Log,
): () => void {
  const purge = async () => {
    try {
      const count = await store.diagnoses.purge(days);
      const lines = await store.remedies.purge(auditDays);
      const queued = await store.queue.purge(days);
      if (count + lines + queued > 0) {
        log.event('retention', { deleted: count, auditDeleted: lines, queueDeleted: queued });
      }
    } catch (error) {
      log.bug('retention', error);
    }
  };
  void purge();
  const timer = setInterval(purge, hourMs);
  timer.unref();
  return () => clearInterval(timer);
}
