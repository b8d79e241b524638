import { describe, expect, it } from 'vitest';
import type { DeviceStatistics, MobileDevice, SignIn } from '@/lib/report/observations';
import { mailboxStateOf, type StateSources } from './read-state';

const now = '2026-11-24T12:00:00.000Z';
const apple = 'f8d98a96-0999-43f5-8af3-69971c7bb423';

function phone(changes: Partial<MobileDevice> = {}): MobileDevice {
  return {
    guid: 'g1',
    deviceId: 'ABC',
    name: 'Black iPhone',
    type: 'iPhone',
    model: 'iPhone17C1',
    os: 'iOS 26.1',
    userAgent: 'Apple-iPhone17C1/2302.85',
    clientType: 'EAS',
    clientVersion: '16.1',
    accessState: 'Quarantined',
    accessStateReason: 'Global',
    accessControlRule: null,
    firstSync: '2026-11-01T00:00:00.000Z',
    ...changes,
  };
}

function statistics(changes: Partial<DeviceStatistics> = {}): DeviceStatistics {
  return {
    deviceId: 'ABC',
    guid: 'g1',
    lastSyncAttempt: '2026-11-20T00:00:00.000Z',
    lastSuccessSync: null,
    status: 'DeviceOk',
    policyApplied: null,
    policyStatus: 'AppliedInFull',
    wipeRequested: null,
    wipeSent: null,
    wipeAcknowledged: null,
    ...changes,
  };
}

function signIn(changes: Partial<SignIn> = {}): SignIn {
  return {
    id: 's',
    at: '2026-11-24T11:00:00.000Z',
    appId: apple,
    appName: 'Apple Internet Accounts',
    clientApp: 'Mobile Apps and Desktop clients',
    resource: 'Office 365 Exchange Online',
    errorCode: 53003,
    failureReason: '',
    conditionalAccess: 'failure',
    policies: [{ id: 'p', name: 'Block old mail', result: 'failure', grantControls: ['block'] }],
    ipAddress: '',
    location: '',
    operatingSystem: '',
    ...changes,
  };
}

const settings = {
  found: true as const,
  primaryAddress: 'anna@contoso.test',
  activeSyncEnabled: true,
  outlookMobileEnabled: null,
  allowedDeviceIds: [] as string[],
  blockedDeviceIds: [] as string[],
  mailboxPolicy: null,
};

function sources(changes: Partial<StateSources> = {}): StateSources {
  return {
    directoryUser: {
      found: true,
      id: 'oid',
      displayName: 'Anna',
      userPrincipalName: 'anna@contoso.test',
      primaryAddress: 'anna@contoso.test',
      addresses: [],
      accountEnabled: true,
      plans: [],
      onPremisesSync: false,
      lastPasswordChange: null,
    },
    mailboxSettings: settings,
    devices: { devices: [phone()] },
    deviceStatistics: { statistics: [statistics()] },
    ...changes,
  };
}

const stateOf = (changes: Partial<StateSources> = {}) => mailboxStateOf(sources(changes), [], now);
const first = (changes: Partial<StateSources>) => stateOf(changes)?.devices[0];

describe('the state of a mailbox', () => {
  it('is none without a person or a mailbox', () => {
    expect(stateOf({ directoryUser: { found: false } })).toBeNull();
    expect(stateOf({ mailboxSettings: { found: false } })).toBeNull();
  });

  it('knows phones, and ids that only stand on a list, once each', () => {
    const lists = { allowedDeviceIds: ['abc', 'GONE'], blockedDeviceIds: ['gone', 'OLD'] };
    const state = stateOf({ mailboxSettings: { ...settings, ...lists } });
    expect(state?.devices.map(({ deviceId, partnerships }) => [deviceId, partnerships])).toEqual([
      ['ABC', 1],
      ['GONE', 0],
      ['OLD', 0],
    ]);
  });

  it('takes no side between two partnerships of one id, and the worst of their erase requests', () => {
    const two = { devices: [phone(), phone({ guid: 'g2', deviceId: 'abc' })] };
    const rows = [statistics(), statistics({ guid: 'g2', status: 'DeviceWipePending' })];
    const state = stateOf({ devices: two, deviceStatistics: { statistics: rows } });
    expect(state?.devices).toHaveLength(1);
    expect(state?.devices[0]).toMatchObject({ partnerships: 2, guid: null, wipe: 'pending' });
  });

  it.each<[string, Partial<DeviceStatistics>, string]>([
    ['nothing asked', {}, 'none'],
    ['asked', { wipeRequested: now }, 'pending'],
    ['sent', { wipeRequested: now, wipeSent: now }, 'sent'],
    ['done', { wipeRequested: '2026-11-20T00:00:00Z', wipeAcknowledged: now, status: 'DeviceWipeSucceeded' }, 'none'],
  ])('reads an erase request: %s', (_, changes, wipe) => {
    expect(first({ deviceStatistics: { statistics: [statistics(changes)] } })?.wipe).toBe(wipe);
  });

  it('does not take what it could not read for nothing', () => {
    const { deviceStatistics: _none, ...rest } = sources();
    const state = mailboxStateOf(rest, [], now);
    expect(state?.devices[0]).toMatchObject({ wipe: 'unknown', policy: { kind: 'unknown' } });
    expect(first({ deviceStatistics: { statistics: [] } })?.wipe).toBe('unknown');
  });

  it('names the policy that stops the mail app, until a later sign-in succeeds', () => {
    const stopped = { signIns: { signIns: [signIn()] } };
    expect(first(stopped)?.policy).toEqual({ kind: 'stops', names: 'Block old mail' });
    expect(stateOf(stopped)?.policy.outlook).toEqual({ kind: 'none' });
    const later = signIn({ at: now, errorCode: 0, conditionalAccess: 'success', policies: [] });
    expect(first({ signIns: { signIns: [signIn(), later] } })?.policy).toEqual({ kind: 'none' });
  });

  it('tells who holds the phone, and that device management does', () => {
    expect(first({})).toMatchObject({ heldBy: 'default', external: false, lastContact: '2026-11-20T00:00:00.000Z' });
    const managed = { devices: [phone({ accessStateReason: 'ExternalCompliance' })] };
    expect(first({ devices: managed })).toMatchObject({ heldBy: 'external', external: true });
  });
});
