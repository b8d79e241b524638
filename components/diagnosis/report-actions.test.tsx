// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { blockedReport, healthyReport } from '@/components/report/fixtures';
import { TestSession } from '@/components/testing/session';
import { everyWord } from '@/lib/checks/catalog';
import type { Report } from '@/lib/report/report';
import { ReportActions } from './report-actions';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (report: Report, hasRole: boolean) =>
  render(
    <TestSession>
      <ReportActions report={report} options={{ words: everyWord, evidence: true }} hasRole={hasRole} />
    </TestSession>,
  );

test('a person may ask the admin where an admin has something to do, and nobody else is offered that', () => {
  show(blockedReport(), false);
  expect(screen.getByRole('button', { name: 'Ask your admin' })).toBeTruthy();
  cleanup();
  show(healthyReport(), false);
  expect(screen.queryByRole('button', { name: 'Ask your admin' })).toBeNull();
  cleanup();
  show(blockedReport(), true);
  expect(screen.queryByRole('button', { name: 'Ask your admin' })).toBeNull();
});

test('a role hands the report on and has no button that changes anything', async () => {
  show(blockedReport(), true);
  await screen.findByRole('button', { name: 'Copy as ticket text' });
  expect(screen.getAllByRole('button').map((button) => button.textContent?.trim())).toEqual([
    'Check again',
    'Share this report',
    'Copy as ticket text',
    'Download JSON',
    'Print',
  ]);
});

test('the message is complete without a link; one is made only when it is asked for', async () => {
  const bodies: unknown[] = [];
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    if (init.method !== 'POST') return Response.json({ links: [] });
    bodies.push(JSON.parse(String(init.body)));
    return Response.json({ id: 'l1', url: 'http://127.0.0.1:1/r/tok', expiresAt: '2099-01-01T00:00:00.000Z' });
  });
  show(blockedReport(), false);
  fireEvent.click(screen.getByRole('button', { name: 'Ask your admin' }));
  const message = await screen.findByLabelText('Message');
  expect(message).toHaveProperty('value', expect.stringContaining('Set-CASMailbox'));
  expect(bodies).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Add a link to the message' }));
  await waitFor(() => expect(message).toHaveProperty('value', expect.stringContaining('http://127.0.0.1:1/r/tok')));
  expect(bodies).toEqual([{ audience: 'organization', view: 'support', expiresInHours: 168 }]);
  expect(screen.getByRole('link', { name: 'Open in my mail app' }).getAttribute('href')).toContain('%2Fr%2Ftok');
});
