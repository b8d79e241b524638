import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, json, type SeenRequest, startLoopbackCloud } from '@/lib/clouds/testing/loopback-cloud';
import type { SubjectRef } from '@/lib/probes/define-probe';
import { directoryUser } from './directory-user';
import { organization } from './organization';

const ada = {
  id: 'oid-1',
  displayName: 'Ada Example',
  userPrincipalName: 'ada@corp.example.test',
  mail: 'Ada@example.test',
  proxyAddresses: ['smtp:old@example.test', 'SMTP:Ada@example.test', 'SIP:ada@example.test', 'X500:/o=x'],
  accountEnabled: true,
  assignedPlans: [
    { servicePlanId: 'p1', service: 'exchange', capabilityStatus: 'Enabled', assignedDateTime: '2026-01-01T00:00:00Z' },
    { servicePlanId: 'p2', service: 'SharePoint', capabilityStatus: 'Enabled' },
  ],
  onPremisesSyncEnabled: null,
  lastPasswordChangeDateTime: '2026-11-01T08:00:00Z',
};
const notFound = json({ error: { code: 'Request_ResourceNotFound', message: '' } }, 404);
const address: SubjectRef = { kind: 'address', address: "o'neil@example.test" };

let close = async () => {};
afterEach(() => close());
async function run(answer: (request: SeenRequest, before: number) => Answer, subject?: SubjectRef) {
  const cloud = await startLoopbackCloud(answer, subject ? { subject } : {});
  close = cloud.close;
  return { result: await directoryUser.run(cloud.context, {}), ...cloud };
}

const oneil = { ...ada, mail: "O'Neil@example.test" };

describe('directoryUser', () => {
  it('reads a person by object id', async () => {
    const { result, seen, evidence } = await run(() => json(ada));
    expect(result).toEqual({
      ok: true,
      value: {
        found: true,
        id: 'oid-1',
        displayName: 'Ada Example',
        userPrincipalName: 'ada@corp.example.test',
        primaryAddress: 'ada@example.test',
        addresses: ['ada@example.test', 'old@example.test'],
        accountEnabled: true,
        plans: [{ servicePlanId: 'p1', service: 'exchange', capabilityStatus: 'Enabled' }],
        onPremisesSync: false,
        lastPasswordChange: '2026-11-01T08:00:00.000Z',
        sessionsValidFrom: null,
      },
    });
    expect(seen[0]?.url).toMatch(/^\/v1\.0\/users\/00000000-0000-0000-0000-0000000000aa\?\$select=/);
    expect(evidence.map(({ kind }) => kind)).toEqual(['http-exchange', 'setting']);
  });

  it('tells an absent person from a refusal', async () => {
    expect((await run(() => notFound)).result).toEqual({ ok: true, value: { found: false } });
    await close();
    expect((await run(() => json({ error: { code: 'Authorization_RequestDenied' } }, 403))).result).toEqual({
      ok: false,
      failure: { reason: 'permission-missing', detail: 'User.Read.All' },
    });
  });

  it('asks for any of the addresses when the typed one is no sign-in name, with quotes doubled', async () => {
    const { result, seen, evidence } = await run(
      (_, before) => (before === 0 ? notFound : json({ value: [{ ...ada, id: 'canary-other' }, oneil] })),
      address,
    );
    expect(result).toMatchObject({ ok: true, value: { found: true, id: 'oid-1' } });
    expect(JSON.stringify(evidence)).not.toContain('canary');
    expect(seen[0]?.url).toContain("/users/o'neil%40example.test?");
    const filter = new URL(`http://x${seen[1]?.url}`).searchParams.get('$filter');
    expect(filter).toBe("mail eq 'o''neil@example.test' or proxyAddresses/any(p:p eq 'smtp:o''neil@example.test')");
  });

  it.each([
    ['the combination', 2],
    ['addresses at all but mail', 3],
    ['any but the sign-in name', 4],
  ])('goes on where Graph does not take a filter on %s', async (_, good) => {
    const refused = json({ error: { code: 'Request_UnsupportedQuery' } }, 400);
    const { result, seen } = await run(
      (_request, before) => (before === 0 ? notFound : before < good ? refused : json({ value: [oneil] })),
      address,
    );
    expect(result).toMatchObject({ ok: true, value: { found: true, id: 'oid-1' } });
    expect(seen).toHaveLength(good + 1);
  });

  it('finds nobody when neither way does', async () => {
    const { result } = await run((_, before) => (before === 0 ? notFound : json({ value: [] })), address);
    expect(result).toEqual({ ok: true, value: { found: false } });
  });

  it('never takes a failed search for nobody', async () => {
    const { result } = await run((_, before) => (before === 0 ? notFound : { status: 503 }), address);
    expect(result).toMatchObject({ ok: false, failure: { reason: 'upstream-failed' } });
  });

  it.each([
    [{ proxyAddresses: null, mail: null }, 'ada@corp.example.test'],
    [{ proxyAddresses: [], mail: 'M@example.test' }, 'm@example.test'],
  ])('has a primary address with %j', async (patch, primary) => {
    const { result } = await run(() =>
      json({ ...ada, ...patch, accountEnabled: undefined, assignedPlans: null, lastPasswordChangeDateTime: undefined }),
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        primaryAddress: primary,
        addresses: [primary],
        accountEnabled: null,
        plans: null,
        lastPasswordChange: null,
        sessionsValidFrom: null,
      },
    });
  });

  it('refuses another shape', async () => {
    const { result } = await run(() => json({ ...ada, accountEnabled: 'yes' }));
    expect(result).toMatchObject({ ok: false, failure: { reason: 'malformed-answer' } });
  });
});

describe('organization', () => {
  it.each([
    [
      {
        value: [
          { id: 't', onPremisesSyncEnabled: true, verifiedDomains: [{ name: 'Example.test', type: 'Federated' }] },
        ],
      },
      true,
      ['example.test'],
    ],
    [{ value: [{ id: 't', onPremisesSyncEnabled: null, verifiedDomains: null }] }, false, []],
  ])('reads %j', async (body, onPremisesSync, verifiedDomains) => {
    const cloud = await startLoopbackCloud(() => json(body));
    close = cloud.close;
    expect(await organization.run(cloud.context, {})).toEqual({
      ok: true,
      value: { onPremisesSync, verifiedDomains, federatedDomains: verifiedDomains },
    });
  });

  it('never reads an empty list as a tenant without synchronisation', async () => {
    const cloud = await startLoopbackCloud(() => json({ value: [] }));
    close = cloud.close;
    expect(await organization.run(cloud.context, {})).toMatchObject({ ok: false });
  });
});
