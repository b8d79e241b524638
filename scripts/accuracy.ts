/**
 * `npm run accuracy [-- --seed 1 --count 500]`: the accuracy matrix. Runs every scenario, `count` seeded variations of a
 * healthy tenant, and every upstream failing in turn, over real sockets; prints what was found, missed, falsely alarmed and
 * honestly unknown, and writes it to docs/accuracy.md. Ends with status 1 when anything is wrong. Takes some minutes.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Accuracy, accuracyPage, summaryOf, wrongsOf } from '../lib/diagnosis/testing/accuracy-page';
import { failureKinds } from '../lib/diagnosis/testing/fault-cases';
import { judgeRun } from '../lib/diagnosis/testing/judge-run';
import { runFaults } from '../lib/diagnosis/testing/run-faults';
import { runVariations } from '../lib/diagnosis/testing/run-variations';
import { diagnoseAll, openSimulatedPortal, ranOutOfTime } from '../lib/diagnosis/testing/simulated-portal';
import { scenarios } from '../sandbox/scenarios/all';
import { healthyVariations } from '../sandbox/variations/generate';

const page = new URL('../docs/accuracy.md', import.meta.url);

/** A whole number of the command line; ends the process with status 2 for anything else. */
function whole(name: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number, not "${text}"`);
  process.exit(2);
}

async function runScenarios() {
  const portal = await openSimulatedPortal();
  try {
    const runs = (await diagnoseAll(portal, scenarios, ranOutOfTime)).map(({ scenario, report }) =>
      judgeRun(scenario, report),
    );
    if (portal.bugs.length > 0) throw new Error(portal.bugs.join('\n'));
    return runs;
  } finally {
    await portal.close();
  }
}

/** Says when a part is done: the whole takes minutes. */
async function told<T>(part: string, work: Promise<T>): Promise<T> {
  const result = await work;
  console.log(`${part}: done`);
  return result;
}

async function main(): Promise<void> {
  const options = { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '500' } } as const;
  const { values } = parseArgs({ options });
  const seed = whole('seed', values.seed);
  const count = whole('count', values.count);
  console.log(`Seed ${seed}: ${scenarios.length} scenarios, ${count} healthy variations, then every upstream failing.`);
  const accuracy: Accuracy = {
    seed,
    scenarios: await told('scenarios', runScenarios()),
    variations: await told('variations', runVariations(healthyVariations(seed, count))),
    faults: await told('failing upstreams', runFaults(failureKinds)),
  };
  const text = accuracyPage(accuracy);
  await writeFile(page, text);
  console.log(`\n${text}\n${summaryOf(accuracy)}`);
  process.exitCode = wrongsOf(accuracy).length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
