/**
 * `npm run accuracy [-- --seed 1 --count 500]`: the accuracy matrix. Runs every scenario in each cloud, `count` seeded
 * variations of a healthy tenant, and every upstream failing in turn, over real sockets; prints what was found, missed, falsely
 * alarmed and honestly unknown, and writes it to docs/accuracy.md. Ends with status 1 when anything is wrong. Takes some minutes.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { accuracyPage } from '../lib/diagnosis/testing/accuracy-page';
import { type Accuracy, summaryOf, wrongsOf } from '../lib/diagnosis/testing/accuracy-summary';
import { failureKinds } from '../lib/diagnosis/testing/fault-cases';
import { runFaults } from '../lib/diagnosis/testing/run-faults';
import { runClouds, runScenarios } from '../lib/diagnosis/testing/run-scenarios';
import { runVariations } from '../lib/diagnosis/testing/run-variations';
import { scenarios } from '../sandbox/scenarios/all';
import { healthyVariations } from '../sandbox/variations/generate';

const page = new URL('../docs/accuracy.md', import.meta.url);

/** A whole number of the command line; ends the process with status 2 for anything else. */
function whole(name: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number, not "${text}"`);
  process.exit(2);
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
  console.log(`Seed ${seed}: ${scenarios.length} scenarios, ${count} healthy variations, every upstream failing.`);
  const accuracy: Accuracy = {
    seed,
    ...(await told('scenarios', runScenarios())),
    clouds: await told('other clouds', runClouds()),
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
