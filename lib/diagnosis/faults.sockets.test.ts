import { expect, it } from 'vitest';
import { failureKinds } from './testing/fault-cases';
import { peopleUnderFaults } from './testing/fault-people';
import { runFaults } from './testing/run-faults';

/** Kinds that cost no waiting; `npm run accuracy` takes all of them, and two more sick people. */
const quick = failureKinds.filter(({ name }) => name === 'malformed' || name === '403');

it('never calls healthy, nor names a wrong cause, while one upstream fails', async () => {
  const runs = await runFaults(quick, { people: peopleUnderFaults.slice(0, 3), tenants: 2 });
  expect(runs.length).toBeGreaterThan(45);
  expect(runs.flatMap(({ upstream, kind, wrong }) => wrong.map((text) => `${upstream}, ${kind}: ${text}`))).toEqual([]);

  const verdicts = (person: string) =>
    runs.flatMap(({ runs: judged }) =>
      judged.flatMap(({ scenario, verdict }) => (scenario.id === person ? [verdict] : [])),
    );
  // The rule can be broken both ways: calling nobody healthy would pass it as well.
  expect(verdicts('healthy').filter((verdict) => verdict === 'healthy').length).toBeGreaterThan(20);
  expect(verdicts('healthy-silent').filter((verdict) => verdict === 'healthy').length).toBeGreaterThan(5);
  const causes = runs.flatMap(({ sick }) => sick);
  expect(causes.length).toBeGreaterThan(30);
  expect(causes.filter(({ unknown }) => unknown.length > 0).length).toBeGreaterThan(20);
}, 300_000);
