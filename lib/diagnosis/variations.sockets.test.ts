import { expect, it } from 'vitest';
import { healthyVariations } from '@/sandbox/variations/generate';
import { runVariations } from './testing/run-variations';

/** As many as fit a test run; `npm run accuracy` takes 500 and any seed. */
const seed = 20_261;
const count = 60;

it(`calls ${count} healthy people healthy, whatever is odd about them (seed ${seed})`, async () => {
  const runs = await runVariations(healthyVariations(seed, count));
  expect(runs).toHaveLength(count);
  const wrong = runs.filter(({ exact }) => !exact);
  expect(
    wrong.map(({ scenario, verdict, missed, falseAlarms, traits }) => ({
      id: scenario.id,
      verdict,
      missed,
      falseAlarms,
      traits,
    })),
  ).toEqual([]);
}, 300_000);
