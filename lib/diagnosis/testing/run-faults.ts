import type { Report } from '@/lib/report/report';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import { type FailureKind, mayCallHealthy, nameOf, shownBy, type Upstream, upstreamsIn } from './fault-cases';
import { everybodyUnderFaults, peopleUnderFaults, sickBy } from './fault-people';
import { type JudgedRun, judgeRun } from './judge-run';
import { diagnoseAll, openSimulatedPortal, type SimulatedPortal } from './simulated-portal';

/** One upstream failing in one way, and what came of it for each person. */
export interface FaultRun {
  upstream: string;
  kind: string;
  /** Of the people whom every fault meets. */
  runs: JudgedRun[];
  /** Of those whose cause this upstream tells. */
  sick: JudgedRun[];
  /** Sentences about what must not be; empty when all is well. */
  wrong: string[];
}

/** Who is diagnosed under a fault. */
export interface FaultOptions {
  /** Under every fault. */
  people?: readonly Scenario[];
  /** Further people under the faults of the upstream with this name. */
  sick?: (upstream: string) => readonly Scenario[];
  /** Simulated tenants at the same time, each with one fault at a time. */
  tenants?: number;
}

/**
 * Lets every upstream fail in every kind and in other languages, one at a time in each tenant, and diagnoses the people. No
 * diagnosis is made twice: what ran out of time is what a fault is for. Results sorted by upstream and in the order of `kinds`.
 * Throws when the portal met a bug of its own.
 */
export async function runFaults(
  kinds: readonly FailureKind[],
  { people = peopleUnderFaults, sick = sickBy, tenants = 4 }: FaultOptions = {},
): Promise<FaultRun[]> {
  const everybody = [...new Set([...people, ...everybodyUnderFaults])];
  const cases = (await upstreams(everybody)).flatMap((upstream) => kinds.map((kind) => ({ upstream, kind })));
  const results = new Map<string, FaultRun>();
  const rest = [...cases];
  const work = async () => {
    const portal = await openSimulatedPortal({ scenarios: everybody, foreignTexts: true });
    try {
      for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
        const affected = { people, sick: sick(nameOf(next.upstream)) };
        const run = await underFault(portal, affected, next.upstream, next.kind);
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
  { people, sick }: { people: readonly Scenario[]; sick: readonly Scenario[] },
  upstream: Upstream,
  kind: FailureKind,
): Promise<FaultRun> {
  await portal.forgetTokens();
  portal.sandbox.setFault({ ...upstream, ...kind.fault });
  const everybody = [...people, ...sick];
  const diagnosed = await diagnoseAll(portal, everybody, { atOnce: everybody.length });
  portal.sandbox.setFault(null);
  const judged = diagnosed.map(({ scenario, report }) => {
    const run = judgeRun(scenario, report, shownBy(upstream, kind), kind.loses ? 'some' : 'all');
    return { run, wrong: wrongIn(run, report, upstream, kind) };
  });
  const of = (group: readonly Scenario[]) =>
    judged.flatMap(({ run }) => (group.some(({ id }) => id === run.scenario.id) ? [run] : []));
  return {
    upstream: nameOf(upstream),
    kind: kind.name,
    runs: of(people),
    sick: of(sick),
    wrong: judged.flatMap(({ wrong }) => wrong),
  };
}

function wrongIn(run: JudgedRun, report: Report, upstream: Upstream, kind: FailureKind): string[] {
  const who = run.scenario.id;
  return [
    ...run.missed.map((code) => `${who}: missed ${code}`),
    ...run.falseAlarms.map((code) => `${who}: false alarm ${code}`),
    ...(run.verdict === null ? [`${who}: no verdict`] : []),
    ...(run.verdict === 'healthy' && !isHonest(run, report, upstream, kind) ? [`${who}: called healthy`] : []),
    ...(!kind.loses && !run.exact ? [`${who}: ${run.verdict} although the answer came in time`] : []),
  ];
}

/**
 * Whether "healthy" is honest. Of a sick person never, unless what is wrong stops no phone, mail of today shows that, and the
 * report says that it could not look.
 */
function isHonest({ scenario, unknown }: JudgedRun, report: Report, upstream: Upstream, kind: FailureKind): boolean {
  if (scenario.verdict === 'blocked' || scenario.verdict === 'inconclusive') return false;
  if (scenario.verdict === 'degraded' && unknown.length === 0) return false;
  return mayCallHealthy(upstream, kind, scenario, report);
}
