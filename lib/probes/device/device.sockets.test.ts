import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, json, startLoopbackCloud } from '@/lib/clouds/testing/loopback-cloud';
import type { DirectoryUser } from '@/lib/report/observations';
import { accessRules } from './access-rules';
import { deviceStatistics } from './device-statistics';
import { devices } from './devices';
import { mobilePolicies } from './mobile-policies';
import { organizationSettings } from './organization-settings';

const nobody: DirectoryUser = { found: false };
const missing = json(
  { error: { code: 'BadRequest', innererror: { internalException: { type: 'X.ManagementObjectNotFoundException' } } } },
  400,
);

let close = async () => {};
afterEach(() => close());
async function start(answer: Answer) {
  const cloud = await startLoopbackCloud(() => answer, { subject: { kind: 'address', address: 'ada@example.test' } });
  close = cloud.close;
  return cloud;
}

describe('devices', () => {
  it('reads phones, keeping words it does not know', async () => {
    const cloud = await start(
      json({
        value: [
          {
            Guid: 'g1',
            DeviceId: 'ABC',
            FriendlyName: 'Black iPhone',
            DeviceType: 'iPhone',
            DeviceModel: 'iPhone15C2',
            DeviceOS: 'iOS 18.5 22F76',
            DeviceUserAgent: 'Apple-iPhone15C2/2206.76',
            ClientType: 'EAS',
            ClientVersion: '16.1',
            DeviceAccessState: 'Quarantined',
            DeviceAccessStateReason: 'SomethingNew',
            DeviceAccessControlRule: null,
            FirstSyncTime: '2026-11-01T08:00:00.0000000+00:00',
            DeviceImei: 'canary-imei',
          },
        ],
      }),
    );
    expect(await devices.run(cloud.context, { directoryUser: nobody })).toEqual({
      ok: true,
      value: {
        devices: [
          {
            guid: 'g1',
            deviceId: 'ABC',
            name: 'Black iPhone',
            type: 'iPhone',
            model: 'iPhone15C2',
            os: 'iOS 18.5 22F76',
            userAgent: 'Apple-iPhone15C2/2206.76',
            clientType: 'EAS',
            clientVersion: '16.1',
            accessState: 'Quarantined',
            accessStateReason: 'SomethingNew',
            accessControlRule: null,
            firstSync: '2026-11-01T08:00:00.000Z',
          },
        ],
      },
    });
    expect(JSON.parse(cloud.seen[0]?.body ?? '').CmdletInput.Parameters).toEqual({
      Mailbox: 'ada@example.test',
      ResultSize: 'Unlimited',
    });
    expect(JSON.stringify(cloud.evidence)).not.toContain('canary-imei');
    expect(cloud.evidence[1]).toMatchObject({ kind: 'device', deviceId: 'ABC', label: 'Black iPhone' });
  });

  it('no mailbox means no phones; a phone without an id is a wrong shape', async () => {
    const cloud = await start(missing);
    expect(await devices.run(cloud.context, { directoryUser: nobody })).toEqual({ ok: true, value: { devices: [] } });
    await close();
    const odd = await start(json({ value: [{ Guid: 'g1' }] }));
    expect(await devices.run(odd.context, { directoryUser: nobody })).toMatchObject({ ok: false });
  });
});

describe('deviceStatistics', () => {
  it('reads times and wipe, and never asks for the recovery password', async () => {
    const cloud = await start(
      json({
        value: [
          {
            DeviceID: 'ABC',
            Guid: 'g1',
            LastSyncAttemptTime: '2026-11-24T08:00:00.0000000',
            LastSuccessSync: null,
            Status: 'DeviceWipePending',
            DevicePolicyApplied: null,
            DevicePolicyApplicationStatus: 'AppliedInFull',
            DeviceWipeRequestTime: '2026-11-23T08:00:00.0000000+01:00',
          },
        ],
      }),
    );
    expect(await deviceStatistics.run(cloud.context, { directoryUser: nobody })).toEqual({
      ok: true,
      value: {
        statistics: [
          {
            deviceId: 'ABC',
            guid: 'g1',
            lastSyncAttempt: '2026-11-24T08:00:00.000Z',
            lastSuccessSync: null,
            status: 'DeviceWipePending',
            policyApplied: null,
            policyStatus: 'AppliedInFull',
            wipeRequested: '2026-11-23T07:00:00.000Z',
            wipeSent: null,
            wipeAcknowledged: null,
          },
        ],
      },
    });
    expect(`${cloud.seen[0]?.url}${cloud.seen[0]?.body}`).not.toMatch(/RecoveryPassword/i);
  });

  it('no mailbox means no phones', async () => {
    const cloud = await start(missing);
    expect(await deviceStatistics.run(cloud.context, { directoryUser: nobody })).toEqual({
      ok: true,
      value: { statistics: [] },
    });
  });
});

describe('tenant-wide reads', () => {
  it('read the default and who is told', async () => {
    const cloud = await start(json({ value: [{ DefaultAccessLevel: 'Quarantine', AdminMailRecipients: [] }] }));
    expect(await organizationSettings.run(cloud.context, {})).toEqual({
      ok: true,
      value: { defaultAccessLevel: 'Quarantine', adminMailRecipients: [], changedAt: null },
    });
  });

  it('never take an empty answer for a default', async () => {
    const cloud = await start(json({ value: [] }));
    expect(await organizationSettings.run(cloud.context, {})).toMatchObject({ ok: false });
    expect(await accessRules.run(cloud.context, {})).toEqual({ ok: true, value: { rules: [] } });
    expect(await mobilePolicies.run(cloud.context, {})).toEqual({ ok: true, value: { policies: [] } });
  });

  it('read rules with the text they compare, as it stands', async () => {
    const rule = {
      Name: 'R (DeviceOS)',
      Identity: 'R',
      Characteristic: 'DeviceOS',
      QueryString: 'iOS 18.5 22F76 ',
      AccessLevel: 'Block',
    };
    const cloud = await start(json({ value: [rule] }));
    expect(await accessRules.run(cloud.context, {})).toEqual({
      ok: true,
      value: {
        rules: [
          {
            name: 'R (DeviceOS)',
            identity: 'R',
            characteristic: 'DeviceOS',
            queryString: 'iOS 18.5 22F76 ',
            accessLevel: 'Block',
          },
        ],
      },
    });
  });

  it('read policies', async () => {
    const policy = {
      Name: 'Default',
      IsDefault: true,
      AllowNonProvisionableDevices: false,
      PasswordEnabled: true,
      RequireDeviceEncryption: null,
    };
    const cloud = await start(json({ value: [policy] }));
    expect(await mobilePolicies.run(cloud.context, {})).toEqual({
      ok: true,
      value: {
        policies: [
          {
            name: 'Default',
            isDefault: true,
            allowNonProvisionable: false,
            passwordEnabled: true,
            encryptionRequired: false,
          },
        ],
      },
    });
  });
});
