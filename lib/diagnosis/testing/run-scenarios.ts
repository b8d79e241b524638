import { scenarios } from '@/sandbox/scenarios/all';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import type { SandboxOptions } from '@/sandbox/start';
import { cloudNamesOf, otherClouds } from './cloud-names';
import { type JudgedRun, judgeRun } from './judge-run';
import { diagnoseAll, openSimulatedPortal, ranOutOfTime, type SimulatedPortal } from './simulated-portal';

/** A scenario and what came of it. */
export interface ScenarioRun extends JudgedRun {
  /** True when it was made once more, because our own deadline ran out. */
  again: boolean;
}

/**
 * Diagnoses each scenario, and once more as a phone asks where it says what that must find. Throws when the portal met a bug of
 * its own.
 */
export async function runScenarios(): Promise<{ scenarios: ScenarioRun[]; asPhone: ScenarioRun[] }> {
  return withPortal({}, async (portal) => ({
    scenarios: await judgeAll(portal, scenarios),
    asPhone: await judgeAsPhone(portal),
  }));
}

/** All scenarios under the names of each other cloud, whose servers speak other languages, by its name. Throws when the portal met a bug of its own. */
export async function runClouds(): Promise<Record<string, ScenarioRun[]>> {
  const runs: Record<string, ScenarioRun[]> = {};
  for (const cloud of otherClouds) {
    runs[cloud] = await withPortal({ cloudNames: cloudNamesOf(cloud), foreignTexts: true }, (portal) =>
      judgeAll(portal, scenarios),
    );
  }
  return runs;
}

async function judgeAll(portal: SimulatedPortal, people: readonly Scenario[]): Promise<ScenarioRun[]> {
  const diagnosed = await diagnoseAll(portal, people, { again: ranOutOfTime });
  return diagnosed.map(({ scenario, report, again }) => ({ ...judgeRun(scenario, report), again }));
}

/** One after the other, and last: a command leaves an entry in the mailbox. */
async function judgeAsPhone(portal: SimulatedPortal): Promise<ScenarioRun[]> {
  const runs: ScenarioRun[] = [];
  for (const scenario of scenarios) {
    if (scenario.asPhone === undefined) continue;
    const { report } = await portal.diagnose(scenario, true);
    runs.push({ ...judgeRun({ ...scenario, ...scenario.asPhone }, report), again: false });
  }
  return runs;
}

async function withPortal<T>(
  options: Pick<SandboxOptions, 'cloudNames' | 'foreignTexts'>,
  work: (portal: SimulatedPortal) => Promise<T>,
): Promise<T> {
  const portal = await openSimulatedPortal(options);
  try {
    const result = await work(portal);
    if (portal.bugs.length > 0) throw new Error(portal.bugs.join('\n'));
    return result;
  } finally {
    await portal.close();
  }
}
