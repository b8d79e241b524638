// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '@/components/auth/session-context';
import { healthyReport } from '@/components/report/fixtures';
import { TestSession } from '@/components/testing/session';
import { findSetUpGuide } from '@/lib/checks/setup/set-up-guides';
import type { Report } from '@/lib/report/report';
import { SetUpPage } from './set-up-page';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }));

/** The portal's API as far as one report goes, at the boundary of the network; null while it has not answered. */
const api = { answer: null as (() => Response) | null };
const guide = findSetUpGuide('ios-mail');

beforeEach(() => {
  api.answer = null;
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.startsWith('/words/')) return Response.json({});
    return api.answer?.() ?? new Promise<Response>(() => undefined);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(check: string | null, session: Partial<Session> = {}): void {
  if (!guide) throw new Error('no guide for the Mail app');
  render(
    <TestSession {...session}>
      <SetUpPage guide={guide} check={check} />
    </TestSession>,
  );
}
const noGuide = () => {
  expect(screen.queryByRole('figure')).toBeNull();
  expect(document.body.textContent).not.toContain('Did it work?');
};

test('without a check the guide stands at once', () => {
  open(null);
  expect(screen.getAllByRole('figure').length).toBeGreaterThan(0);
});

test('with a check the guide waits for its report', async () => {
  open('r1');
  expect(screen.getByRole('status').textContent).toBe('Reading the report of your check.');
  noGuide();
  cleanup();
  open('r1', { state: { status: 'loading' } });
  expect(screen.getByRole('status').textContent).toBe('Reading the report of your check.');
  noGuide();
  cleanup();
  api.answer = () => Response.json(healthyReport());
  open('r1');
  await screen.findByRole('heading', { name: 'Did it work?' });
  expect(screen.getByText('outlook.office365.test')).toBeTruthy();
});

test('signed out there is no guide for a check, but a sign-in that comes back to it', () => {
  const signIn = vi.fn(async () => undefined);
  open('r1', { state: { status: 'signed-out', problem: null }, signIn });
  noGuide();
  screen.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  expect(signIn).toHaveBeenCalledWith(expect.objectContaining({ returnTo: '/set-up/ios-mail?check=r1' }));
});

test('a report that cannot be read leaves the way to it, and no guide', async () => {
  api.answer = () => Response.json({}, { status: 404 });
  open('r1');
  await screen.findByRole('alert');
  expect(screen.getByRole('link', { name: 'Open the report' }).getAttribute('href')).toBe('/diagnoses/r1');
  noGuide();
});

test('a phone that would be erased is not set up again', async () => {
  const report: Report = healthyReport();
  api.answer = () =>
    Response.json({
      ...report,
      verdict: {
        ...report.verdict,
        state: 'blocked',
        primary: 'device/quarantined-by-default',
        others: ['device/wipe-pending'],
      },
    });
  open('r1');
  expect((await screen.findByRole('alert')).textContent).toContain('Do not set the account up again yet');
  noGuide();
});
