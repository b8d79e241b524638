import type { Verify } from '@/lib/auth/verify-token';
import type { Config } from '@/lib/config';
import type { Log } from '@/lib/log';
import { type Answer, answer } from './answer';
import type { AuditCalls } from './audit';
import type { DiagnosisCalls } from './diagnoses';
import type { HandOffCalls } from './hand-offs';
import type { Limits } from './limits';
import type { LinkCalls } from './links';
import type { PeopleCalls } from './people';
import type { PhoneCalls } from './phone';
import type { QueueCalls } from './queue';
import type { RemedyCalls } from './remedies';

/** State of the parts that `/api/health` tells. */
export interface Health {
  status: 'ok';
  database: 'ok';
  version: string;
}

/** The composed portal: what pages and routes may call. Built once per process. */
export interface Server
  extends DiagnosisCalls,
    HandOffCalls,
    PhoneCalls,
    LinkCalls,
    RemedyCalls,
    AuditCalls,
    PeopleCalls,
    QueueCalls {
  config: Config;
  log: Log;
  limits: Limits;
  /** Who asks, from an `Authorization` header. */
  verify: Verify;
  /** Whether the database answers, within two seconds. */
  database(): Promise<'ok' | 'away'>;
  health(): Promise<Answer<Health>>;
  /** Stops intake, ends readers, leaves running diagnoses to the next owner, closes the database. Safe to call twice. */
  close(): Promise<void>;
}

/** Turns the database's state into the answer of `/api/health`. */
export function healthOf(database: 'ok' | 'away', version: string): Answer<Health> {
  if (database === 'ok') return answer({ status: 'ok', database, version });
  const detail = 'The portal runs, but its database does not answer.';
  return {
    ok: false,
    problem: { code: 'database-away', detail, headers: { 'retry-after': '5' }, members: { database, version } },
  };
}
