import { expect, it } from 'vitest';
import { failureKinds } from './testing/fault-cases';
import { peopleUnderFaults, runFaults } from './testing/run-faults';

/** Kinds that cost no waiting; `npm run accuracy` takes all of them, and two more sick people. */
const quick = failureKinds.filter(({ name }) => name === 'malformed' || name === '403');

it('never calls healthy, nor names a wrong cause, while one upstream fails', async () => {
  const runs = await runFaults(quick, { people: peopleUnderFaults.slice(0, 2), tenants: 2 });
  expect(runs.length).toBeGreaterThan(30);
  expect(runs.flatMap(({ upstream, kind, wrong }) => wrong.map((text) => `${upstream}, ${kind}: ${text}`))).toEqual([]);
}, 300_000);
