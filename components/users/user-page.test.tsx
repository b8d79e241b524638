// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { healthyReport } from '@/components/report/fixtures';
import { TestSession } from '@/components/testing/session';
import type { Report } from '@/lib/report/report';
import { personReport } from './fixtures';
import { UserPage } from './user-page';

const router = { push: vi.fn() };
vi.mock('next/navigation', () => ({ useRouter: () => router }));
/** What "Fix it here" calls after a change; held here so that a test can say that one was made. */
const reread: { now(): void } = { now: () => undefined };
vi.mock('@/components/remedies/fix-it', async (original) => {
  const { FixIt } = await original<typeof import('@/components/remedies/fix-it')>();
  return {
    FixIt: (props: { address: string; onChanged(): void }) => {
      reread.now = props.onChanged;
      return <FixIt {...props} />;
    },
  };
});

/** The portal's API as far as one person goes, at the boundary of the network. */
const api = { reports: [] as Report[], status: 200, paths: [] as string[], remedies: 0 };
const screenWidth = { wide: true };

function line(report: Report) {
  const { id, status, app, subject, startedAt, finishedAt, verdict } = report;
  return { id, status, app, subject, startedAt, finishedAt, verdict };
}

function answer(path: string): Response {
  api.paths.push(path);
  if (api.status !== 200) return Response.json({ detail: 'No.' }, { status: api.status });
  if (path.startsWith('/api/diagnoses?')) return Response.json({ diagnoses: api.reports.map(line) });
  if (path.startsWith('/words/')) return Response.json({});
  if (path.endsWith('/remedies')) {
    api.remedies += 1;
    return Response.json({
      subject: { address: 'alex@contoso.test', displayName: 'Alex' },
      readAt: '2026-11-24T12:00:00.000Z',
      mailbox: { settings: [], remedies: [] },
      why: null,
      devices: [],
    });
  }
  const report = api.reports.find(({ id }) => path === `/api/diagnoses/${id}`);
  return report ? Response.json(report) : Response.json({}, { status: 404 });
}

beforeEach(() => {
  Object.assign(api, { reports: [], status: 200, paths: [], remedies: 0 });
  screenWidth.wide = true;
  vi.stubGlobal('fetch', async (path: string) => answer(path));
  vi.stubGlobal('matchMedia', () => ({
    matches: screenWidth.wide,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(roles = ['Reconnect.Support']): void {
  const person = { name: 'Sam', address: 'sam@contoso.test', oid: 'o', roles };
  render(
    <TestSession state={{ status: 'signed-in', person }}>
      <UserPage address="alex@contoso.test" />
    </TestSession>,
  );
}
const region = (name: string | RegExp) => screen.findByRole('region', { name });

test('shows what the last check saw, in order, without a way to change it for support', async () => {
  api.reports = [personReport()];
  open();
  const phones = await region('Phones');
  expect(within(phones).getByText('Blocked')).toBeDefined();
  expect(phones.textContent).toContain('Decided by: The rule “Block iOS 17.2”');
  const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent ?? '');
  expect(headings[0]).toMatch(/^Last answer/);
  expect(headings.slice(1)).toEqual([
    'Account',
    'Mailbox switches',
    'Phones',
    'The domain’s Autodiscover',
    'Recent sign-ins',
    'History',
  ]);
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Check now']);
  expect(api.remedies).toBe(0);
  expect(document.body.textContent).not.toMatch(/\d{4}-\d\d-\d\dT/);
});

test('an admin can mend, and Exchange is asked once however late the report comes', async () => {
  api.reports = [personReport()];
  open(['Reconnect.Admin']);
  await region('Fix it here');
  await region('Phones');
  expect(api.remedies).toBe(1);
});

test('what an admin just did stays on the page when the first answer comes', async () => {
  const report = personReport();
  api.reports = [{ ...report, status: 'running', finishedAt: null }];
  open(['Reconnect.Admin']);
  const fix = await region('Fix it here');
  await within(fix).findByText(/As Exchange shows it/);
  api.reports = [report];
  reread.now();
  await region('Phones');
  expect(document.body.contains(fix)).toBe(true);
  expect(api.remedies).toBe(1);
});

test('on a phone the parts are folded, with the gist on their line', async () => {
  screenWidth.wide = false;
  api.reports = [personReport()];
  open();
  const account = await region('Account');
  expect(within(account).getByRole('group').hasAttribute('open')).toBe(false);
  expect(account.textContent).toContain('switched on, licensed');
  expect(within(await region('Phones')).queryByRole('group')).toBeNull();
});

test('a newer check that runs is said beside the last answer', async () => {
  const running = { ...personReport(), id: 'newer', status: 'running' as const, finishedAt: null, verdict: null };
  api.reports = [running, personReport()];
  open();
  expect(await screen.findByText(/A check is running/)).toBeDefined();
  expect(screen.getByRole('link', { name: 'Watch it' }).getAttribute('href')).toBe('/diagnoses/newer');
});

test('the history says what changed, and reads the reports only when asked', async () => {
  const before = personReport();
  const after = { ...healthyReport(), id: 'after', evidence: before.evidence, probes: before.probes };
  api.reports = [after, before];
  open();
  const history = await region('History');
  await region('Phones');
  expect(api.paths).not.toContain(`/api/diagnoses/${before.id}`);
  const fold = within(history).getByRole<HTMLDetailsElement>('group');
  fold.open = true;
  fireEvent(fold, new Event('toggle'));
  expect(await within(history).findByText(/changed from “Blocked” to “Nothing wrong found”/)).toBeDefined();
  expect(within(history).getByText('mailbox/activesync-disabled')).toBeDefined();
  expect(
    within(history)
      .getByRole('link', { name: /side by side/ })
      .getAttribute('href'),
  ).toBe(`/diagnoses/after?before=${before.id}`);
});

test('older checks are read on press, and the page stays meanwhile', async () => {
  api.reports = Array.from({ length: 20 }, (_, n) => ({ ...personReport(), id: `r${n}` }));
  open(['Reconnect.Admin']);
  const fix = await region('Fix it here');
  fireEvent.click(await screen.findByRole('button', { name: 'Show older checks' }));
  expect(document.body.contains(fix)).toBe(true);
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Show older checks' })).toBeNull());
  expect(api.paths.some((path) => path.endsWith('limit=200'))).toBe(true);
  expect(api.remedies).toBe(1);
});

test('older checks that could not be read can be asked for again, where they were asked for', async () => {
  api.reports = Array.from({ length: 20 }, (_, n) => ({ ...personReport(), id: `r${n}` }));
  open();
  const button = await screen.findByRole('button', { name: 'Show older checks' });
  await region('Phones');
  api.status = 503;
  fireEvent.click(button);
  const history = await region('History');
  expect((await within(history).findByRole('alert')).textContent).toContain('No.');
  expect(within(history).getAllByRole('listitem').length).toBeGreaterThanOrEqual(20);
  api.status = 200;
  fireEvent.click(screen.getByRole('button', { name: 'Show older checks' }));
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Show older checks' })).toBeNull());
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a list that could not be read is read again on a press', async () => {
  api.status = 503;
  open();
  const again = within(await screen.findByRole('alert')).getByRole('button', { name: 'Try again' });
  api.status = 200;
  api.reports = [personReport()];
  fireEvent.click(again);
  await region('Phones');
});

test('nobody was checked yet: a check can be started, nothing is claimed', async () => {
  open();
  expect(await screen.findByText('This mailbox has no answer yet.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Check now' })).toBeDefined();
  expect(screen.queryByRole('region')).toBeNull();
});

test('a person without a role is refused', async () => {
  api.status = 403;
  open([]);
  expect((await screen.findByRole('alert')).textContent).toContain('Admin or Support role');
  expect(screen.queryByRole('button')).toBeNull();
});
