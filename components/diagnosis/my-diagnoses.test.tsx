// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { TestSession } from '@/components/testing/session';
import { wordsOfArea } from '@/lib/checks/catalog';
import { MyDiagnoses } from './my-diagnoses';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A portal with so many checks, one an hour, the newest healthy and the others blocked. */
const portalWith = (count: number) => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.startsWith('/words/')) return Response.json(wordsOfArea(path.slice('/words/'.length)));
    asked.push(path);
    const limit = Number(new URL(path, 'http://127.0.0.1:1').searchParams.get('limit'));
    const diagnoses = Array.from({ length: Math.min(limit, count) }, (_, n) => {
      const at = new Date(Date.UTC(2026, 10, 24, 12 - n)).toISOString();
      const verdict = n === 0 ? { state: 'healthy', primary: null } : { state: 'blocked', primary: 'mailbox/full' };
      return {
        id: `d${n}`,
        status: 'finished',
        app: 'native',
        subject: { address: 'a@b.test' },
        startedAt: at,
        finishedAt: at,
        verdict,
      };
    });
    return Response.json({ diagnoses });
  });
  render(
    <TestSession>
      <MyDiagnoses />
    </TestSession>,
  );
  return asked;
};

test('each check says its answer, and what changed against the one before it', async () => {
  portalWith(3);
  await screen.findAllByText('Your mailbox is full.');
  expect(screen.getByText(/Better than before, which was: Blocked/)).toBeTruthy();
  expect(screen.getByText(/The same answer as before/)).toBeTruthy();
  const links = screen.getAllByRole('link', { name: /What changed since/ });
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/diagnoses/d0?before=d1',
    '/diagnoses/d1?before=d2',
  ]);
});

test('a page at a time; what was read stays while older ones are read', async () => {
  const asked = portalWith(45);
  expect(await screen.findAllByRole('listitem')).toHaveLength(20);
  fireEvent.click(screen.getByRole('button', { name: 'Show older checks' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(20);
  await vi.waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(40));
  fireEvent.click(screen.getByRole('button', { name: 'Show older checks' }));
  await vi.waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(45));
  expect(screen.queryByRole('button', { name: 'Show older checks' })).toBeNull();
  expect(asked.map((path) => path.split('limit=')[1])).toEqual(['21', '41', '61']);
});

test('who never checked is led to the first check', async () => {
  portalWith(0);
  expect((await screen.findByRole('link', { name: 'Check my phone' })).getAttribute('href')).toBe('/diagnose');
});
