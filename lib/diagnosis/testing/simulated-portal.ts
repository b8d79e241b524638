import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { ObservationMap } from '@/lib/checks/evaluate';
import { type Config, readConfig } from '@/lib/config';
import { createLog } from '@/lib/log';
import { type ReportEvent, reportEventSchema } from '@/lib/report/events';
import type { Given } from '@/lib/report/observations';
import { fold } from '@/lib/report/reduce';
import type { Report } from '@/lib/report/report';
import type { ServerParts } from '@/lib/server/create-server';
import { realParts } from '@/lib/server/real-parts';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import { type Sandbox, type SandboxOptions, startSandbox } from '@/sandbox/start';
import { diagnosisBudgetMs } from '../budget';
import { givenOf } from '../given';

/** One diagnosis over real sockets: the report, and everything that it was made of. */
export interface Diagnosed {
  scenario: Scenario;
  report: Report;
  events: ReportEvent[];
  observations: ObservationMap;
  given: Given;
  /** Milliseconds from the request to the final event. */
  tookMs: number;
  /** True when it was made once more, because the first time was not counted. */
  again: boolean;
  portalToken: string;
}

/** The portal's real parts, in this process, pointed at a simulated tenant of their own. */
export interface SimulatedPortal {
  sandbox: Sandbox;
  /** Lines that the portal logged as bugs of its own. */
  bugs: readonly string[];
  /**
   * Diagnoses the account of a scenario, as its owner; `asPhone` with a first command. Rejects when the portal refuses the
   * account's token.
   */
  diagnose(scenario: Scenario, asPhone?: boolean): Promise<Diagnosed>;
  /** Goes on with fresh parts that hold no token, so that a fault of the token endpoint strikes. */
  forgetTokens(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a simulated tenant on free ports and the portal's parts for it. Rejects when one of them cannot start. */
export async function openSimulatedPortal(
  options: Pick<SandboxOptions, 'scenarios' | 'unknownFields' | 'cloudNames' | 'foreignTexts'> = {},
): Promise<SimulatedPortal> {
  const dir = await mkdtemp(join(tmpdir(), 'reconnect-simulated-'));
  const sandbox = await startSandbox({ ...options, dir, ports: { login: 0, graph: 0, exchange: 0, control: 0 } });
  const outcome = readConfig({ ...sandbox.env, PORT: '3000', DATA_DIR: join(dir, 'data') });
  if (!outcome.ok) throw new Error(outcome.faults.join('\n'));
  const { config } = outcome;
  const bugs: string[] = [];
  const log = createLog('error', { write: (line) => bugs.push(line) });
  let parts = realParts(config, log);
  return {
    sandbox,
    bugs,
    diagnose: (scenario, asPhone = false) => diagnose({ scenario, asPhone }, sandbox, config, parts),
    forgetTokens: async () => {
      await parts.close();
      parts = realParts(config, log);
    },
    close: async () => {
      await parts.close();
      await sandbox.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Diagnoses at the same time: few, so that deadlines mean something on a small machine. */
const usuallyAtOnce = 4;

/** True when our own deadlines ran out although nothing was slow: the machine was busy with something else. */
export function ranOutOfTime({ report }: Diagnosed): boolean {
  return report.checks.some(({ reason }) => reason === 'timed-out');
}

/**
 * Diagnoses many, a few at a time. What changes the whole tenant lasts until the next sign-in, so those scenarios go one by
 * one at the end. Results in the order of `scenarios`.
 * @param again true for a result that is to be made once more, whatever comes of it; the second says so.
 */
export async function diagnoseAll(
  portal: SimulatedPortal,
  scenarios: readonly Scenario[],
  { again = () => false, atOnce = usuallyAtOnce }: { again?: (diagnosed: Diagnosed) => boolean; atOnce?: number } = {},
): Promise<Diagnosed[]> {
  const limit = pLimit(atOnce);
  const done = new Map<string, Diagnosed>();
  const run = async (scenario: Scenario) => {
    const first = await portal.diagnose(scenario);
    done.set(scenario.id, again(first) ? { ...(await portal.diagnose(scenario)), again: true } : first);
  };
  await Promise.all(scenarios.filter(({ tenantWide }) => !tenantWide).map((one) => limit(() => run(one))));
  for (const one of scenarios.filter(({ tenantWide }) => tenantWide)) await run(one);
  return scenarios.flatMap(({ id }) => done.get(id) ?? []);
}

/** A person, and whether they agreed to a first command. */
interface Asked {
  scenario: Scenario;
  asPhone: boolean;
}

async function diagnose(asked: Asked, sandbox: Sandbox, config: Config, parts: ServerParts): Promise<Diagnosed> {
  const { scenario } = asked;
  const portalToken = await sandbox.mintPortalToken(scenario.id);
  const verified = await parts.verify(`Bearer ${portalToken}`);
  if (!verified.ok) throw new Error(`${scenario.id}: the portal refuses the token (${verified.code})`);
  const started = Date.now();
  const { job, given } = jobOf(asked, config, verified.actor.oid, portalToken, started);
  const events: ReportEvent[] = [];
  const observations: [string, unknown][] = [];
  for await (const batch of parts.run(job, new AbortController().signal)) {
    for (const { event, observation } of batch) {
      events.push(reportEventSchema.parse({ ...event, seq: events.length + 1, at: new Date().toISOString() }));
      if (observation) observations.push([observation.key, observation.observation]);
    }
  }
  return {
    scenario,
    report: fold(job.row.id, events),
    events,
    observations: Object.fromEntries(observations),
    given,
    tookMs: Date.now() - started,
    again: false,
    portalToken,
  };
}

function jobOf({ scenario, asPhone }: Asked, { cloud }: Config, oid: string, userToken: string, startedMs: number) {
  const id = crypto.randomUUID();
  const createdAt = new Date(startedMs).toISOString();
  const request = { app: scenario.app ?? 'native', deviceId: null, user: null, asPhone };
  const row = { id, createdBy: oid, subjectOid: oid, requestedAddress: 'me@example.test', request, createdAt };
  const job = {
    lease: { diagnosisId: id, owner: 'test', epoch: 1 },
    row,
    earlier: { events: [], observations: new Map() },
    userToken,
    deadlineAt: startedMs + diagnosisBudgetMs,
  };
  return { job, given: givenOf(cloud, request, createdAt) };
}
