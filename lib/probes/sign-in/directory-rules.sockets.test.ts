import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, json, startLoopbackCloud, testToken } from '@/lib/clouds/testing/loopback-cloud';
import type { DirectoryUser } from '@/lib/report/observations';
import { mailApps } from './mail-apps';
import { signInRules } from './sign-in-rules';
import { whatIf } from './what-if';

const ada: DirectoryUser = {
  found: true,
  id: 'AAAAAAAA-0000-0000-0000-000000000001',
  displayName: 'Ada',
  userPrincipalName: 'ada@example.test',
  primaryAddress: 'ada@example.test',
  addresses: [],
  accountEnabled: true,
  plans: [],
  onPremisesSync: false,
  lastPasswordChange: null,
};
const apple = 'f8d98a96-0999-43f5-8af3-69971c7bb423';
const refusal = json({ error: { code: 'Authorization_RequestDenied' } }, 403);

const consent = (...names: string[]) =>
  json({ defaultUserRolePermissions: { permissionGrantPoliciesAssigned: names } });

let close = async () => {};
afterEach(() => close());
/** Answers by the end of the path; everything else is refused. */
async function start(answers: Record<string, Answer>) {
  const cloud = await startLoopbackCloud(({ url }) => {
    const { pathname } = new URL(url, 'http://graph.test');
    return Object.entries(answers).find(([end]) => pathname.endsWith(end))?.[1] ?? refusal;
  });
  close = cloud.close;
  return cloud;
}

describe('mailApps', () => {
  const principal = (changes: object = {}) =>
    json({ value: [{ id: 'sp-1', appId: apple, displayName: 'Apple', accountEnabled: true, ...changes }] });
  const grant = (changes: object) => json({ value: [{ scope: 'EAS.AccessAsUser.All offline_access', ...changes }] });
  const firstOf = (outcome: unknown) => (outcome as { value: { apps: unknown[] } }).value.apps[0];
  const forAll = grant({ consentType: 'AllPrincipals', principalId: null });

  it('asks for all apps at once and tells which are there', async () => {
    const cloud = await start({
      '/servicePrincipals': principal(),
      '/oauth2PermissionGrants': forAll,
      '/policies/authorizationPolicy': consent(),
    });
    const outcome = await mailApps.run(cloud.context, { directoryUser: ada });
    expect(outcome).toMatchObject({ ok: true, value: { apps: { length: 3 } } });
    expect(firstOf(outcome)).toEqual({
      appId: apple,
      name: 'Apple',
      present: true,
      enabled: true,
      assignmentRequired: false,
      assigned: null,
      consented: true,
    });
    expect(outcome).toMatchObject({ value: { apps: [{}, { present: false, consented: false }, { present: false }] } });
    expect(cloud.seen).toHaveLength(3);
    expect(JSON.stringify(cloud.evidence)).not.toContain(testToken);
  });

  it.each<[string, Answer, boolean | null]>([
    ['this person', grant({ consentType: 'Principal', principalId: ada.id.toLowerCase() }), true],
    ['somebody else', grant({ consentType: 'Principal', principalId: 'bbbbbbbb-0000-0000-0000-000000000002' }), false],
    ['everybody, but not to mail', grant({ consentType: 'AllPrincipals', scope: 'User.Read openid' }), false],
    ['nobody', json({ value: [] }), false],
    ['not known', refusal, null],
  ])('who agreed: %s', async (_name, grants, consented) => {
    const cloud = await start({
      '/servicePrincipals': principal(),
      '/oauth2PermissionGrants': grants,
      '/policies/authorizationPolicy': consent(),
    });
    expect(firstOf(await mailApps.run(cloud.context, { directoryUser: ada }))).toMatchObject({ consented });
    expect(JSON.stringify(cloud.evidence)).not.toContain('bbbbbbbb-');
  });

  it.each<[string, Answer, boolean | null]>([
    ['assigned', json({ value: [{ resourceId: 'SP-1' }] }), true],
    ['not assigned', json({ value: [] }), false],
    ['a filter that was not honoured', json({ value: [{ resourceId: 'sp-2' }] }), false],
    ['not known', refusal, null],
  ])('asks for an assignment only where one is required: %s', async (_name, assignments, assigned) => {
    const cloud = await start({
      '/servicePrincipals': principal({ appRoleAssignmentRequired: true, accountEnabled: false }),
      '/oauth2PermissionGrants': forAll,
      '/appRoleAssignments': assignments,
    });
    const read = firstOf(await mailApps.run(cloud.context, { directoryUser: ada }));
    expect(read).toMatchObject({ assignmentRequired: true, assigned, enabled: false });
  });

  it.each<[string[], boolean | null]>([
    [[], false],
    [['ManagePermissionGrantsForOwnedResource.x'], false],
    [['ManagePermissionGrantsForSelf.microsoft-user-default-recommended'], null],
    [['managePermissionGrantsForSelf.microsoft-user-default-LEGACY'], true],
  ])('reads from %j that people may agree: %s, and asks who agreed only where it decides', async (names, may) => {
    const cloud = await start({
      '/servicePrincipals': principal(),
      '/oauth2PermissionGrants': forAll,
      '/policies/authorizationPolicy': consent(...names),
    });
    const outcome = await mailApps.run(cloud.context, { directoryUser: ada });
    expect(outcome).toMatchObject({ ok: true, value: { usersMayConsent: may, consentUnread: null } });
    expect(firstOf(outcome)).toMatchObject({ consented: may === false ? true : null });
    expect(cloud.seen.some(({ url }) => url.includes('oauth2PermissionGrants'))).toBe(may === false);
  });

  it('keeps the reason where the rule about consent is closed', async () => {
    const cloud = await start({ '/servicePrincipals': principal() });
    expect(await mailApps.run(cloud.context, { directoryUser: ada })).toMatchObject({
      value: {
        usersMayConsent: null,
        consentUnread: { reason: 'permission-missing', detail: 'Policy.Read.All' },
      },
    });
  });

  it('asks for Outlook alone when that is the app, and not who agreed to it', async () => {
    const cloud = await start({ '/servicePrincipals': json({ value: [] }) });
    const context = { ...cloud.context, given: { ...cloud.context.given, app: 'outlook' as const } };
    expect(await mailApps.run(context, { directoryUser: ada })).toMatchObject({ value: { apps: { length: 1 } } });
    expect(cloud.seen).toHaveLength(2);
  });

  it('names the permission that it lacks', async () => {
    const cloud = await start({});
    expect(await mailApps.run(cloud.context, { directoryUser: ada })).toEqual({
      ok: false,
      failure: { reason: 'permission-missing', detail: 'Directory.Read.All' },
    });
  });
});

describe('signInRules', () => {
  const policy = (displayName: string, state: string, includeUsers: string[], excludeUsers: string[] = []) => ({
    id: displayName,
    displayName,
    state,
    conditions: {
      users: { includeUsers, excludeUsers },
      applications: { includeApplications: ['All'] },
      clientAppTypes: ['all'],
    },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  });
  const policies = json({
    value: [
      policy('in force', 'enabled', ['All'], ['canary-other-person']),
      policy('report only', 'enabledForReportingButNotEnforced', ['All']),
      policy('off', 'disabled', ['All']),
      policy('others', 'enabled', ['canary-other-person']),
      policy('excepted', 'enabled', ['All'], [ada.id.toLowerCase()]),
    ],
  });
  it('keeps the policies in force for this person, and no id of another', async () => {
    const cloud = await start({
      '/policies/identitySecurityDefaultsEnforcementPolicy': json({ isEnabled: true }),
      '/conditionalAccess/policies': policies,
    });
    const outcome = await signInRules.run(cloud.context, { directoryUser: ada });
    expect(outcome).toMatchObject({ ok: true, value: { securityDefaults: true, locations: null } });
    expect(outcome.ok && outcome.value.policies.map(({ name }) => name)).toEqual(['in force']);
    expect(JSON.stringify([outcome, cloud.evidence])).not.toContain('canary');
    for (const name of ['report only', 'excepted', 'others'])
      expect(JSON.stringify(cloud.evidence)).not.toContain(name);
    expect(cloud.seen).toHaveLength(2);
  });

  it('names the permission that it lacks', async () => {
    const cloud = await start({});
    expect(await signInRules.run(cloud.context, { directoryUser: ada })).toEqual({
      ok: false,
      failure: { reason: 'permission-missing', detail: 'Policy.Read.All' },
    });
  });

  const placed = json({
    value: [
      {
        ...policy('placed', 'enabled', ['All']),
        conditions: {
          users: { includeUsers: ['All'] },
          applications: { includeApplications: ['All'] },
          clientAppTypes: ['all'],
          locations: { includeLocations: ['All'], excludeLocations: ['PLACE-1', 'AllTrusted'] },
        },
      },
    ],
  });

  it('names the places that a policy in force knows, and no other', async () => {
    const cloud = await start({
      '/conditionalAccess/policies': placed,
      '/conditionalAccess/namedLocations': json({
        value: [
          { id: 'place-1', displayName: 'Europe', countriesAndRegions: ['nl', 'DE'] },
          { id: 'place-2', displayName: 'canary place', ipRanges: [{ cidrAddress: '192.0.2.0/24' }] },
        ],
      }),
    });
    const outcome = await signInRules.run(cloud.context, { directoryUser: ada });
    expect(outcome).toMatchObject({
      value: {
        policies: [{ includeLocations: ['all'], excludeLocations: ['place-1', 'alltrusted'] }],
        locations: [{ id: 'place-1', name: 'Europe', countries: ['NL', 'DE'] }],
      },
    });
    expect(JSON.stringify(cloud.evidence)).not.toMatch(/canary|192\.0\.2/);
  });

  it('goes on without the places', async () => {
    const cloud = await start({ '/conditionalAccess/policies': placed });
    const outcome = await signInRules.run(cloud.context, { directoryUser: ada });
    expect(outcome).toMatchObject({ ok: true, value: { policies: [{ name: 'placed' }], locations: null } });
  });
});

describe('whatIf', () => {
  const result = (displayName: string, changes: object = {}) => ({
    id: displayName,
    displayName,
    state: 'enabled',
    policyApplies: true,
    modifiedDateTime: '2026-11-20T08:00:00Z',
    conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
    ...changes,
  });
  const answer = json({
    value: [
      result('in force'),
      result('canary report only', { state: 'enabledForReportingButNotEnforced' }),
      result('canary no', { policyApplies: false }),
    ],
  });

  it('asks about both platforms and the old protocol, and keeps what applies in force', async () => {
    const cloud = await start({ '/conditionalAccess/evaluate': answer });
    const outcome = await whatIf.run(cloud.context, { directoryUser: ada });
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        answers: [
          {
            client: 'mobileAppsAndDesktopClients',
            platform: 'ios',
            policies: [{ name: 'in force', grants: ['block'] }],
          },
          { client: 'mobileAppsAndDesktopClients', platform: 'android' },
          { client: 'exchangeActiveSync' },
        ],
      },
    });
    expect(cloud.seen.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST']);
    expect(JSON.stringify([outcome, cloud.evidence])).not.toContain('canary');
  });

  it('asks about no old protocol for Outlook', async () => {
    const cloud = await start({ '/conditionalAccess/evaluate': answer });
    const context = { ...cloud.context, given: { ...cloud.context.given, app: 'outlook' as const } };
    expect(await whatIf.run(context, { directoryUser: ada })).toMatchObject({ value: { answers: { length: 2 } } });
  });

  it('names the permission that it lacks, and asks nothing about nobody', async () => {
    const cloud = await start({});
    expect(await whatIf.run(cloud.context, { directoryUser: ada })).toEqual({
      ok: false,
      failure: { reason: 'permission-missing', detail: 'Policy.Read.ConditionalAccess' },
    });
    expect(await whatIf.run(cloud.context, { directoryUser: { found: false } })).toMatchObject({
      failure: { reason: 'blocked-by-earlier' },
    });
    expect(cloud.seen).toHaveLength(3);
  });
});
