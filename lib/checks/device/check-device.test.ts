import { describe, expect, it } from 'vitest';
import { checkDevice, isCheckDevice } from '@/lib/report/check-device';
import type { MobileDevice } from '@/lib/report/observations';
import { ago, day, judge, type Patch, phone, signIn, stats, summaryOf } from '../testing/healthy';
import { chooseDevice } from './choose-device';

/** The entry that a first command leaves behind: held by the default, tried a minute ago, never in step. */
const entry = (changes: Partial<MobileDevice> = {}): MobileDevice =>
  phone({
    deviceId: checkDevice.id,
    guid: 'guid-check',
    name: checkDevice.name,
    type: checkDevice.type,
    model: checkDevice.model,
    os: '',
    accessState: 'Quarantined',
    accessStateReason: 'Global',
    firstSync: ago(1),
    ...changes,
  });
const entryStats = stats(checkDevice.id, { guid: 'guid-check', lastSyncAttempt: ago(1), lastSuccessSync: null });
const beside = (devices: MobileDevice[], changes: Partial<typeof entryStats> = {}): NonNullable<Patch['values']> => ({
  devices: { devices },
  deviceStatistics: { statistics: [stats(), { ...entryStats, ...changes }] },
});

describe('the entry of a first command', () => {
  it('is known by its id, whatever the case', () => {
    expect(isCheckDevice(entry())).toBe(true);
    expect(isCheckDevice({ deviceId: 'reconnectcheck' })).toBe(true);
    expect(isCheckDevice(phone())).toBe(false);
  });

  it('is never the phone, although it tried last, nor when it is asked for by name', () => {
    const sources = {
      devices: { devices: [entry(), phone()] },
      deviceStatistics: { statistics: [entryStats, stats()] },
    };
    expect(chooseDevice(sources, { app: 'native', deviceId: null })?.judged.deviceId).toBe('PHONE1');
    expect(chooseDevice(sources, { app: 'native', deviceId: checkDevice.id })).toBeNull();
  });

  it.each<[string, string, NonNullable<Patch['values']>]>([
    ['device-known', 'failed device/none-found', beside([entry()])],
    ['device-access', 'inapplicable', beside([entry()])],
    ['device-access', 'passed', beside([phone(), entry()])],
    ['device-policy', 'passed', beside([phone(), entry({ accessStateReason: 'Policy' })])],
    ['device-management', 'passed', beside([phone(), entry({ accessStateReason: 'ExternalCompliance' })])],
    ['device-wipe', 'passed', beside([phone(), entry()], { wipeRequested: ago(5) })],
    [
      'device-identity',
      'passed',
      beside(
        [
          phone({
            accessState: 'Quarantined',
            accessStateReason: 'Global',
            model: checkDevice.model,
            firstSync: ago(1),
          }),
          entry({ accessState: 'Allowed', accessStateReason: 'Individual', type: 'iPhone' }),
        ],
        { lastSuccessSync: ago(3 * day) },
      ),
    ],
  ])('%s: %s', (id, expected, values) => {
    expect(summaryOf(judge(id, { values }))).toBe(expected);
  });

  it('takes a place among the 100', () => {
    const phones = Array.from({ length: 99 }, (_, index) => phone({ deviceId: `D${index}` }));
    expect(summaryOf(judge('device-count', { values: beside([...phones, entry()]) }))).toBe(
      'failed mailbox/device-limit-reached',
    );
  });

  it('is not the forgotten phone that locks an account', () => {
    const locked = { signIns: { signIns: [signIn({ errorCode: 50053, at: ago(10) })] } };
    const report = judge('account-lockout', { values: { ...beside([phone(), entry()]), ...locked } });
    expect(report.findings.map(({ args }) => args.deviceId)).not.toContain(checkDevice.id);
    expect(report.findings).toHaveLength(1);
  });
});
