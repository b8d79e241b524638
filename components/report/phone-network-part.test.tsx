// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { staticPage } from '@/components/testing/static-page';
import type { PhoneTest } from '@/lib/report/phone-test';
import { healthyReport } from './fixtures';
import { PhoneNetworkPart } from './phone-network-part';

const measured = (more: Partial<PhoneTest>, reached = true): PhoneTest => ({
  id: `${more.from} ${more.network} ${more.at}`,
  at: '2026-11-24T12:00:00.000Z',
  network: 'wifi',
  from: 'phone',
  portal: 'answered',
  family: null,
  clockOffsetMs: 0,
  connection: null,
  hosts: [{ role: 'mail', host: 'outlook.office365.test', tries: [{ reached, ms: 340 }] }],
  ...more,
});
const show = (...phoneTests: PhoneTest[]) =>
  staticPage(<PhoneNetworkPart report={{ ...healthyReport(), phoneTests }} zone="UTC" />);
const cells = () =>
  screen.getAllByRole('cell').map((cell) => `${cell.getAttribute('data-label')}: ${cell.textContent}`);

test('each cell says whose it is, since a phone stacks them', () => {
  show(measured({}), measured({ network: 'mobile' }, false));
  expect(cells()).toEqual([
    'Wi-Fi: Reached in 340 ms',
    'Mobile data: Not reached',
    'This portal: Not seen',
    'Wi-Fi: Right',
    'Mobile data: Right',
    'This portal: Reference',
  ]);
});

test('the newest test of a browser counts, whatever came in last, and another browser’s stands beside it', () => {
  show(
    measured({ at: '2026-11-24T12:05:00.000Z' }, false),
    measured({ at: '2026-11-24T12:00:00.000Z' }),
    measured({ from: 'this-browser' }),
  );
  expect(cells().slice(0, 2)).toEqual(['Wi-Fi, phone: Not reached', 'Wi-Fi, this browser: Reached in 340 ms']);
});

test('what the browser tells of its network stands beside what the person said', () => {
  show(measured({ connection: 'cellular', family: 'ipv6' }), measured({ network: 'mobile' }));
  expect(cells().slice(-3)).toEqual(['Wi-Fi: mobile data, IPv6', 'Mobile data: Not told', 'This portal: Not seen']);
});

test('nothing stands there while nobody has tested', () => {
  show();
  expect(screen.queryByRole('table')).toBeNull();
});
