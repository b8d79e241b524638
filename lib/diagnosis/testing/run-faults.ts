import { scenarios } from '@/sandbox/scenarios/all';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import { type FailureKind, forbidsHealthy, nameOf, shownBy, type Upstream, upstreamsIn } from './fault-cases';
import { type JudgedRun, judgeRun } from './judge-run';
import { diagnoseAll, openSimulatedPortal, ranOutOfTime, type SimulatedPortal } from './simulated-portal';

/** One upstream failing in one way, and what came of it for each person. */
export interface FaultRun {
  upstream: string;
  kind: string;
  runs: JudgedRun[];
  /** Sentences about what must not be; empty when all is well. */
  wrong: string[];
}

/** The healthy person and three sick ones, each with a cause in another place. */
export const peopleUnderFaults: readonly Scenario[] = [
  'healthy',
  'activesync-off',
  'quarantined-default',
  'sign-in-policy',
].map(scenarioOf);

function scenarioOf(id: string): Scenario {
  const found = scenarios.find((scenario) => scenario.id === id);
  if (found === undefined) throw new RangeError(`no scenario ${id}`);
  return found;
}

/**
 * Lets every upstream fail in every kind, one at a time in each of `tenants` simulated tenants, and diagnoses the people
 * under each fault. Results sorted by upstream and in the order of `kinds`. Throws when the portal met a bug of its own.
 */
export async function runFaults(
  kinds: readonly FailureKind[],
  { people = peopleUnderFaults, tenants = 4 }: { people?: readonly Scenario[]; tenants?: number } = {},
): Promise<FaultRun[]> {
  const cases = (await upstreams(people)).flatMap((upstream) => kinds.map((kind) => ({ upstream, kind })));
  const results = new Map<string, FaultRun>();
  const rest = [...cases];
  const work = async () => {
    const portal = await openSimulatedPortal({ scenarios: people });
    try {
      for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
        const run = await underFault(portal, people, next.upstream, next.kind);
        results.set(`${run.upstream}|${run.kind}`, run);
      }
      if (portal.bugs.length > 0) throw new Error(portal.bugs.join('\n'));
    } finally {
      await portal.close();
    }
  };
  await Promise.all(Array.from({ length: tenants }, work));
  return cases.flatMap(({ upstream, kind }) => results.get(`${nameOf(upstream)}|${kind.name}`) ?? []);
}

/** What diagnoses of these people ask when nothing fails. */
async function upstreams(people: readonly Scenario[]): Promise<Upstream[]> {
  const portal = await openSimulatedPortal({ scenarios: people });
  try {
    await diagnoseAll(portal, people);
    return upstreamsIn(portal.sandbox.log());
  } finally {
    await portal.close();
  }
}

async function underFault(
  portal: SimulatedPortal,
  people: readonly Scenario[],
  upstream: Upstream,
  kind: FailureKind,
): Promise<FaultRun> {
  await portal.forgetTokens();
  portal.sandbox.setFault({ ...upstream, ...kind.fault });
  const diagnosed = await diagnoseAll(portal, people, (one) => !kind.loses && ranOutOfTime(one));
  portal.sandbox.setFault(null);
  const runs = diagnosed.map(({ scenario, report }) => judgeRun(scenario, report, shownBy(upstream, kind)));
  return {
    upstream: nameOf(upstream),
    kind: kind.name,
    runs,
    wrong: runs.flatMap((run) => wrongIn(run, upstream, kind)),
  };
}

function wrongIn(run: JudgedRun, upstream: Upstream, kind: FailureKind): string[] {
  const who = run.scenario.id;
  const sick = run.scenario.verdict !== 'healthy';
  return [
    ...run.missed.map((code) => `${who}: missed ${code}`),
    ...run.falseAlarms.map((code) => `${who}: false alarm ${code}`),
    ...(run.verdict === null ? [`${who}: no verdict`] : []),
    ...(run.verdict === 'healthy' && (sick || forbidsHealthy(upstream, kind)) ? [`${who}: called healthy`] : []),
    ...(!kind.loses && !run.exact ? [`${who}: ${run.verdict} although the answer came in time`] : []),
  ];
}
