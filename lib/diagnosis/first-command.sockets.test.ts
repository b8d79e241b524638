import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDevice } from '@/lib/report/check-device';
import { scenarios } from '@/sandbox/scenarios/all';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import { type Diagnosed, openSimulatedPortal, type SimulatedPortal } from './testing/simulated-portal';

/** People who agree to have the server asked as a phone would. */
const people = scenarios.filter(({ asPhone }) => asPhone !== undefined);
let portal: SimulatedPortal;
const diagnosed = new Map<string, Diagnosed>();

beforeAll(async () => {
  portal = await openSimulatedPortal({ scenarios: people });
  for (const scenario of people) diagnosed.set(scenario.id, await portal.diagnose(scenario, true));
}, 300_000);
afterAll(() => portal?.close());

function reportOf(id: string): Diagnosed['report'] {
  const found = diagnosed.get(id);
  if (found === undefined) throw new Error(`${id} was not diagnosed`);
  return found.report;
}
const commandsTo = (logged: ReturnType<SimulatedPortal['sandbox']['log']>) =>
  logged.filter(({ plane, method }) => plane === 'activesync' && method === 'POST');

it.each(people.map((scenario) => [scenario.id, scenario] as const))('%s', (id, { asPhone }: Scenario) => {
  const report = reportOf(id);
  const codes: string[] = report.checks.flatMap((check) => check.findings.map(({ code }) => code));
  expect({
    missing: asPhone?.mustFind.filter((code) => !codes.includes(code)),
    wrong: asPhone?.mustNotFind.filter((code) => codes.includes(code)),
    verdict: report.verdict?.state,
    primary: report.verdict?.primary,
  }).toEqual({ missing: [], wrong: [], verdict: asPhone?.verdict, primary: asPhone?.primary });
});

it('keeps no body and no token of a command as evidence', () => {
  const commands = [...diagnosed.values()].flatMap(({ report }) =>
    report.evidence.filter((item) => item.kind === 'http-exchange' && item.command !== undefined),
  );
  expect(commands.length).toBeGreaterThan(people.length);
  for (const item of commands) {
    expect(item).toMatchObject({ request: { headers: { authorization: 'Bearer ‹token›' } } });
    expect(JSON.stringify(item)).not.toContain('"body"');
  }
});

it('meets no bug of ours, and none in the tenant, which throws when a policy or a wipe is acknowledged', () => {
  expect(portal.bugs).toEqual([]);
  const answered = commandsTo(portal.sandbox.log()).map(({ status }) => status);
  expect(answered.filter((status) => status === null || status === 500)).toEqual([]);
});

it('leaves one entry, which is no phone the next time, and sends no command when it is not asked to', async () => {
  const scenario = people.find(({ id }) => id === 'asked-with-policy');
  if (scenario === undefined) throw new Error('no scenario asked-with-policy');
  const again = await portal.diagnose(scenario, true);
  const entries = again.report.evidence.filter(
    (item) => item.kind === 'device' && item.probe === 'devices' && item.deviceId === checkDevice.id,
  );
  expect(entries).toMatchObject([{ values: { accessState: 'Quarantined' } }]);
  expect(again.report.device?.deviceId).not.toBe(checkDevice.id);
  const before = commandsTo(portal.sandbox.log()).length;
  const ordinary = await portal.diagnose(scenario);
  expect(commandsTo(portal.sandbox.log()).length).toBe(before);
  expect(ordinary.report.probes.map(({ id }) => id)).not.toContain('activesyncCommands');
  expect(ordinary.report.verdict).toMatchObject({ state: 'healthy', primary: null });
});
