import { randomUUID } from 'node:crypto';
import type { Verify } from '@/lib/auth/verify-token';
import type { Config } from '@/lib/config';
import { systemClock } from '@/lib/diagnosis/clock';
import { createHub } from '@/lib/diagnosis/hub';
import { createSupervisor, type SupervisorParts } from '@/lib/diagnosis/supervisor';
import type { Log } from '@/lib/log';
import type { Store } from '@/lib/store/types';
import { auditCalls } from './audit';
import { diagnosisCalls } from './diagnoses';
import { createLimits } from './limits';
import { linkCalls } from './links';
import { remedyCalls } from './remedies';
import type { RemedyWorld } from './remedies-read';
import { keepRetention } from './retention';
import { healthOf, type Server } from './server';

/** The outward parts of a server; tests give their own. */
export interface ServerParts {
  verify: Verify;
  /** Executes one job, as `executeJob` does. */
  run: SupervisorParts['run'];
  /** Where remedies read and write. */
  remedies: RemedyWorld;
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
  let closing: Promise<void> | null = null;
  const stopRetention = keepRetention(store, config.retentionDays, log);
  const close = async () => {
    stopRetention();
    hub.close();
    await supervisor.close();
    await parts.close();
    await store.close();
  };
  supervisor.start();
  const diagnoses = diagnosisCalls({
    store,
    hub,
    supervisor,
    limits,
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
    ...linkCalls({ store, limits, portalUrl: config.portalUrl, now }),
    ...remedyCalls({ store, world: parts.remedies, log, startDiagnosis: diagnoses.startDiagnosis }),
    ...auditCalls(store),
    database: () => store.health(),
    health: async () => healthOf(await store.health(), config.version),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
