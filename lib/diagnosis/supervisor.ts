import pLimit from 'p-limit';
import type { ReportEvent } from '@/lib/report/events';
import type { Observation, ObservationKey } from '@/lib/report/observations';
import { isFinal } from '@/lib/report/vocabulary';
import type { DiagnosisRow, Lease, Store } from '@/lib/store/types';
import {
  claimEveryMs,
  concurrentRuns,
  leastResumeMs,
  mostTakeOvers,
  renewEveryMs,
  resumeBudgetMs,
  resumeWithinMs,
} from './budget';
import { type Clock, every, pauseOn } from './clock';
import { openJournal } from './journal';
import type { RunItem } from './run';

/** One diagnosis to execute, new or taken over. */
export interface Job {
  lease: Lease;
  row: Pick<DiagnosisRow, 'id' | 'createdBy' | 'subjectOid' | 'requestedAddress' | 'request' | 'createdAt'>;
  earlier: { events: readonly ReportEvent[]; observations: ReadonlyMap<ObservationKey, Observation<unknown>> };
  /** The person's own token for the portal, held in memory only; null after a take-over. */
  userToken: string | null;
  /** Milliseconds since the epoch at which probing must be over. */
  deadlineAt: number;
}

/** Runs diagnoses in this process. */
export interface Supervisor {
  /** Starts to renew leases and to take over what another process left unfinished. */
  start(): void;
  submit(job: Job): void;
  /** Stops runs without a final event: another owner will go on. */
  close(): Promise<void>;
  /** Diagnoses that run or wait here. */
  active(): number;
}

/** What a supervisor needs. `run` yields the batches of one execution and returns when `stop` fires. */
export interface SupervisorParts {
  store: Store;
  owner: string;
  clock: Clock;
  run(job: Job, stop: AbortSignal): AsyncIterable<RunItem[]>;
  log: { bug(where: string, error: unknown): void; event(name: string, fields: Record<string, string | number>): void };
}

/** Builds the supervisor of this process; nothing happens before `start`. */
export function createSupervisor(parts: SupervisorParts): Supervisor {
  const running = new Map<string, { stop: AbortController; done: Promise<void> }>();
  const closing = new AbortController();
  const limit = pLimit(concurrentRuns);

  const submit = (job: Job) => {
    if (closing.signal.aborted || running.has(job.lease.diagnosisId)) return;
    const stop = new AbortController();
    const done = limit(() => execute(parts, job, stop.signal)).finally(() => running.delete(job.lease.diagnosisId));
    running.set(job.lease.diagnosisId, { stop, done });
  };
  let ended: Promise<unknown> = Promise.resolve();
  return {
    submit,
    active: () => running.size,
    start() {
      const onFailure = (error: unknown) => parts.log.bug('supervisor', error);
      const renewing = every(parts.clock, renewEveryMs, closing.signal, () => renew(parts, running), onFailure);
      ended = Promise.all([renewing, keepClaiming(parts, submit, closing.signal)]);
    },
    async close() {
      closing.abort();
      for (const { stop } of running.values()) stop.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
      await ended;
    },
  };
}

/**
 * Takes over what is unfinished. The sole owner of a folder takes all of it, once; instances on PostgreSQL look for leases
 * that ran out for as long as they live.
 */
async function keepClaiming(parts: SupervisorParts, submit: (job: Job) => void, closing: AbortSignal): Promise<void> {
  const sole = parts.store.engine === 'pglite';
  while (!closing.aborted) {
    try {
      await sweep(parts, submit, sole);
      if (sole) return;
    } catch (error) {
      parts.log.bug('taking over', error);
    }
    await pauseOn(parts.clock, claimEveryMs, closing);
  }
}

/** Claims one unfinished diagnosis after another; each is read and resumed while the next one is claimed. */
async function sweep(parts: SupervisorParts, submit: (job: Job) => void, all: boolean): Promise<void> {
  const startedAt = parts.clock.now().getTime();
  const resumed: Promise<void>[] = [];
  while (true) {
    const claimed = await parts.store.diagnoses.claim(parts.owner, all);
    if (claimed === null) break;
    parts.log.event('diagnosis-taken-over', { diagnosis: claimed.row.id, epoch: claimed.lease.epoch });
    resumed.push(resume(parts, submit, claimed, startedAt));
  }
  await Promise.all(resumed);
}

/** Reads what is stored of a claimed diagnosis and hands it to the runner; one that cannot be read is ended as failed. */
async function resume(
  parts: SupervisorParts,
  submit: (job: Job) => void,
  { lease, row }: { lease: Lease; row: DiagnosisRow },
  sweptFrom: number,
): Promise<void> {
  const now = parts.clock.now().getTime();
  const deadlineAt = Math.max(sweptFrom + resumeBudgetMs, now + leastResumeMs);
  const job: Job = { lease, row, earlier: { events: [], observations: new Map() }, userToken: null, deadlineAt };
  try {
    const events = await allEvents(parts.store, row.id);
    const observations = await parts.store.diagnoses.observations(row.id);
    submit({ ...job, earlier: { events, observations } });
  } catch (error) {
    parts.log.bug('taking over', error);
    await endAsFailed(parts, job, AbortSignal.timeout(resumeBudgetMs));
  }
}

/** Reads a whole journal, page by page. */
export async function allEvents(store: Pick<Store, 'diagnoses'>, id: string): Promise<ReportEvent[]> {
  const page = 500;
  const events: ReportEvent[] = [];
  while (true) {
    const next = await store.diagnoses.events(id, events.at(-1)?.seq ?? 0, page);
    events.push(...next);
    if (next.length < page) return events;
  }
}

/** Extends our leases; a run whose lease is gone stops at once, since it could not write any more. */
async function renew(parts: SupervisorParts, running: Map<string, { stop: AbortController }>): Promise<void> {
  const before = [...running];
  if (before.length === 0) return;
  const held = new Set(await parts.store.diagnoses.renew(parts.owner));
  for (const [id, { stop }] of before) {
    if (!held.has(id) && running.get(id)?.stop === stop) stop.abort();
  }
}

async function execute(parts: SupervisorParts, job: Job, stop: AbortSignal): Promise<void> {
  const journal = openJournal({
    diagnoses: parts.store.diagnoses,
    lease: job.lease,
    earlier: job.earlier.events,
    subjectOid: job.row.subjectOid,
    now: () => parts.clock.now(),
  });
  try {
    if (stop.aborted) return;
    if (isHopeless(job, parts.clock.now())) {
      await journal.write([{ event: { type: 'diagnosis-interrupted' } }]);
      return;
    }
    for await (const items of parts.run(job, stop)) {
      if (!(await journal.write(items))) return;
    }
  } catch (error) {
    parts.log.bug('diagnosis', error);
    await endAsFailed(parts, job, stop);
  } finally {
    if (journal.ended()) parts.log.event('diagnosis-ended', { diagnosis: job.row.id, status: journal.report().status });
  }
}

/** Too old, or taken over too often: going on would mix old facts with new ones, or end the process once more. */
function isHopeless(job: Job, now: Date): boolean {
  const age = now.getTime() - Date.parse(job.row.createdAt);
  return job.lease.epoch > mostTakeOvers + 1 || (job.userToken === null && age > resumeWithinMs);
}

/**
 * A diagnosis must not stay open because the database was away when it failed: tried until it is back or we close. The
 * journal is read anew, since what broke may have been our picture of it.
 */
async function endAsFailed(parts: SupervisorParts, job: Job, stop: AbortSignal): Promise<void> {
  const { diagnoses } = parts.store;
  while (!stop.aborted) {
    try {
      const earlier = await allEvents(parts.store, job.row.id);
      if (earlier.some(isFinal)) return;
      const { subjectOid } = job.row;
      const journal = openJournal({ diagnoses, lease: job.lease, earlier, subjectOid, now: () => parts.clock.now() });
      await journal.write([{ event: { type: 'diagnosis-failed', reason: 'internal-error' } }]);
      return;
    } catch (error) {
      parts.log.bug('diagnosis ending', error);
      await pauseOn(parts.clock, renewEveryMs, stop);
    }
  }
}
