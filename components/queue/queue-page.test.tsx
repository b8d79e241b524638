// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TestSession } from '@/components/testing/session';
import type { QueuePage as Page, QueueEntry } from '@/lib/report/queue';
import { queueViewOf } from './queue-filter';
import { QueuePage } from './queue-page';

const router = { push: vi.fn() };
vi.mock('next/navigation', () => ({ useRouter: () => router }));

const held: QueueEntry = {
  key: 'g1',
  kind: 'phone',
  concerns: ['quarantined', 'protocol-too-old'],
  owner: { identity: 'karel', name: 'Karel Kwarantaine', address: 'karel+a@contoso.test' },
  phone: {
    deviceId: 'ABC',
    name: 'Old phone',
    model: 'SM-A520F',
    os: 'Android 9',
    app: 'native',
    version: '14.1',
    firstSync: '2026-11-24T10:00:00.000Z',
    heldBy: 'rule',
    rule: 'No old phones',
  },
  phones: null,
};
const full: QueueEntry = {
  key: 'mailbox:x',
  kind: 'mailbox',
  concerns: ['device-limit-reached'],
  owner: { identity: 'reception', name: '', address: null },
  phone: null,
  phones: 100,
};
const counts = {
  quarantined: 1,
  discovery: 0,
  'protocol-too-old': 1,
  'device-limit-reached': 1,
  'device-limit-near': 0,
};

function page(more: Partial<Page> = {}): Page {
  return {
    entries: [held, full],
    next: null,
    reading: {
      startedAt: '2026-11-24T10:00:00.000Z',
      finishedAt: new Date(Date.now() - 7_200_000).toISOString(),
      devices: 1_234,
      counts,
    },
    sweep: { status: 'idle', devices: 0, of: 1_234, problem: null, nextAt: '2026-11-24T16:00:00.000Z' },
    ...more,
  };
}

/** The portal's API as far as the queue goes, at the boundary of the network. */
const api = { asked: [] as string[], answers: [] as Page[], status: 200, refusal: null as string | null };

beforeEach(() => {
  Object.assign(api, { asked: [], answers: [page()], status: 200, refusal: null });
  router.push.mockClear();
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    api.asked.push(`${init?.method ?? 'GET'} ${path}`);
    if (init?.method === 'POST') {
      if (api.refusal !== null) return Response.json({ detail: api.refusal }, { status: 429 });
      return Response.json({ status: 'waiting', devices: 0, of: null, problem: null, nextAt: null }, { status: 202 });
    }
    if (api.status !== 200) return Response.json({ detail: 'The database is away.' }, { status: api.status });
    const [next] = api.answers.length > 1 ? api.answers.splice(0, 1) : api.answers;
    return Response.json(next);
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(query: Record<string, string> = {}, roles = ['Reconnect.Admin']): void {
  const person = { name: 'Ada', address: 'ada@contoso.test', oid: 'o', roles };
  render(
    <TestSession state={{ status: 'signed-in', person }}>
      <QueuePage view={queueViewOf(query)} />
    </TestSession>,
  );
}

test('a line says whose phone it is, why it is here, and leads to the person', async () => {
  open();
  const [, phone, mailbox] = await screen.findAllByRole('row');
  expect(phone?.textContent).toMatch(
    /Karel Kwarantaine.*Old phone.*Android 9.*“No old phones”.*ActiveSync 14\.1.*24 Nov 2026/,
  );
  expect(screen.getByRole('link', { name: 'Karel Kwarantaine' }).getAttribute('href')).toBe(
    '/users/karel%2Ba%40contoso.test',
  );
  expect(mailbox?.textContent).toMatch(/reception.*could not be found out.*100 phones/);
  expect(within(mailbox as HTMLElement).queryByRole('link')).toBeNull();
  expect(screen.getByRole('status').textContent).toBe('1,234 phones, read 2 hours ago.');
  expect(api.asked).toEqual(['GET /api/queue']);
});

test('concern and search go into the address and keep each other', async () => {
  open({ concern: 'quarantined', query: 'karel', after: 'n1' });
  api.answers = [page({ next: 'n2' })];
  const concerns = await screen.findByRole('navigation', { name: 'Concerns' });
  expect(api.asked).toEqual(['GET /api/queue?concern=quarantined&query=karel&after=n1']);
  expect(within(concerns).getByRole('link', { name: 'In quarantine 1' }).getAttribute('aria-current')).toBe('true');
  expect(
    within(concerns)
      .getByRole('link', { name: /^Old protocol/ })
      .getAttribute('href'),
  ).toBe('/queue?concern=protocol-too-old&query=karel');
  expect(within(concerns).queryByRole('link', { name: /^Undecided/ })).toBeNull();
  expect(screen.getByRole('link', { name: 'To the first page' }).getAttribute('href')).toBe(
    '/queue?concern=quarantined&query=karel',
  );
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: ' Bea & co ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Search' }));
  expect(router.push).toHaveBeenCalledWith('/queue?concern=quarantined&query=Bea+%26+co');
});

test('the first visit asks for the first reading once, follows it, and shows its end', async () => {
  vi.useFakeTimers();
  const progress = { devices: 0, of: null, problem: null, nextAt: null };
  const none = { entries: [], reading: null };
  api.answers = [
    page({ ...none, sweep: { ...progress, status: 'never' } }),
    page({ ...none, sweep: { ...progress, status: 'running', devices: 3_000 } }),
    page({ ...none, sweep: { ...progress, status: 'running', devices: 4_000 } }),
    page({ entries: [] }),
  ];
  open();
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  await pass(10);
  const status = screen.getByRole('status');
  expect(status.parentElement?.textContent).toContain('3,000 so far');
  const said = status.textContent;
  expect(screen.getByRole('button', { name: 'Read the phones now' })).toHaveProperty('disabled', true);
  await pass(2_010);
  expect(status.parentElement?.textContent).toContain('4,000 so far');
  // Read out once: what a live region says again and again drowns everything else.
  expect([said, status.textContent]).toEqual(Array(2).fill('The phones of the tenant are being read.'));
  await pass(2_010);
  expect(screen.getByText('Nobody waits.')).toBeTruthy();
  expect(status.textContent).toBe('1,234 phones, read 2 hours ago.');
  await pass(10_000);
  expect(api.asked.filter((call) => call.startsWith('POST'))).toEqual(['POST /api/queue/sweeps']);
  expect(api.asked).toHaveLength(5);
});

test('a refused and a failed reading are told, and the list stays', async () => {
  const sweep = {
    status: 'idle',
    devices: 0,
    of: 9,
    problem: 'permission-missing',
    nextAt: '2026-11-24T16:00:00.000Z',
  } as const;
  api.answers = [page({ sweep })];
  api.refusal = 'The phones were read just now. Try again in 280 seconds.';
  open();
  expect(await screen.findByText(/View-Only Recipients/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Read the phones now' }));
  expect((await screen.findByRole('alert')).textContent).toContain('280 seconds');
  expect(screen.getAllByRole('row')).toHaveLength(3);
});

test('a look that fails takes nothing away, and the next one is made', async () => {
  vi.useFakeTimers();
  const running = { status: 'running', devices: 3_000, of: null, problem: null, nextAt: null } as const;
  api.answers = [page({ sweep: running })];
  open();
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  await pass(10);
  api.status = 503;
  await pass(2_010);
  expect(screen.getByRole('alert').textContent).toContain('The database is away.');
  expect(screen.getAllByRole('row')).toHaveLength(3);
  const alert = screen.getByRole('alert');
  await pass(2_010);
  expect(api.asked).toHaveLength(3);
  // The same box: one that comes anew is read out anew.
  expect(screen.getByRole('alert')).toBe(alert);
  api.status = 200;
  api.answers = [page()];
  await pass(2_010);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByRole('status').textContent).toBe('1,234 phones, read 2 hours ago.');
});

test('nothing that fits, a reading that is off, and a problem are three things', async () => {
  api.answers = [page({ entries: [] })];
  open({ query: 'zz' });
  await screen.findByText('No phone fits this.');
  cleanup();
  const off = { status: 'off', devices: 0, of: null, problem: null, nextAt: null } as const;
  api.answers = [page({ entries: [], reading: null, sweep: off })];
  open();
  expect((await screen.findByRole('status')).textContent).toContain('switched');
  expect(screen.queryByRole('button')).toBeNull();
  cleanup();
  api.status = 503;
  open();
  const alert = await screen.findByRole('alert');
  api.status = 200;
  api.answers = [page()];
  fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  await screen.findAllByRole('row');
});

test('who is no admin asks for nothing', () => {
  open({}, ['Reconnect.Support']);
  expect(screen.getByRole('alert').textContent).toContain('Only people with the Admin role');
  expect(api.asked).toEqual([]);
});

test('from one view to the next the filter stays, and with it the focus', async () => {
  const person = { name: 'Ada', address: 'ada@contoso.test', oid: 'o', roles: ['Reconnect.Admin'] };
  const at = (query: Record<string, string>) => (
    <TestSession state={{ status: 'signed-in', person }}>
      <QueuePage view={queueViewOf(query)} />
    </TestSession>
  );
  const { rerender } = render(at({ query: 'karel' }));
  await screen.findAllByRole('row');
  const field = screen.getByRole('searchbox');
  field.focus();
  rerender(at({}));
  expect(document.activeElement).toBe(field);
  expect(field).toHaveProperty('value', '');
  expect(screen.queryByRole('row')).toBeNull();
  await screen.findAllByRole('row');
  expect(screen.getByRole('searchbox')).toBe(field);
});
