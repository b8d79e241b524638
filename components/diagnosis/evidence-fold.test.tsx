// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { blockedReport } from '@/components/report/fixtures';
import { TestSession } from '@/components/testing/session';
import { everyWord } from '@/lib/checks/catalog';
import { EvidenceFold } from './evidence-fold';

afterEach(() => {
  cleanup();
  location.hash = '';
});

const show = (open: boolean, tools = true) =>
  render(
    <TestSession>
      <EvidenceFold report={blockedReport()} options={{ words: everyWord, evidence: true }} open={open} tools={tools} />
    </TestSession>,
  );

test('evidence comes when it is asked for, and a search leaves what holds the words', async () => {
  show(false);
  expect(screen.queryByRole('searchbox')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /Show what this rests on/ }));
  const search = await screen.findByRole('searchbox', { name: 'Search in the evidence' });
  expect(screen.getAllByRole('table', { hidden: true })).toHaveLength(4);
  fireEvent.change(search, { target: { value: 'ActiveSyncEnabled' } });
  await screen.findByText('1 of 3 pieces');
  expect(screen.getByRole('table').textContent).toContain('Get-CASMailbox');
  fireEvent.change(search, { target: { value: 'no such word' } });
  await screen.findByText('Nothing holds all of these words.');
  expect(screen.queryByRole('table')).toBeNull();
});

test('a link to a piece of evidence fetches it and lays it open', async () => {
  show(false);
  act(() => {
    location.hash = '#e1';
    window.dispatchEvent(new Event('hashchange'));
  });
  await screen.findByRole('searchbox');
  await waitFor(() => expect(document.getElementById('e1')?.closest('details')?.open).toBe(true));
});

test('support has it at once', async () => {
  show(true);
  await screen.findByRole('searchbox');
  expect(screen.getByRole('button', { name: 'Print' })).toBeTruthy();
  expect(document.activeElement).toBe(document.body);
});

test('where the page has the tools already, they do not come twice', async () => {
  show(true, false);
  await screen.findByRole('searchbox');
  expect(screen.queryByRole('button', { name: 'Print' })).toBeNull();
});

test('the focus goes from the button that is gone to the heading of what it brought', async () => {
  show(false);
  const button = screen.getByRole('button', { name: /Show what this rests on/ });
  button.focus();
  fireEvent.click(button);
  await screen.findByRole('searchbox');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Evidence' })));
});
