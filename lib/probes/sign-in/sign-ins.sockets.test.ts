import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, json, startLoopbackCloud } from '@/lib/clouds/testing/loopback-cloud';
import type { DirectoryUser } from '@/lib/report/observations';
import { addressSignIns } from './address-sign-ins';
import { signIns } from './sign-ins';

const person: DirectoryUser = {
  found: true,
  id: "oid'1",
  displayName: '',
  userPrincipalName: 'ada@example.test',
  primaryAddress: 'ada@example.test',
  addresses: [],
  accountEnabled: true,
  plans: [],
  onPremisesSync: false,
  lastPasswordChange: null,
};
const row = {
  id: 's1',
  createdDateTime: '2026-11-24T08:00:00Z',
  appId: 'app',
  appDisplayName: 'Apple Internet Accounts',
  clientAppUsed: 'Mobile Apps and Desktop clients',
  resourceDisplayName: 'Office 365 Exchange Online',
  status: { errorCode: 0, failureReason: null },
  conditionalAccessStatus: 'failure',
  appliedConditionalAccessPolicies: [
    { id: 'p', displayName: 'Block', result: 'failure', enforcedGrantControls: ['Block'] },
  ],
  ipAddress: '203.0.113.7',
  location: { city: 'Delft', state: '', countryOrRegion: 'NL' },
  deviceDetail: { operatingSystem: 'iOS 18.5' },
};

let close = async () => {};
afterEach(() => close());
async function run(answer: Answer, directoryUser: DirectoryUser = person) {
  const cloud = await startLoopbackCloud(() => answer);
  close = cloud.close;
  return { result: await signIns.run(cloud.context, { directoryUser }), ...cloud };
}

describe('signIns', () => {
  it('asks for one person and a week, one page, and gives newest first', async () => {
    const older = {
      ...row,
      id: 's0',
      createdDateTime: '2026-11-23T08:00:00.1234567Z',
      appliedConditionalAccessPolicies: undefined,
      location: null,
      deviceDetail: null,
    };
    const { result, seen } = await run(
      json({ value: [older, row], '@odata.nextLink': 'https://graph.microsoft.com/x' }),
    );
    const query = new URL(`http://x${seen[0]?.url}`).searchParams;
    expect(query.get('$filter')).toBe("userId eq 'oid''1' and createdDateTime ge 2026-11-17T12:00:00Z");
    expect(query.get('$top')).toBe('200');
    expect(seen).toHaveLength(1);
    expect(result.ok && result.value.signIns).toEqual([
      {
        id: 's1',
        at: '2026-11-24T08:00:00.000Z',
        appId: 'app',
        appName: 'Apple Internet Accounts',
        clientApp: 'Mobile Apps and Desktop clients',
        resource: 'Office 365 Exchange Online',
        errorCode: 0,
        failureReason: '',
        conditionalAccess: 'failure',
        policies: [{ id: 'p', name: 'Block', result: 'failure', grantControls: ['Block'] }],
        ipAddress: '203.0.113.7',
        location: 'Delft, NL',
        operatingSystem: 'iOS 18.5',
      },
      expect.objectContaining({
        id: 's0',
        at: '2026-11-23T08:00:00.123Z',
        policies: [],
        location: '',
        operatingSystem: '',
      }),
    ]);
  });

  it('drops other people and old noise of a service that does not filter', async () => {
    const rows = [row, { ...row, userId: 'somebody-else' }, { ...row, createdDateTime: '2026-10-01T08:00:00Z' }];
    const { result, evidence } = await run(json({ value: rows }));
    expect(result.ok && result.value.signIns).toHaveLength(1);
    expect(JSON.stringify(evidence)).not.toMatch(/somebody-else|2026-10-01/);
  });

  it.each([
    [
      'no premium licence',
      json({ error: { code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' } }, 403),
      { reason: 'not-licensed' },
    ],
    [
      'no permission',
      json({ error: { code: 'Authentication_MSGraphPermissionMissing' } }, 403),
      { reason: 'permission-missing', detail: 'AuditLog.Read.All' },
    ],
    ['a sign-in without a result', json({ value: [{ ...row, status: null }] }), { reason: 'malformed-answer' }],
  ] satisfies [string, Answer, object][])('%s is a failure', async (_, answer, failure) => {
    expect((await run(answer)).result).toMatchObject({ ok: false, failure });
  });

  it('asks nothing about nobody', async () => {
    const { result, seen } = await run(json({ value: [] }), { found: false });
    expect(result).toEqual({ ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } });
    expect(seen).toEqual([]);
  });
});

describe('addressSignIns', () => {
  const other: DirectoryUser = { ...person, userPrincipalName: "a.o'neil@example.test" };
  const mistyped = {
    ...row,
    userId: '00000000-0000-0000-0000-000000000000',
    userPrincipalName: 'Ada@Example.test',
    status: { errorCode: 50034, failureReason: 'The user account does not exist.' },
  };

  it('asks by the address that was typed, and keeps only such refusals', async () => {
    const rows = [
      mistyped,
      { ...mistyped, userPrincipalName: 'canary@example.test' },
      { ...mistyped, id: 'canary-old', createdDateTime: '2026-10-01T08:00:00Z' },
      { ...mistyped, id: 'canary-good', status: { errorCode: 0 } },
    ];
    const cloud = await startLoopbackCloud(() => json({ value: rows }));
    close = cloud.close;
    const result = await addressSignIns.run(cloud.context, { directoryUser: other });
    const query = new URL(`http://x${cloud.seen[0]?.url}`).searchParams;
    expect(query.get('$filter')).toBe(
      "userPrincipalName eq 'ada@example.test' and status/errorCode eq 50034 and createdDateTime ge 2026-11-17T12:00:00Z",
    );
    expect(result).toMatchObject({ ok: true, value: { signIns: [{ id: 's1', errorCode: 50034 }] } });
    expect(result.ok && result.value.signIns).toHaveLength(1);
    expect(JSON.stringify(cloud.evidence)).not.toContain('canary');
  });

  it('asks nothing where the address is the name', async () => {
    const cloud = await startLoopbackCloud(() => json({ value: [] }));
    close = cloud.close;
    expect(await addressSignIns.run(cloud.context, { directoryUser: person })).toEqual({
      ok: true,
      value: { signIns: [] },
    });
    expect(cloud.seen).toEqual([]);
  });
});
