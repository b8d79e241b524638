import { randomUUID } from 'node:crypto';
import type { Verify } from '@/lib/auth/verify-token';
import type { Config } from '@/lib/config';
import { systemClock } from '@/lib/diagnosis/clock';
import { createHub } from '@/lib/diagnosis/hub';
import { createSupervisor, type SupervisorParts } from '@/lib/diagnosis/supervisor';
import type { Log } from '@/lib/log';
import type { Store } from '@/lib/store/types';
import { devicePages } from '@/lib/sweep/device-pages';
import { pageEveryMs } from '@/lib/sweep/limits';
import { createSweeper } from '@/lib/sweep/sweeper';
import { auditCalls } from './audit';
import { diagnosisCalls } from './diagnoses';
import { handOffCalls } from './hand-offs';
import { createLimits } from './limits';
import { linkCalls } from './links';
import { peopleCalls } from './people';
import { phoneCalls } from './phone';
import { phoneHostsOf } from './phone-hosts';
import { queueCalls } from './queue';
import { addressFinder } from './queue-people';
import { remedyCalls } from './remedies';
import { keepRetention } from './retention';
import { healthOf, type Server } from './server';
import type { World } from './world';

/** The outward parts of a server; tests give their own. */
export interface ServerParts {
  verify: Verify;
  /** Executes one job, as `executeJob` does. */
  run: SupervisorParts['run'];
  /** Where remedies, the search for people, the queue and its sweep read and write. */
  world: World;
  /** Releases what the others hold. */
  close(): Promise<void>;
}

/** Composes a server over an open store and takes over what an earlier process left unfinished. */
export function createServer(config: Config, log: Log, store: Store, parts: ServerParts): Server {
  const owner = randomUUID();
  const now = () => new Date();
  const hub = createHub(store);
  const supervisor = createSupervisor({ store, owner, clock: systemClock, run: parts.run, log });
  const limits = createLimits(config.diagnosesPerHour);
  const sweeper = createSweeper({
    queue: store.queue,
    owner,
    sole: store.engine === 'pglite',
    clock: systemClock,
    random: parts.world.random,
    read: devicePages(parts.world),
    pageEveryMs,
    hours: config.sweepHours,
    log,
  });
  let closing: Promise<void> | null = null;
  const stopRetention = keepRetention(store, config.retentionDays, log);
  const close = async () => {
    stopRetention();
    hub.close();
    await Promise.all([supervisor.close(), sweeper.close()]);
    await parts.close();
    await store.close();
  };
  supervisor.start();
  if (config.sweepHours > 0) sweeper.start();
  const diagnoses = diagnosisCalls({
    store,
    hub,
    supervisor,
    limits,
    cloud: config.cloud,
    owner,
    now,
    closing: () => closing !== null,
  });
  return {
    config,
    log,
    limits,
    verify: parts.verify,
    ...diagnoses,
    ...linkCalls({ store, cloud: config.cloud, limits, portalUrl: config.portalUrl, now }),
    ...handOffCalls({ store, cloud: config.cloud, limits, portalUrl: config.portalUrl, now }),
    ...phoneCalls({ store, cloud: config.cloud, limits, hosts: phoneHostsOf(config) }),
    ...remedyCalls({ store, world: parts.world, log, startDiagnosis: diagnoses.startDiagnosis }),
    ...auditCalls(store),
    ...queueCalls({
      store,
      addresses: addressFinder(parts.world),
      limits,
      hours: config.sweepHours,
      wake: sweeper.wake,
      now,
    }),
    ...peopleCalls({ world: parts.world, limits }),
    database: () => store.health(),
    health: async () => healthOf(await store.health(), config.version),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
