import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '@/lib/config';
import { createLog } from '@/lib/log';
import { type ReportEvent, reportEventSchema } from '@/lib/report/events';
import { fold } from '@/lib/report/reduce';
import { type Report, reportSchema } from '@/lib/report/report';
import { isFinal, stepIds } from '@/lib/report/vocabulary';
import type { ServerParts } from '@/lib/server/create-server';
import { realParts } from '@/lib/server/real-parts';
import { scenarios } from '@/sandbox/scenarios/all';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import { type Sandbox, startSandbox } from '@/sandbox/start';
import { diagnosisBudgetMs } from './budget';

/** Diagnoses at the same time: few, so that their deadlines mean something on a small machine. */
const atOnce = 4;

interface Diagnosed {
  report: Report;
  events: ReportEvent[];
  tookMs: number;
  portalToken: string;
}

let dir: string;
let sandbox: Sandbox;
let parts: ServerParts;
const bugs: string[] = [];
const diagnosed = new Map<string, Diagnosed>();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reconnect-scenarios-'));
  const ports = { login: 0, graph: 0, exchange: 0, control: 0 };
  sandbox = await startSandbox({ dir, ports });
  const outcome = readConfig({ ...sandbox.env, PORT: '3000', DATA_DIR: join(dir, 'data') });
  if (!outcome.ok) throw new Error(outcome.faults.join('\n'));
  const log = createLog('error', { write: (line) => bugs.push(line) });
  parts = realParts(outcome.config, log);
  // What changes the whole tenant lasts until the next sign-in, so those go one by one at the end.
  const limit = pLimit(atOnce);
  const alone = scenarios.filter(({ tenantWide }) => tenantWide);
  await Promise.all(scenarios.filter(({ tenantWide }) => !tenantWide).map((one) => limit(() => diagnose(one))));
  for (const one of alone) await diagnose(one);
}, 600_000);

afterAll(async () => {
  await parts?.close();
  await sandbox?.close();
  await rm(dir, { recursive: true, force: true });
});

async function diagnose(scenario: Scenario): Promise<void> {
  const portalToken = await sandbox.mintPortalToken(scenario.id);
  const verified = await parts.verify(`Bearer ${portalToken}`);
  if (!verified.ok) throw new Error(`${scenario.id}: the portal refuses the token (${verified.code})`);
  const id = crypto.randomUUID();
  const started = Date.now();
  const job = {
    lease: { diagnosisId: id, owner: 'test', epoch: 1 },
    row: {
      id,
      createdBy: verified.actor.oid,
      subjectOid: verified.actor.oid,
      requestedAddress: 'me@example.test',
      request: { app: scenario.app ?? 'native', deviceId: null, user: null },
      createdAt: new Date(started).toISOString(),
    },
    earlier: { events: [], observations: new Map() },
    userToken: portalToken,
    deadlineAt: started + diagnosisBudgetMs,
  } as const;
  const events: ReportEvent[] = [];
  for await (const batch of parts.run(job, new AbortController().signal)) {
    for (const { event } of batch) {
      events.push(reportEventSchema.parse({ ...event, seq: events.length + 1, at: new Date().toISOString() }));
    }
  }
  diagnosed.set(scenario.id, { report: fold(id, events), events, tookMs: Date.now() - started, portalToken });
}

function of(scenario: Scenario): Diagnosed {
  const found = diagnosed.get(scenario.id);
  if (!found) throw new Error(`${scenario.id} was not diagnosed`);
  return found;
}

function severityOf(check: Report['checks'][number]): string {
  return check.findings.find(({ severity }) => severity !== 'note')?.severity ?? 'an error or a warning';
}

const codesOf = (report: Report) => report.checks.flatMap((check) => check.findings.map(({ code }) => code));

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  it('is judged as its description says', () => {
    const { report } = of(scenario);
    const codes: string[] = codesOf(report);
    expect({
      missing: scenario.mustFind.filter((code) => !codes.includes(code)),
      wrong: scenario.mustNotFind.filter((code) => codes.includes(code)),
      verdict: report.verdict?.state,
      primary: report.verdict?.primary,
    }).toEqual({ missing: [], wrong: [], verdict: scenario.verdict, primary: scenario.primary });
  });

  it('gives a report of the contract, from events in order, within 30 seconds', () => {
    const { report, events, tookMs } = of(scenario);
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.steps.map((step) => step.id)).toEqual([...stepIds]);
    expect(report.steps.every((step) => step.outcome !== null)).toBe(true);
    expect(events.filter(isFinal).map((event) => event.type)).toEqual(['diagnosis-finished']);
    expect(isFinal(events.at(-1) ?? { type: '' })).toBe(true);
    expect(events[0]?.type).toBe('diagnosis-started');
    expect(tookMs).toBeLessThan(30_000);
  });

  it('gives a reason with what could not be decided, and findings only with evidence that is there', () => {
    const { report } = of(scenario);
    const ids = new Set(report.evidence.map(({ id }) => id));
    expect(ids.size).toBe(report.evidence.length);
    for (const check of report.checks) {
      if (check.outcome === 'untested' || check.outcome === 'cantTell') expect(check.reason).toBeDefined();
      // The contract: a check is failed only with an error or a warning.
      if (check.outcome === 'failed')
        expect(check.findings.map(({ severity }) => severity)).toContain(severityOf(check));
      for (const finding of check.findings) {
        for (const id of finding.evidence) expect(ids).toContain(id);
      }
    }
  });

  it('carries no secret in any event', () => {
    const { events, portalToken } = of(scenario);
    const text = JSON.stringify(events);
    expect(text).not.toContain(sandbox.env.CLIENT_SECRET);
    expect(text).not.toContain(portalToken);
    expect(text).not.toMatch(/eyJ[\w-]{10,}/);
    expect(text).not.toMatch(/bearer\s+(?![\w-]+=)(?!‹)[\w.~+/-]{8,}/i);
  });
});

describe('all scenarios', () => {
  it('meet no bug of ours', () => {
    expect(bugs).toEqual([]);
  });

  it('send a credential to no host that a domain led to', () => {
    const learned = sandbox.log().filter(({ plane }) => plane === 'web' || plane === 'autodiscover');
    expect(learned.length).toBeGreaterThan(0);
    expect(learned.filter(({ authorization }) => !['none', 'empty-bearer'].includes(authorization))).toEqual([]);
  });
});
