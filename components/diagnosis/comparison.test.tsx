// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { blockedReport, healthyReport } from '@/components/report/fixtures';
import { TestSession } from '@/components/testing/session';
import { everyWord, wordsOfArea } from '@/lib/checks/catalog';
import { Comparison } from './comparison';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (answer: () => Response, technical = false) => {
  vi.stubGlobal('fetch', async (path: string) =>
    path.startsWith('/words/') ? Response.json(wordsOfArea(path.slice('/words/'.length))) : answer(),
  );
  render(
    <TestSession>
      <Comparison
        report={healthyReport()}
        before="0b8f6c1e-5f0e-4a3e-9d0f-2d4f6a1c7b11"
        step="activesync"
        options={{ words: everyWord, evidence: true }}
        technical={technical}
      />
    </TestSession>,
  );
};

test('before and now stand side by side, the step that was asked about first', async () => {
  show(() => Response.json(blockedReport()));
  await screen.findByText('It is better than before.');
  expect(screen.getByText(/1 gone/)).toBeTruthy();
  const before = screen.getByRole('heading', { name: 'Before' }).parentElement;
  const now = screen.getByRole('heading', { name: 'Now' }).parentElement;
  expect(before?.textContent).toContain('Blocked');
  expect(now?.textContent).toContain('Nothing wrong found');
  const [, first] = within(screen.getByRole('table')).getAllByRole('row');
  expect(first?.textContent).toMatch(/^1\. Mail to phones.*The step you asked about. Better.*Problem found.*In order/);
  expect(screen.getByRole('heading', { name: 'Gone' }).parentElement?.textContent).toContain(
    'mailbox/activesync-disabled',
  );
  expect(screen.getByText('No setting, record or state of a phone changed.')).toBeTruthy();
});

test('facts are folded; only a role reads them in the services’ own names', async () => {
  const then = { ...blockedReport() };
  const evidence = then.evidence.map((item) =>
    item.kind === 'setting'
      ? { ...item, values: { ...item.values, ActiveSyncEnabled: 'True', OWAEnabled: 'False' } }
      : item,
  );
  show(() => Response.json({ ...then, evidence }));
  const fold = (await screen.findByText('Facts that changed (1)')).closest('details');
  expect(fold?.open).toBe(false);
  expect(fold?.textContent).not.toMatch(/ActiveSync|OWAEnabled/);
  cleanup();
  show(() => Response.json({ ...then, evidence }), true);
  expect((await screen.findByText('Facts that changed (2)')).closest('details')?.textContent).toContain('OWAEnabled');
});

test('an earlier check that was deleted says so, and nothing is compared', async () => {
  show(() => Response.json({ title: 'Not found', status: 404 }, { status: 404 }));
  await screen.findByText('The earlier check cannot be shown any more.');
  expect(screen.queryByRole('table')).toBeNull();
});
