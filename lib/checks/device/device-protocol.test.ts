import { describe, expect, it } from 'vitest';
import type { MobileDevice } from '@/lib/report/observations';
import { ago, day, judge, type Patch, phone, stats, summaryOf } from '../testing/healthy';

const of = (changes: Partial<MobileDevice>, values: Patch['values'] = {}, given: Patch['given'] = {}): Patch => ({
  given,
  values: { devices: { devices: [phone(changes)] }, ...values },
});
const android = { os: 'Android 16', userAgent: 'SAMSUNG-SM/101.16', type: 'SamsungDevice' };

describe('device-protocol', () => {
  it.each<[string, string, Patch]>([
    ['16.1', 'passed', of({ ...android, clientVersion: '16.1' })],
    ['14.1', 'failed device/protocol-too-old', of({ ...android, clientVersion: '14.1' })],
    ['16.0', 'failed device/protocol-too-old', of({ ...android, clientVersion: '16.0' })],
    ['16.10, newer than 16.1', 'passed', of({ ...android, clientVersion: '16.10' })],
    ['2.5', 'failed device/protocol-too-old', of({ ...android, clientVersion: '2.5' })],
    ['iOS 10 or later with an old entry', 'passed', of({ clientVersion: '14.1' })],
    ['iOS 9', 'failed device/protocol-too-old', of({ os: 'iOS 9.3.5 13G36', clientVersion: '14.1' })],
    ['a new iPhone known by user agent only', 'passed', of({ os: '', clientVersion: '14.1' })],
    ['no version, in step today', 'passed', of({ ...android, clientVersion: '' })],
    [
      'no version, silent for long',
      'cantTell no-recent-evidence',
      of(
        { ...android, clientVersion: '' },
        { deviceStatistics: { statistics: [stats('PHONE1', { lastSuccessSync: ago(300 * day) })] } },
      ),
    ],
    ['Outlook', 'inapplicable', of({ clientType: 'Outlook', clientVersion: '1.0' }, {}, { app: 'outlook' })],
    [
      'Outlook, app not said',
      'inapplicable',
      of({ clientType: 'Outlook', clientVersion: '1.0' }, {}, { app: 'unknown' }),
    ],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('device-protocol', patch))).toBe(expected);
  });
});
