import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, json, startLoopbackCloud, testToken } from '@/lib/clouds/testing/loopback-cloud';
import type { DirectoryUser } from '@/lib/report/observations';
import { managedDevices } from './managed-devices';

const ada: DirectoryUser = {
  found: true,
  id: 'OID-1',
  displayName: 'Ada',
  userPrincipalName: 'ada@example.test',
  primaryAddress: 'ada@example.test',
  addresses: [],
  accountEnabled: true,
  plans: [],
  onPremisesSync: false,
  lastPasswordChange: null,
};
const row = (changes: object = {}) => ({
  id: 'managed-1',
  userId: 'oid-1',
  deviceName: 'canary name of the phone',
  operatingSystem: 'iOS',
  osVersion: '26.1',
  manufacturer: 'Apple',
  model: 'iPhone 17',
  complianceState: 'compliant',
  easActivated: true,
  easDeviceId: 'ABC1',
  easActivationDateTime: '2026-05-01T08:00:00Z',
  lastSyncDateTime: '2026-11-24T08:00:00Z',
  imei: 'canary imei',
  ...changes,
});
const read = {
  id: 'managed-1',
  model: 'Apple iPhone 17',
  os: 'iOS 26.1',
  activesyncId: 'abc1',
  activatedAt: '2026-05-01T08:00:00.000Z',
  compliance: 'compliant',
  lastCheckIn: '2026-11-24T08:00:00.000Z',
  failingSettings: null,
  failedMailProfile: null,
  wipePending: false,
  wipeRequested: null,
};

let close = async () => {};
afterEach(() => close());
/** Answers by the last segment of the path. */
async function start(answers: Record<string, Answer>) {
  const cloud = await startLoopbackCloud(({ url }) => {
    const leaf = new URL(url, 'http://graph.test').pathname.split('/').at(-1) ?? '';
    return answers[leaf] ?? json({ error: { code: 'Forbidden', message: 'canary' } }, 403);
  });
  close = cloud.close;
  const run = () => managedDevices.run(cloud.context, { directoryUser: ada });
  return { ...cloud, run };
}
const lacking = row({ complianceState: 'noncompliant' });

describe('managedDevices', () => {
  it('reads phones of this person and nothing that people named them', async () => {
    const others = [
      row({ id: 'x', userId: 'oid-2' }),
      row({ id: 'y', operatingSystem: 'Windows' }),
      row({ id: 'z', userId: null }),
    ];
    const cloud = await start({ managedDevices: json({ value: [row(), ...others] }) });
    expect(await cloud.run()).toEqual({ ok: true, value: { devices: [read] } });
    expect(decodeURIComponent(cloud.seen[0]?.url ?? '')).toContain("$filter=userId eq 'OID-1'");
    expect(cloud.seen).toHaveLength(1);
    const text = JSON.stringify(cloud.evidence);
    // Rows of others stand in no evidence either.
    expect(text).not.toMatch(/canary|oid-2|Windows|"id\\":\\"[xyz]/);
    expect(text).not.toContain(testToken);
  });

  it('names failing settings from the policies, and a mail profile in conflict', async () => {
    const cloud = await start({
      managedDevices: json({ value: [lacking] }),
      deviceCompliancePolicyStates: json({
        value: [
          {
            id: 'p1',
            displayName: 'Other',
            state: 'compliant',
            settingStates: [{ settingName: 'No', state: 'error' }],
          },
          {
            id: 'p2',
            displayName: 'Phones',
            state: 'nonCompliant',
            settingStates: [
              { setting: 'a.b', settingName: 'Minimum OS version', state: 'nonCompliant' },
              { setting: 'a.c', settingName: null, state: 'conflict' },
              { setting: 'a.d', settingName: 'Good', state: 'compliant' },
            ],
          },
        ],
      }),
      deviceConfigurationStates: json({
        value: [
          { displayName: 'Wi-Fi', state: 'error' },
          { displayName: 'Email signatures', state: 'error', settingStates: [{ setting: 'signature.length' }] },
          { displayName: 'Post', state: 'conflict', settingStates: [{ setting: 'iosEasEmailProfileConfiguration.x' }] },
        ],
      }),
    });
    expect(await cloud.run()).toMatchObject({
      value: { devices: [{ failingSettings: ['Minimum OS version', 'a.c'], failedMailProfile: 'Post' }] },
    });
  });

  it.each<[string, Record<string, Answer>, string[] | null]>([
    [
      'from below the policy',
      { settingStates: json({ value: [{ settingName: 'Passcode', state: 'nonCompliant' }] }) },
      ['Passcode'],
    ],
    ['as the name of the policy where they stay hidden', {}, ['Phones']],
    ['not at all where policies may not be read', { deviceCompliancePolicyStates: { status: 403 } }, null],
  ])('takes settings %s', async (_name, answers, expected) => {
    const cloud = await start({
      managedDevices: json({ value: [lacking] }),
      deviceCompliancePolicyStates: json({ value: [{ id: 'p2', displayName: 'Phones', state: 'nonCompliant' }] }),
      ...answers,
    });
    expect(await cloud.run()).toMatchObject({ ok: true, value: { devices: [{ failingSettings: expected }] } });
  });

  it.each([
    ['pending', true],
    ['active', true],
    ['done', false],
    ['canceled', false],
  ])('knows an erase that is %s', async (actionState, wipePending) => {
    const action = { actionName: 'factoryReset', actionState, startDateTime: '2026-11-20T08:00:00Z' };
    const cloud = await start({
      managedDevices: json({
        value: [row({ deviceActionResults: [{ actionName: 'rebootNow', actionState }, action] })],
      }),
    });
    const wipeRequested = wipePending ? '2026-11-20T08:00:00.000Z' : null;
    expect(await cloud.run()).toMatchObject({ value: { devices: [{ wipePending, wipeRequested }] } });
  });

  it.each<[string, Answer, object]>([
    [
      'no right',
      json({ error: { code: 'Forbidden', message: 'Application is not authorized' } }, 403),
      { reason: 'permission-missing', detail: 'DeviceManagementManagedDevices.Read.All' },
    ],
    [
      'no Intune',
      json({ error: { code: 'BadRequest', message: 'Request not applicable to target tenant.' } }, 400),
      { reason: 'not-licensed', detail: 'deviceManagement/managedDevices' },
    ],
    ['another shape', json({ value: [{ id: 7 }] }), { reason: 'malformed-answer' }],
  ])('%s is told apart', async (_name, answer, failure) => {
    const cloud = await start({ managedDevices: answer });
    const outcome = await cloud.run();
    expect(outcome).toMatchObject({ ok: false, failure });
    expect(JSON.stringify(outcome)).not.toContain('authorized');
  });
});
