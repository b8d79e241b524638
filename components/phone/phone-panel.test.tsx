// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { healthyReport } from '@/components/report/fixtures';
import { TestSession } from '@/components/testing/session';
import type { Report } from '@/lib/report/report';
import { PhonePanel } from './phone-panel';

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)';
const tested = { id: 't1', network: 'wifi' };
/** The portal's API as far as phones go, at the boundary of the network. */
const api = { calls: [] as string[], status: 200, handOff: {}, tests: [] as unknown[], made: 0 };

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const handOff = { id: 'h1', state: 'waiting', deviceLabel: null, digits: null, tests: [] };
  Object.assign(api, { calls: [], status: 200, handOff, tests: [], made: 0 });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const call = `${init.method} ${path}`;
    api.calls.push(call);
    if (api.status !== 200) return Response.json({ detail: 'The database is away.' }, { status: api.status });
    if (call === 'GET /api/hand-offs/h1') return Response.json(api.handOff);
    if (path.startsWith('/api/hand-offs/')) return new Response(null, { status: 204 });
    if (path.endsWith('/phone-tests')) return Response.json({ hosts: { mail: 'https://mail.test' }, tests: api.tests });
    if (!path.endsWith('/hand-offs')) return Response.json({ ...healthyReport(), phoneTests: [] });
    api.made += 1;
    return Response.json({
      id: 'h1',
      url: 'https://portal.test/p/tok',
      code: 'ABCD-EFGH',
      expiresAt: '',
      qr: '<svg/>',
    });
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const polls = () => api.calls.filter((call) => call === 'GET /api/hand-offs/h1').length;

function show(report: Partial<Report> = {}, roles: string[] = []) {
  const person = { name: 'Alex', address: 'alex@contoso.test', oid: 'o', roles };
  const onReport = vi.fn();
  render(
    <TestSession state={{ status: 'signed-in', person }}>
      <PhonePanel report={{ ...healthyReport(), ...report }} onReport={onReport} />
    </TestSession>,
  );
  return onReport;
}
async function openPanel(): Promise<HTMLElement> {
  fireEvent.click(screen.getByRole('button', { name: 'Test the phone’s network' }));
  await screen.findByText(/Mail may come on one network/);
  return screen.getByRole('dialog');
}
async function handOver(): Promise<HTMLElement> {
  const dialog = await openPanel();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Show a code for the phone' }));
  await within(dialog).findByText('ABCD-EFGH');
  await pass(10);
  return dialog;
}

test('what was joined before is read when the page opens; a failure says so and is tried again', async () => {
  api.status = 503;
  const onReport = show();
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The database is away.');
  api.status = 200;
  api.tests = [tested];
  fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  await vi.waitFor(() => expect(onReport).toHaveBeenCalledTimes(1));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('this browser’s own test is offered on the own phone for the own mailbox only', async () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(iPhone);
  show({}, ['Reconnect.Support']);
  expect(await within(await openPanel()).findByRole('button', { name: 'Test this network' })).toBeTruthy();
  cleanup();
  const subject = { address: 'kim@contoso.test', requested: 'kim@contoso.test', displayName: 'Kim' };
  const { facts } = healthyReport();
  show({ subject, facts: { ...facts, signInName: 'kim@contoso.test' } }, ['Reconnect.Support']);
  const dialog = await openPanel();
  await pass(50);
  expect(within(dialog).queryByRole('button', { name: 'Test this network' })).toBeNull();
  expect(within(dialog).getByRole('button', { name: 'Show a code for the phone' })).toBeTruthy();
});

test('two presses make one code, and the focus goes to what it says', async () => {
  show();
  const dialog = await openPanel();
  const button = within(dialog).getByRole('button', { name: 'Show a code for the phone' });
  button.focus();
  fireEvent.click(button);
  fireEvent.click(button);
  await within(dialog).findByText('ABCD-EFGH');
  expect(api.made).toBe(1);
  const status = within(dialog).getByRole('status');
  expect(status.textContent).toContain('point it at this code');
  expect(document.activeElement).toBe(status);
});

test('a look that fails is told and made again; a code that is gone ends it', async () => {
  show();
  const dialog = await handOver();
  api.status = 503;
  await pass(2_010);
  expect(within(dialog).getByRole('alert').textContent).toContain('went wrong on our side');
  api.status = 200;
  await pass(2_010);
  expect(within(dialog).queryByRole('alert')).toBeNull();
  api.status = 404;
  await pass(2_010);
  expect(within(dialog).getByRole('status').textContent).toContain('does not know this code');
  const before = polls();
  await pass(10_000);
  expect(polls()).toBe(before);
});

test('nothing is asked while the dialog is closed; opened again, it asks at once', async () => {
  show();
  const dialog = await handOver();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  await pass(10);
  const before = polls();
  await pass(10_000);
  expect(polls()).toBe(before);
  api.handOff = { ...api.handOff, state: 'opened', deviceLabel: 'iPhone', digits: '42' };
  await openPanel();
  await within(dialog).findByRole('button', { name: 'It shows 42' });
});

test('after the phone’s 30 minutes it is over', async () => {
  show();
  const dialog = await handOver();
  api.handOff = { ...api.handOff, state: 'confirmed', deviceLabel: 'iPhone', digits: '42', tests: [tested] };
  await pass(2_010);
  expect(within(dialog).getByRole('status').textContent).toContain('Tests received: 1');
  await pass(30 * 60_000 + 2_010);
  expect(within(dialog).getByRole('status').textContent).toContain('30 minutes');
  const before = polls();
  await pass(10_000);
  expect(polls()).toBe(before);
  expect(within(dialog).getByRole('button', { name: 'Show a new code' })).toBeTruthy();
});
