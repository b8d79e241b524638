import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphResource } from '../names';
import { deviceIdOf } from '../scenarios/phones';
import { mailApps } from '../scenarios/sign-ins';
import type { Sandbox } from '../start';
import { guidOf } from '../tenant/account';
import { appToken, startTestSandbox } from '../test-client';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

async function read(path: string): Promise<{ status: number; body: { value: Record<string, unknown>[] } }> {
  const authorization = `Bearer ${await appToken(sandbox, graphResource)}`;
  const response = await fetch(`${sandbox.urls.graph}/v1.0/${path}`, { headers: { authorization } });
  return { status: response.status, body: (await response.json()) as { value: Record<string, unknown>[] } };
}
const filtered = (path: string, filter: string) => read(`${path}?$filter=${encodeURIComponent(filter)}`);

describe('Intune', () => {
  const phone = guidOf(`managed:${deviceIdOf('managed-not-compliant')}`);

  it('lists the phones of one person', async () => {
    const user = guidOf('user:managed-not-compliant');
    const { body } = await filtered('deviceManagement/managedDevices', `userId eq '${user}'`);
    expect(body.value).toMatchObject([{ id: phone, userId: user, complianceState: 'noncompliant' }]);
  });

  it('keeps the failing settings below their policy', async () => {
    const { body } = await read(`deviceManagement/managedDevices/${phone}/deviceCompliancePolicyStates`);
    expect(body.value).toMatchObject([{ state: 'nonCompliant', settingStates: [] }]);
    const path = `deviceManagement/managedDevices/${phone}/deviceCompliancePolicyStates/${body.value[0]?.id}/settingStates`;
    expect((await read(path)).body.value.map(({ state }) => state)).toEqual(['compliant', 'nonCompliant']);
  });

  it.each([
    'deviceManagement/managedDevices/none/deviceCompliancePolicyStates',
    `deviceManagement/managedDevices/${phone}/x`,
  ])('knows no %s', async (path) => {
    expect((await read(path)).status).toBe(404);
  });
});

describe('applications and policies', () => {
  it('find apps by id, and nobody else by another filter', async () => {
    const ids = [mailApps.apple.appId, '11111111-1111-1111-1111-111111111111'];
    const { body } = await filtered('servicePrincipals', `appId in ('${ids.join("','")}')`);
    expect(body.value.map(({ displayName }) => displayName)).toEqual(['Apple Internet Accounts']);
    expect((await filtered('servicePrincipals', "startswith(displayName,'A')")).status).toBe(400);
  });

  it('differ for the whole tenant while a scenario is in force', async () => {
    const apple = () => filtered('servicePrincipals', `appId in ('${mailApps.apple.appId}')`);
    await sandbox.mintPortalToken('mail-app-disabled');
    expect((await apple()).body.value).toMatchObject([{ accountEnabled: false }]);
    await sandbox.mintPortalToken('optional-facts-missing');
    expect((await apple()).status).toBe(403);
    await sandbox.mintPortalToken('healthy');
    expect((await apple()).body.value).toMatchObject([{ accountEnabled: true }]);
  });

  it('name the usual policies and those of one person', async () => {
    const { body } = await read('identity/conditionalAccess/policies');
    const names = body.value.map(({ displayName }) => displayName);
    expect(names).toEqual(expect.arrayContaining(['Block legacy authentication', 'No phones for contractors']));
  });
});

describe('What If', () => {
  async function ask(userId: string, conditions: object): Promise<{ status: number; names: string[] }> {
    const authorization = `Bearer ${await appToken(sandbox, graphResource)}`;
    const response = await fetch(`${sandbox.urls.graph}/beta/identity/conditionalAccess/evaluate`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({
        signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId },
        signInContext: {
          '@odata.type': '#microsoft.graph.applicationContext',
          includeApplications: ['00000002-0000-0ff1-ce00-000000000000'],
        },
        signInConditions: conditions,
        appliedPoliciesOnly: true,
      }),
    });
    const { value = [] } = (await response.json()) as { value?: { displayName: string }[] };
    return { status: response.status, names: value.map(({ displayName }) => displayName) };
  }
  const current = { clientAppType: 'mobileAppsAndDesktopClients', devicePlatform: 'iOS' };

  it('knows who is in a group, and names the old protocol and report-only policies too', async () => {
    const member = await ask(guidOf('user:policy-blocks-group'), current);
    expect(member.names).toEqual(['Block everything (trial)', 'No phones for trainees']);
    expect((await ask(guidOf('user:policy-in-scope'), current)).names).toEqual(['Block everything (trial)']);
    const old = await ask(guidOf('user:healthy'), { ...current, clientAppType: 'exchangeActiveSync' });
    expect(old.names).toContain('Block legacy authentication');
  });

  it('refuses what is no question', async () => {
    expect((await ask('nobody', current)).status).toBe(400);
    expect((await ask(guidOf('user:healthy'), { clientAppType: 'fax' })).status).toBe(400);
  });
});
