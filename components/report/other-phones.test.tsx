// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { staticPage } from '@/components/testing/static-page';
import { everyWord } from '@/lib/checks/catalog';
import type { Report } from '@/lib/report/report';
import { healthyReport } from './fixtures';
import { OtherPhones, otherPhonesOf } from './other-phones';

const held = 'AAAA';
const listed = (deviceId: string, values: Record<string, string>, probe = 'devices'): Report['evidence'][number] => ({
  id: `${probe}-${deviceId}`,
  at: '2026-11-24T13:05:00Z',
  probe,
  kind: 'device',
  label: deviceId,
  source: 'Get-MobileDevice',
  deviceId,
  values,
});
const report = (...evidence: Report['evidence']): Report => ({
  ...healthyReport(),
  device: { deviceId: held, name: 'Black iPhone', model: 'iPhone17C1', os: 'iOS 26.1 23B85', platform: 'ios' },
  evidence,
});

test('names the phones of the mailbox that are not judged, each once, with the app it uses', () => {
  const phones = otherPhonesOf(
    report(
      listed(held, { name: 'Black iPhone', clientType: 'EAS' }),
      listed('BBBB', { name: 'Old iPad', os: 'iOS 15.8.2 19H384', clientType: 'EAS' }),
      listed('CCCC', { model: 'Outlook for iOS', clientType: 'Outlook' }),
      listed('DDDD', { name: 'Outlook on a Pixel', clientType: '', type: 'Outlook' }),
      listed('BBBB', { lastSuccessSync: '2026-01-01T00:00:00Z' }, 'deviceStatistics'),
    ),
  );
  expect(phones).toEqual([
    { deviceId: 'BBBB', name: 'Old iPad (iOS 15.8.2)', app: 'native' },
    { deviceId: 'CCCC', name: 'Outlook for iOS', app: 'outlook' },
    { deviceId: 'DDDD', name: 'Outlook on a Pixel', app: 'outlook' },
  ]);
});

test('takes the entry that a first command left for no phone', () => {
  const left = listed('RECONNECTCHECK', { name: 'Reconnect check (not a phone)', clientType: 'EAS' });
  expect(otherPhonesOf(report(left))).toEqual([]);
});

test('offers a check for each, and nothing where no check can be started', () => {
  const two = report(listed('BBBB', { name: 'Old iPad' }), listed('CCCC', { name: 'Test phone' }));
  const checkPhone = ({ name }: { name: string }) => <button type="button">Check {name}</button>;
  staticPage(<OtherPhones report={two} options={{ words: everyWord, evidence: true, checkPhone }} />);
  const region = screen.getByRole('region', { name: 'Is it another phone?' });
  expect(region.textContent).toContain('Black iPhone (iOS 26.1)');
  expect(
    within(region)
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['Check Old iPad', 'Check Test phone']);
  staticPage(<OtherPhones report={two} options={{ words: everyWord, evidence: true }} />);
  expect(screen.queryByRole('region')).toBeNull();
});
