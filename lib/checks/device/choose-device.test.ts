import { describe, expect, it } from 'vitest';
import { ago, day, outlookPhone, phone, stats } from '../testing/healthy';
import { chooseDevice } from './choose-device';

const old = phone({ deviceId: 'OLD', guid: 'guid-OLD', clientType: 'ActiveSync' });
const devices = { devices: [old, phone(), outlookPhone] };
const deviceStatistics = { statistics: [stats('OLD', { lastSyncAttempt: ago(3 * day) }), stats()] };
const choose = (app: 'native' | 'outlook' | 'unknown', deviceId: string | null = null) =>
  chooseDevice({ devices, deviceStatistics }, { app, deviceId })?.judged.deviceId ?? null;

describe('chooseDevice', () => {
  it('takes the native phone that tried last, Outlook for Outlook, and the one asked for', () => {
    expect(choose('native')).toBe('PHONE1');
    expect(choose('unknown')).toBe('PHONE1');
    expect(choose('outlook')).toBe('OUTLOOK1');
    expect(choose('native', 'old')).toBe('OLD');
    expect(choose('native', 'nobody')).toBeNull();
  });

  it('takes Outlook when the app is not said and there is nothing else', () => {
    const chosen = chooseDevice({ devices: { devices: [outlookPhone] } }, { app: 'unknown', deviceId: null });
    expect(chosen?.judged).toMatchObject({ deviceId: 'OUTLOOK1', platform: 'outlook' });
    expect(chosen?.statistics).toBeNull();
  });

  it('knows no phone without a list', () => {
    expect(chooseDevice({}, { app: 'native', deviceId: null })).toBeNull();
  });
});
