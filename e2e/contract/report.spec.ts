import { scenarios } from '../../sandbox/scenarios/all';
import type { Scenario } from '../../sandbox/scenarios/scenario';
import { brokenRules } from './report-rules';
import { addressOf, type Client, expect, expectProblem, test, unknownId } from './world';

test.describe.configure({ timeout: 180_000 });
test.afterEach(({ api }) => api.sandbox.setTenantWide(null));

const alone = scenarios.filter((scenario) => scenario.tenantWide);
const together = scenarios.filter((scenario) => !scenario.tenantWide);

test('every scenario keeps the rules of the report and finds its cause', async ({ api }) => {
  api.sandbox.setTenantWide('healthy');
  const waiting = [...together];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await judge(api, next);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  for (const scenario of alone) {
    api.sandbox.setTenantWide(scenario.id);
    await judge(api, scenario);
  }
});

/** Diagnoses as the person of a scenario; everything that is wrong with the report is told at once. */
async function judge(api: Client, scenario: Scenario): Promise<void> {
  const token = await api.token(scenario.id);
  const report = await api.diagnose(token, { app: scenario.app ?? 'native' });
  const findings = report.checks.flatMap((check) => check.findings);
  const codes = findings.map((finding) => finding.code);
  // One rule may hold two phones of a person: the note about the other one then shares its code with this phone's cause.
  const held = findings.filter((finding) => finding.severity !== 'note').map((finding) => finding.code);
  const notes = findings.filter(
    ({ severity, code, args }) => severity === 'note' && 'deviceId' in args && !held.includes(code),
  );
  const named = [report.verdict?.primary, ...(report.verdict?.others ?? [])];
  const undecided = report.checks.filter((check) => check.reason).map((check) => `${check.id} ${check.reason}`);
  const seen = {
    broken: brokenRules(report),
    state: report.verdict?.state,
    primary: report.verdict?.primary,
    address: report.subject.address,
    missing: scenario.mustFind.filter((code) => !codes.includes(code)),
    wrong: scenario.mustNotFind.filter((code) => codes.includes(code)),
    notesInTheVerdict: notes.map((finding) => finding.code).filter((code) => named.includes(code)),
  };
  expect.soft(seen, `${scenario.id}, undecided: ${undecided.join(', ')}`).toEqual({
    broken: [],
    state: scenario.verdict,
    primary: scenario.primary,
    address: addressOf(api.sandbox, scenario.id),
    missing: [],
    wrong: [],
    notesInTheVerdict: [],
  });
}

test('an address without a user is a report, not an error', async ({ api }) => {
  for (const staff of ['admin', 'support']) {
    const report = await api.diagnose(await api.token(staff), { user: 'nobody.at.all@contoso.test' });
    expect(brokenRules(report), staff).toEqual([]);
    expect(report.verdict).toMatchObject({ state: 'blocked', primary: 'mailbox/not-found' });
    expect(report.subject.address).toBe('nobody.at.all@contoso.test');
  }
});

test("another person's mailbox leaves checks of the own token inapplicable", async ({ api }) => {
  const report = await api.diagnose(await api.token('admin'), { user: addressOf(api.sandbox, 'healthy') });
  expect(brokenRules(report), 'admin').toEqual([]);
  expect(report.verdict?.state).toBe('healthy');
  expect(report.subject.address).toBe(addressOf(api.sandbox, 'healthy'));
  const network = report.checks.filter((check) => check.area === 'network').map((check) => check.outcome);
  expect(new Set(network)).toEqual(new Set(['inapplicable']));
});

test('the list: own by default, newest first, cut at the limit, anothers by role', async ({ api }) => {
  const owner = await api.token('wipe-pending');
  const made: string[] = [];
  for (let count = 0; count < 3; count += 1) made.unshift((await api.diagnose(owner)).id);
  const list = async (token: string, query = '') => {
    const answer = await api.call(`/api/diagnoses${query}`, token);
    expect(answer.status, query).toBe(200);
    return ((await answer.json()) as { diagnoses: { id: string }[] }).diagnoses.map((entry) => entry.id);
  };
  const own = await list(owner);
  expect(own.slice(0, 3)).toEqual(made);
  expect(await list(owner, '?limit=2')).toEqual(made.slice(0, 2));
  const address = addressOf(api.sandbox, 'wipe-pending');
  const query = `?user=${encodeURIComponent(address)}&limit=3`;
  expect(await list(owner, query)).toEqual(made);
  for (const staff of ['admin', 'support']) expect(await list(await api.token(staff), query)).toEqual(made);
  expect(await list(await api.token('admin'))).not.toContain(made[0]);
  await expectProblem(await api.call(`/api/diagnoses${query}`, await api.token('no-device')), 403);
  expect(await list(await api.token('no-device'))).not.toContain(made[0]);
  expect(await list(await api.token('admin'), '?user=nobody.else@contoso.test')).toEqual([]);
});

test('what an admin found about a person is nothing for a third one', async ({ api }) => {
  const user = addressOf(api.sandbox, 'both-lists');
  const admin = await api.token('admin');
  const { id } = await api.diagnose(admin, { user });
  await expectProblem(await api.call(`/api/diagnoses/${id}`, await api.token('no-device')), 404);
  expect((await api.call(`/api/diagnoses/${id}`, await api.token('support'))).status).toBe(200);
  await expectProblem(await api.call(`/api/diagnoses/${unknownId}`, admin), 404);
  expect((await api.call(`/api/diagnoses/${id.toUpperCase()}`, admin)).status).toBe(200);
});
