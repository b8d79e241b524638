import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Actor } from '@/lib/auth/actor';
import { mayDiagnose } from '@/lib/auth/roles';
import type { Cloud } from '@/lib/clouds/cloud';
import { diagnosisBudgetMs } from '@/lib/diagnosis/budget';
import type { Hub } from '@/lib/diagnosis/hub';
import { allEvents, type Supervisor } from '@/lib/diagnosis/supervisor';
import { fold } from '@/lib/report/reduce';
import type { Report } from '@/lib/report/report';
import type { DiagnosisSummary, Store } from '@/lib/store/types';
import { type Answer, answer, notFound, refuse } from './answer';
import { eventStream } from './events';
import type { Limits } from './limits';
import { currentReport } from './phone-report';
import type { StartBody } from './requests';
import { visible } from './visible';

/** Diagnoses that may run or wait in one process; more would not end in time. */
const mostActive = 200;

/** One line of a list: the fields of a report that fit a line, and nothing about who asked. */
export interface ListedDiagnosis extends Pick<Report, 'id' | 'status' | 'app' | 'startedAt' | 'finishedAt'> {
  subject: Pick<Report['subject'], 'address' | 'requested'>;
  verdict: { state: string; primary: string | null } | null;
}

/** Everything about diagnoses that pages and routes may do. */
export interface DiagnosisCalls {
  startDiagnosis(actor: Actor, body: StartBody): Promise<Answer<{ id: string }>>;
  readReport(actor: Actor, id: string): Promise<Answer<Report>>;
  readEvents(actor: Actor, id: string, after: number, signal: AbortSignal): Promise<Answer<ReadableStream<Uint8Array>>>;
  /** Own ones when `user` is null; another's needs a role. Newest first. */
  listDiagnoses(actor: Actor, user: string | null, limit: number): Promise<Answer<{ diagnoses: ListedDiagnosis[] }>>;
}

/** What the calls are built on. */
export interface DiagnosisParts {
  store: Store;
  cloud: Cloud;
  hub: Hub;
  supervisor: Supervisor;
  limits: Limits;
  owner: string;
  now(): Date;
  /** True once the process is asked to end. */
  closing(): boolean;
}

/** Diagnoses over a store and a supervisor. */
export function diagnosisCalls(parts: DiagnosisParts): DiagnosisCalls {
  return {
    startDiagnosis: (actor, body) => start(parts, actor, body),
    async readReport(actor, id) {
      const row = await visible(parts.store, actor, id);
      if (row === null) return notFound;
      return answer((await currentReport(parts, row)) ?? fold(id, await allEvents(parts.store, id)));
    },
    async readEvents(actor, id, after, signal) {
      if ((await visible(parts.store, actor, id)) === null) return notFound;
      const place = parts.limits.reader(actor.oid);
      if (!place.ok) return place;
      const source = { store: parts.store, hub: parts.hub, now: () => parts.now().getTime(), onEnd: place.value };
      return answer(eventStream(source, id, after, signal));
    },
    async listDiagnoses(actor, user, limit) {
      // Without a role one's own name is the only one that may be given; with a role any address is looked up as typed.
      const own = user === null || (actor.roles.length === 0 && namesSelf(actor, user));
      if (!own && actor.roles.length === 0) return anotherMailbox;
      const filter = own ? { subjectOid: actor.oid } : { address: user.toLowerCase() };
      const rows = await parts.store.diagnoses.list(filter, limit);
      return answer({ diagnoses: rows.map(listed) });
    },
  };
}

const anotherMailbox = refuse('not-allowed', 'Only an admin or a support agent may look at another mailbox.');

async function start(parts: DiagnosisParts, actor: Actor, body: StartBody): Promise<Answer<{ id: string }>> {
  const own = body.user === undefined || namesSelf(actor, body.user);
  if (!own && !mayDiagnose(actor, { kind: 'address', address: body.user ?? '' })) return anotherMailbox;
  // It needs the token of the mailbox's own person, and leaves an entry in that mailbox.
  if (body.asPhone === true && !own) return refuse('malformed', '"asPhone" is possible only for your own mailbox.');
  if (parts.closing() || parts.supervisor.active() >= mostActive) {
    return refuse('busy', 'Try again in a few seconds.', { 'retry-after': '5' });
  }
  const within = await parts.limits.diagnosis(actor.oid);
  if (!within.ok) return within;
  const id = randomUUID();
  const started = parts.now();
  const row = {
    id,
    createdBy: actor.oid,
    subjectOid: own ? actor.oid : null,
    requestedAddress: body.user ?? signInName(actor),
    request: {
      app: body.app ?? 'unknown',
      deviceId: body.deviceId ?? null,
      user: own ? null : (body.user ?? null),
      asPhone: body.asPhone ?? false,
    },
  };
  const lease = await parts.store.diagnoses.create({ ...row, owner: parts.owner });
  parts.supervisor.submit({
    lease,
    row: { ...row, createdAt: started.toISOString() },
    earlier: { events: [], observations: new Map() },
    // The person's token is exchanged for their own mailbox only.
    userToken: own ? actor.token : null,
    deadlineAt: started.getTime() + diagnosisBudgetMs,
  });
  return answer({ id });
}

/**
 * Whoever types their own sign-in name means themselves. It opens nothing: whose mailbox it is follows from the token's
 * object id all the same, so a forged name leads its owner to their own mailbox.
 */
function namesSelf(actor: Actor, user: string): boolean {
  return user.toLowerCase() === signInName(actor).toLowerCase();
}

/** Shown until the directory has named the person. For display only: this claim can be set by users. */
export function signInName(actor: Actor): string {
  const claim = decodeJwt(actor.token).preferred_username;
  return typeof claim === 'string' ? claim.slice(0, 320) : '';
}

function listed(row: DiagnosisSummary): ListedDiagnosis {
  return {
    id: row.id,
    status: row.status,
    app: row.app,
    subject: { address: row.subjectAddress, requested: row.requestedAddress },
    startedAt: row.createdAt,
    finishedAt: row.finishedAt,
    verdict: row.verdictState === null ? null : { state: row.verdictState, primary: row.primary },
  };
}
