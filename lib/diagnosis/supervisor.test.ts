import { afterEach, describe, expect, it } from 'vitest';
import { fold } from '@/lib/report/reduce';
import { reportSchema } from '@/lib/report/report';
import type { RunItem } from './run';
import { createSupervisor, type Job, type Supervisor, type SupervisorParts } from './supervisor';
import { createManualClock, settled } from './testing/manual-clock';
import { createMemoryStore, type MemoryStore } from './testing/memory-store';

const id = '11111111-1111-4111-8111-111111111111';
const request = { app: 'native', deviceId: null, user: null } as const;
const started: RunItem = {
  event: {
    type: 'diagnosis-started',
    diagnosisId: id,
    requested: 'anna@example.test',
    app: 'native',
    cloud: { name: 'test', notice: null, activesyncHost: 'sync.example.test' },
    probes: [{ id: 'recipient', area: 'mailbox' }],
  },
};
const finished: RunItem = { event: { type: 'diagnosis-finished' } };

const open: Supervisor[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((supervisor) => supervisor.close()));
});

function supervise(store: MemoryStore, owner: string, run: SupervisorParts['run']) {
  const clock = createManualClock();
  const bugs: string[] = [];
  const log = { bug: (where: string) => bugs.push(where), event: () => {} };
  const supervisor = createSupervisor({ store, owner, clock, run, log });
  open.push(supervisor);
  return { supervisor, clock, bugs };
}

async function newJob(store: MemoryStore, owner: string, createdAt = '2026-11-01T10:00:00.000Z'): Promise<Job> {
  const row = { id, createdBy: 'oid', subjectOid: 'oid', requestedAddress: 'anna@example.test', request };
  const lease = await store.diagnoses.create({ ...row, owner });
  return {
    lease,
    row: { ...row, createdAt },
    earlier: { events: [], observations: new Map() },
    userToken: 'token',
    deadlineAt: 0,
  };
}

async function* batches(...all: RunItem[][]) {
  for (const batch of all) yield batch;
}

/** Yields once, then waits for the stop, as a diagnosis with a slow probe does. */
async function* hanging(_job: Job, stop: AbortSignal) {
  yield [started];
  await new Promise((resolve) => stop.addEventListener('abort', resolve));
}

describe('supervisor', () => {
  it('writes what a run yields, numbered from 1, and stores the folded report', async () => {
    const store = createMemoryStore();
    const { supervisor } = supervise(store, 'one', () => batches([started], [finished]));
    supervisor.submit(await newJob(store, 'one'));
    await settled();
    const events = store.entries(id).map(({ event }) => event);
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'diagnosis-started'],
      [2, 'diagnosis-finished'],
    ]);
    const row = await store.diagnoses.get(id);
    expect(row?.status).toBe('finished');
    expect(row?.report).toEqual(fold(id, events));
    expect(reportSchema.safeParse(row?.report).success).toBe(true);
  });

  it('ends a run that throws as failed, and says so in the log', async () => {
    const store = createMemoryStore();
    const { supervisor, bugs } = supervise(store, 'one', async function* () {
      yield [started];
      throw new Error('boom');
    });
    supervisor.submit(await newJob(store, 'one'));
    await settled();
    const row = await store.diagnoses.get(id);
    expect(row?.status).toBe('failed');
    expect(row?.report?.verdict?.state).toBe('inconclusive');
    expect(bugs).toEqual(['diagnosis']);
  });

  it('ends a diagnosis that broke while the database was away as soon as it is back', async () => {
    const store = createMemoryStore();
    const { supervisor, clock } = supervise(store, 'one', async function* () {
      yield [started];
      store.setAway(true);
      yield [finished];
    });
    supervisor.submit(await newJob(store, 'one'));
    await clock.advance(4_000);
    store.setAway(false);
    expect((await store.diagnoses.get(id))?.status).toBe('running');
    await clock.advance(2_000);
    expect((await store.diagnoses.get(id))?.status).toBe('failed');
  });

  it('takes over what another process left, with its journal and observations and without a token', async () => {
    const store = createMemoryStore();
    const first = supervise(store, 'one', hanging);
    const job = await newJob(store, 'one', new Date().toISOString());
    first.supervisor.submit(job);
    await settled();
    const seen: Job[] = [];
    const second = supervise(store, 'two', (taken) => {
      seen.push(taken);
      return batches([finished]);
    });
    second.supervisor.start();
    await settled();
    expect(seen[0]?.earlier.events.map(({ type }) => type)).toEqual(['diagnosis-started']);
    expect(seen[0]?.userToken).toBeNull();
    expect(store.entries(id).map(({ event }) => event.seq)).toEqual([1, 2]);
    expect((await store.diagnoses.get(id))?.status).toBe('finished');
  });

  it('stops a run at once when its lease is lost: it writes nothing more', async () => {
    const store = createMemoryStore();
    let stopped = false;
    const first = supervise(store, 'one', async function* (job, stop) {
      yield* hanging(job, stop);
      stopped = true;
      yield [finished];
    });
    first.supervisor.start();
    first.supervisor.submit(await newJob(store, 'one'));
    await settled();
    await store.diagnoses.claim('other', true);
    await first.clock.advance(2_000);
    expect(stopped).toBe(true);
    expect(store.entries(id)).toHaveLength(1);
    expect(first.supervisor.active()).toBe(0);
  });

  it('interrupts what is too old to be finished with fresh facts, and what was taken over too often', async () => {
    const store = createMemoryStore(() => new Date('2026-11-01T08:00:00.000Z'));
    await newJob(store, 'gone');
    const { supervisor } = supervise(store, 'one', () => batches([finished]));
    supervisor.start();
    await settled();
    expect((await store.diagnoses.get(id))?.status).toBe('interrupted');
  });

  it('leaves a running diagnosis unfinished when it closes', async () => {
    const store = createMemoryStore();
    const { supervisor } = supervise(store, 'one', hanging);
    supervisor.submit(await newJob(store, 'one'));
    await settled();
    await supervisor.close();
    expect(store.entries(id).map(({ event }) => event.type)).toEqual(['diagnosis-started']);
    expect((await store.diagnoses.get(id))?.status).toBe('running');
  });
});
