// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TestSession } from '@/components/testing/session';
import type { AuditEntry } from '@/lib/report/remedies';
import { type AuditFilter, auditFilterOf } from './audit-filter';
import { AuditPage } from './audit-page';
import { auditEntry } from './fixtures';

const router = { push: vi.fn() };
vi.mock('next/navigation', () => ({ useRouter: () => router }));

/** The portal's API as far as the log goes, at the boundary of the network. */
const api = { paths: [] as string[], entries: [] as AuditEntry[], next: null as string | null, status: 200 };

beforeEach(() => {
  Object.assign(api, { paths: [], entries: [auditEntry()], next: null, status: 200 });
  router.push.mockClear();
  vi.stubGlobal('fetch', async (path: string) => {
    api.paths.push(path);
    if (api.status !== 200) return Response.json({ detail: 'The database is away.' }, { status: api.status });
    if (path.startsWith('/api/audit.csv')) return new Response('id\r\n');
    return Response.json({ entries: api.entries, next: api.next });
  });
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: () => undefined }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(filter: Partial<AuditFilter> = {}, roles = ['Reconnect.Admin']): void {
  const person = { name: 'Ada', address: 'ada@contoso.test', oid: 'o', roles };
  render(
    <TestSession state={{ status: 'signed-in', person }}>
      <AuditPage filter={{ ...auditFilterOf({}), ...filter }} />
    </TestSession>,
  );
}

test('a line says who did what to whom, why, and how it ended', async () => {
  api.entries = [auditEntry({ outcome: 'refused', detail: 'exchange-role' })];
  open();
  const [, row] = await screen.findAllByRole('row');
  expect(row?.textContent).toMatch(
    /24 Nov 2026.*ada@.*daan@.*Turn ActiveSync on.*off.*became on.*Ticket 4711.*Refused/,
  );
  expect(row?.textContent).toContain('The admin has no role in Exchange for it.');
  expect(row?.textContent).not.toMatch(/\d{4}-\d\d-\d\dT/);
});

test('the filter goes into the address, and a wrong mailbox does not', async () => {
  open({ remedy: 'device-allow' });
  await screen.findAllByRole('row');
  expect(api.paths).toEqual(['/api/audit?remedy=device-allow']);
  fireEvent.change(screen.getByLabelText('Mailbox'), { target: { value: 'nobody' } });
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(screen.getByRole('alert').textContent).toContain('whole email address');
  expect(router.push).not.toHaveBeenCalled();
  fireEvent.change(screen.getByLabelText('Mailbox'), { target: { value: 'a+b@contoso.test' } });
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(router.push).toHaveBeenCalledWith('/audit?user=a%2Bb%40contoso.test&remedy=device-allow');
});

test('earlier and newest keep the filter; the file takes all pages of it', async () => {
  api.next = 'n2';
  open({ user: 'daan@contoso.test', before: 'n1' });
  const earlier = await screen.findByRole('link', { name: 'Earlier changes' });
  expect(earlier.getAttribute('href')).toBe('/audit?user=daan%40contoso.test&before=n2');
  expect(screen.getByRole('link', { name: 'Newest changes' }).getAttribute('href')).toBe(
    '/audit?user=daan%40contoso.test',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Download as CSV' }));
  await screen.findByText('The file is in your downloads.');
  expect(api.paths.at(-1)).toBe('/api/audit.csv?user=daan%40contoso.test');
  api.status = 503;
  fireEvent.click(screen.getByRole('button', { name: 'Download as CSV' }));
  await screen.findByText('The database is away.');
});

test('nothing yet, nothing that fits, and a problem are three things', async () => {
  api.entries = [];
  open();
  await screen.findByText('Nothing was changed from the portal yet.');
  cleanup();
  open({ user: 'x@contoso.test' });
  await screen.findByText('No change fits this.');
  cleanup();
  api.status = 503;
  open();
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The database is away.');
  api.status = 200;
  api.entries = [auditEntry()];
  fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  await screen.findAllByRole('row');
});

test('who is no admin asks for nothing', () => {
  open({}, ['Reconnect.Support']);
  expect(screen.getByRole('alert').textContent).toContain('Only people with the Admin role');
  expect(api.paths).toEqual([]);
});
