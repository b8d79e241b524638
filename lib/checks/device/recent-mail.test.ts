import { describe, expect, it } from 'vitest';
import { ago, day, given, outlookPhone, phone, stats } from '../testing/healthy';
import { gotMailLately } from './recent-mail';

const sources = (device = phone(), minutes: number | null = 10) => ({
  devices: { devices: [device] },
  deviceStatistics: {
    statistics: [stats(device.deviceId, { lastSuccessSync: minutes === null ? null : ago(minutes) })],
  },
});

describe('gotMailLately', () => {
  it.each([
    ['ten minutes ago', sources(), true],
    ['a day ago', sources(phone(), day), true],
    ['longer ago', sources(phone(), day + 1), false],
    ['never', sources(phone(), null), false],
    ['held since', sources(phone({ accessState: 'Quarantined', accessStateReason: 'Global' })), false],
    ['statistics not read', { devices: { devices: [phone()] } }, false],
    ['no phone', { devices: { devices: [] } }, false],
    ['nothing read', {}, false],
  ])('%s', (_name, known, expected) => {
    expect(gotMailLately(known, given)).toBe(expected);
  });

  it('never trusts times of Outlook', () => {
    expect(gotMailLately(sources(outlookPhone), { ...given, app: 'outlook' })).toBe(false);
  });
});
