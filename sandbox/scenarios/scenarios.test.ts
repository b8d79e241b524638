import { describe, expect, it } from 'vitest';
import { type FindingCode, findingCodes } from '@/lib/report/codes';
import { buildWorld } from '../network/world';
import { createTenant } from '../tenant/tenant';
import { scenarios } from './all';

const known: readonly string[] = findingCodes satisfies readonly FindingCode[];
const required =
  'healthy activesync-off quarantined-default quarantined-rule blocked-rule blocked-user both-lists discovery-pending policy-not-applied protocol-old no-record web-host-html web-host-imap redirect-expired-certificate root-wrong-certificate root-silent redirect-not-https redirect-loop on-premises shared-mailbox licence-removed account-disabled incident two-causes sign-ins-forbidden exchange-throttled exchange-role-missing no-device outlook-off wipe-pending device-limit-near other-phone sync-stalled sign-in-policy consent-missing-mail-app proxied-record points-to-old-server sign-in-name-differs admin support'.split(
    ' ',
  );

/** RFC 5737: the three documentation networks. */
const documentation = /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/;

describe('scenarios', () => {
  it('has every required account once', () => {
    const ids = scenarios.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const id of required) expect(ids).toContain(id);
  });

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s expects what can be', (_, scenario) => {
    for (const { mustFind, mustNotFind, verdict, primary } of [
      scenario,
      scenario.asPhone ?? scenario,
      ...(scenario.fromPhone ?? []),
    ]) {
      for (const code of [...mustFind, ...mustNotFind]) expect(known).toContain(code);
      expect(mustFind.filter((code) => mustNotFind.includes(code))).toEqual([]);
      if (primary !== null) expect(mustFind).toContain(primary);
      // A healthy or undecided verdict has no cause; the other two name one.
      expect(primary === null).toBe(verdict === 'healthy' || verdict === 'inconclusive');
    }
    expect(scenario.hint.length).toBeLessThan(110);
    if (scenario.tenantWide) expect(scenario.hint).toMatch(/until somebody else signs in/);
  });

  it('hits every code that can be simulated', () => {
    const hit = new Set(
      scenarios.flatMap(({ mustFind, asPhone, fromPhone = [] }) => [
        ...mustFind,
        ...(asPhone?.mustFind ?? []),
        ...fromPhone.flatMap((run) => run.mustFind),
      ]),
    );
    expect(known.filter((code) => !hit.has(code))).toEqual([]);
  });

  it('gives each person an own identity', () => {
    const tenant = createTenant();
    for (const account of tenant.accounts) {
      for (const identity of [account.objectId, account.signInName.toUpperCase(), ...account.addresses]) {
        expect(tenant.find(identity)?.key).toBe(account.key);
      }
    }
  });

  it('lets no device id appear on two mailboxes', () => {
    const ids = createTenant().accounts.flatMap(({ phones }) => phones.map(({ deviceId }) => deviceId));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('simulated internet', () => {
  const world = buildWorld(createTenant());

  it('lives on documentation addresses and reserved names only', () => {
    for (const host of world.hosts) expect(host.address).toMatch(documentation);
    for (const record of world.records) {
      expect(record.name).toMatch(/\.test$/);
      if (record.type === 'A') expect(record.value).toMatch(documentation);
    }
  });

  it('gives each address and port to one kind of host', () => {
    const places = world.hosts.map(({ address, port }) => `${address}:${port}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('publishes the alias of the home domain and closes 443 behind it', () => {
    expect(world.records).toContainEqual(
      expect.objectContaining({ name: 'autodiscover.contoso.test', type: 'CNAME', value: 'autodiscover.outlook.test' }),
    );
    expect(world.hosts.some(({ address, port }) => address === '203.0.113.20' && port === 443)).toBe(false);
  });
});
