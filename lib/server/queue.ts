import type { Actor } from '@/lib/auth/actor';
import { isAdmin } from '@/lib/auth/roles';
import type { QueueEntry, QueuePage, SweepProgress } from '@/lib/report/queue';
import type { QueueFilter, QueueRow, SweepState } from '@/lib/store/queue-types';
import type { Store } from '@/lib/store/types';
import { type Answer, answer, refuse } from './answer';
import type { Limits } from './limits';
import type { FindAddresses } from './queue-people';
import { nextAfter } from './queue-requests';

/** The queue of phones that wait or will break; admins only. */
export interface QueueCalls {
  /** One page, newest first, with the state of reading. */
  readQueue(actor: Actor, filter: QueueFilter, limit: number): Promise<Answer<QueuePage>>;
  /** Asks for a reading of the tenant now. */
  startSweep(actor: Actor): Promise<Answer<SweepProgress>>;
}

/** What the calls are built on. `hours` between two readings, 0 for none; `wake` tells this process to look at once. */
export interface QueueParts {
  store: Pick<Store, 'queue'>;
  addresses: FindAddresses;
  limits: Pick<Limits, 'queuePage'>;
  hours: number;
  wake(): void;
  now(): Date;
}

/** Between two readings that somebody asked for, in seconds, over all instances: the tenant's share of calls is everybody's. */
const pauseSeconds = 300;

const adminsOnly = refuse('not-allowed', 'Only an admin may read the queue.');

/** The queue over a store. */
export function queueCalls({ store, addresses, limits, hours, wake, now }: QueueParts): QueueCalls {
  const progress = async () => progressOf(await store.queue.state(), hours, now());
  return {
    async readQueue(actor, filter, limit) {
      if (!isAdmin(actor)) return adminsOnly;
      const within = await limits.queuePage(actor.oid);
      if (!within.ok) return within;
      const state = await store.queue.state();
      // One more than asked for tells whether there is a next page.
      const rows = await store.queue.list(filter, limit + 1);
      const shown = rows.slice(0, limit);
      const known = await addresses(shown.map(({ owner }) => owner));
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return answer({
        entries: shown.map((row) => entryOf(row, known.get(row.owner) ?? null)),
        next: last === undefined ? null : nextAfter(last),
        reading: state.reading,
        sweep: progressOf(state, hours, now()),
      });
    },
    async startSweep(actor) {
      if (!isAdmin(actor)) return adminsOnly;
      if (hours === 0) return refuse('switched-off', 'Whoever runs the portal has switched this off (SWEEP_HOURS).');
      const asked = await store.queue.request(pauseSeconds);
      if (asked.kind === 'running') return refuse('already-running', 'The phones are being read already.');
      if (asked.kind === 'too-soon') {
        const detail = `The phones were read just now. Try again in ${asked.seconds} seconds.`;
        return refuse('too-many', detail, { 'retry-after': String(asked.seconds) });
      }
      wake();
      return answer(await progress());
    },
  };
}

function entryOf(
  { key, kind, concerns, owner, ownerName, phone, phones }: QueueRow,
  address: string | null,
): QueueEntry {
  return { key, kind, concerns, owner: { identity: owner, name: ownerName, address }, phone, phones };
}

function progressOf(state: SweepState, hours: number, now: Date): SweepProgress {
  const status = statusOf(state, hours, now);
  return {
    status,
    devices: status === 'running' ? (state.running?.devices ?? 0) : 0,
    of: state.reading?.devices ?? null,
    problem: state.problem,
    nextAt: status === 'idle' ? state.dueAt : null,
  };
}

function statusOf({ running, held, dueAt }: SweepState, hours: number, now: Date): SweepProgress['status'] {
  if (hours === 0) return 'off';
  if (running !== null && held) return 'running';
  if (dueAt === null) return 'never';
  return Date.parse(dueAt) <= now.getTime() ? 'waiting' : 'idle';
}
