import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PhoneTest, phoneHostRoles } from '@/lib/report/phone-test';
import { scenarios } from '@/sandbox/scenarios/all';
import type { PhoneRun, Scenario } from '@/sandbox/scenarios/scenario';
import { joinPhoneTests } from './join-phone-tests';
import { type Diagnosed, openSimulatedPortal, type SimulatedPortal } from './testing/simulated-portal';

/** People whose phones have tested their networks. */
const people = scenarios.filter(({ fromPhone }) => fromPhone !== undefined);
const runs = people.flatMap((scenario) =>
  (scenario.fromPhone ?? []).map((run): [string, Scenario, PhoneRun] => [run.name, scenario, run]),
);
let portal: SimulatedPortal;
const diagnosed = new Map<string, Diagnosed>();

beforeAll(async () => {
  portal = await openSimulatedPortal({ scenarios: people });
  for (const scenario of people) diagnosed.set(scenario.id, await portal.diagnose(scenario));
}, 120_000);
afterAll(() => portal?.close());

const networks = ['wifi', 'mobile'] as const;
const hosts = phoneHostRoles.filter((role) => role !== 'ipv4' && role !== 'ipv6');

/** What the browser of a phone would send from each network that the run names. */
function testsOf({ blocked, clockMinutes = 0 }: PhoneRun): PhoneTest[] {
  return networks.flatMap((network) => {
    const kept = blocked[network];
    if (kept === undefined) return [];
    const refused = { reached: false, ms: 30 };
    return {
      id: network,
      at: new Date().toISOString(),
      network,
      from: 'phone',
      portal: 'answered',
      family: null,
      clockOffsetMs: clockMinutes * 60_000,
      connection: null,
      hosts: hosts.map((role) => ({
        role,
        host: `${role.toLowerCase()}.test`,
        tries: kept.includes(role) ? [refused, refused] : [{ reached: true, ms: 30 }],
      })),
    } as const;
  });
}

it.each(runs)('%s', (_name, scenario, run) => {
  const found = diagnosed.get(scenario.id);
  if (found === undefined) throw new Error(`${scenario.id} was not diagnosed`);
  const report = joinPhoneTests(found.report, testsOf(run), found.given);
  const codes: string[] = report.checks.flatMap((check) => check.findings.map(({ code }) => code));
  expect({
    missing: run.mustFind.filter((code) => !codes.includes(code)),
    wrong: run.mustNotFind.filter((code) => codes.includes(code)),
    verdict: report.verdict?.state,
    primary: report.verdict?.primary,
  }).toEqual({ missing: [], wrong: [], verdict: run.verdict, primary: run.primary });
});
