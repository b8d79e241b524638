import { describe, expect, it } from 'vitest';
import { json, startLoopbackCloud } from '@/lib/clouds/testing/loopback-cloud';
import { directoryUser } from '@/lib/probes/account/directory-user';
import { organization } from '@/lib/probes/account/organization';
import { domainRecords } from '@/lib/probes/autodiscover/domain-records';
import { devices } from '@/lib/probes/device/devices';
import { managedDevices } from '@/lib/probes/device/managed-devices';
import { serviceHealth } from '@/lib/probes/service/service-health';
import { mailApps } from '@/lib/probes/sign-in/mail-apps';
import { signInRules } from '@/lib/probes/sign-in/sign-in-rules';
import { signIns } from '@/lib/probes/sign-in/sign-ins';
import type { DirectoryUser } from '@/lib/report/observations';
import { permissions } from './scopes';

const person: DirectoryUser = {
  found: true,
  id: 'oid-1',
  displayName: '',
  userPrincipalName: 'ada@example.test',
  primaryAddress: 'ada@example.test',
  addresses: [],
  accountEnabled: true,
  plans: [],
  onPremisesSync: false,
  lastPasswordChange: null,
};

describe('permissions', () => {
  it('names each once, and says what it buys and what is lost without it', () => {
    expect(new Set(permissions.map(({ name }) => name)).size).toBe(permissions.length);
    expect(permissions.filter(({ buys, lostWithout }) => !buys.endsWith('.') || !lostWithout.endsWith('.'))).toEqual(
      [],
    );
  });

  it('has every permission that a refused probe names', async () => {
    const cloud = await startLoopbackCloud(() => json({ error: { code: 'Authorization_RequestDenied' } }, 403));
    const observed = { directoryUser: person };
    const results = await Promise.all([
      directoryUser.run(cloud.context, {}),
      organization.run(cloud.context, {}),
      domainRecords.run(cloud.context, observed),
      serviceHealth.run(cloud.context, {}),
      signIns.run(cloud.context, observed),
      mailApps.run(cloud.context, observed),
      signInRules.run(cloud.context, observed),
      managedDevices.run(cloud.context, observed),
      devices.run(cloud.context, observed),
    ]);
    await cloud.close();
    const named = results.map((result) => (result.ok ? 'not refused' : result.failure.detail));
    const known = new Set<string | undefined>(permissions.flatMap(({ name, kind }) => [name, kind]));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});
