// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TestSession } from '@/components/testing/session';
import { ShareDialog } from './share-dialog';

/** The portal's API as far as links go, in memory, at the boundary of the network. */
const state = {
  links: [] as { id: string; audience: string; view: string; expiresAt: string }[],
  bodies: [] as unknown[],
  previews: [] as unknown[],
};

beforeEach(() => {
  state.links = [];
  state.bodies = [];
  state.previews = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method === 'DELETE') {
      state.links = state.links.filter((link) => !path.endsWith(link.id));
      return new Response(null, { status: 204 });
    }
    if (path.endsWith('/preview')) {
      const accept = new Headers(init.headers).get('accept');
      state.previews.push({ ...JSON.parse(String(init.body)), accept });
      return new Response(`<!doctype html><h1>Preview ${state.previews.length}</h1>`);
    }
    if (init.method === 'POST') {
      const body: unknown = JSON.parse(String(init.body));
      state.bodies.push(body);
      const expiresAt = '2099-01-01T00:00:00.000Z';
      state.links.push({ id: 'l1', audience: 'anyone', view: 'user', expiresAt });
      return Response.json({ id: 'l1', url: 'http://127.0.0.1:1/r/tok', expiresAt }, { status: 201 });
    }
    return Response.json({ links: state.links });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('makes a link for seven days, shows it once, and takes it back', async () => {
  render(
    <TestSession>
      <ShareDialog diagnosisId="d1" />
    </TestSession>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Share this report' }));
  fireEvent.click(await screen.findByRole('radio', { name: /Anyone with the link/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Make a link' }));
  await screen.findByText('http://127.0.0.1:1/r/tok');
  expect(state.bodies).toEqual([{ audience: 'anyone', view: 'user', expiresInHours: 168 }]);

  // It cannot be undone, so the first press only asks.
  fireEvent.click(await screen.findByRole('button', { name: /Take back/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(state.links).toHaveLength(1);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /Take back/ }));
  fireEvent.click(await screen.findByRole('button', { name: /Take back/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Yes, end this link' }));
  await screen.findByText('No link of this report works now.');
  await waitFor(() => expect(screen.queryByRole('button', { name: /Take back/ })).toBeNull());
  expect(screen.queryByText('http://127.0.0.1:1/r/tok')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Links of this report' }));
});

test('the proposed time never exceeds what the portal allows', async () => {
  const config = { portalUrl: '', version: '', tenantId: '', clientId: '', authority: '', authorityMetadata: null };
  render(
    <TestSession config={{ ...config, apiScope: '', cloudName: '', notice: null, linkMaxDays: 3 }}>
      <ShareDialog diagnosisId="d1" />
    </TestSession>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Share this report' }));
  const select = await screen.findByLabelText('How long it works');
  expect(select).toHaveProperty('value', '3');
  expect([...select.querySelectorAll('option')].map((option) => option.value)).toEqual(['1', '3']);
});

test('shows the page that the reader will see, for the wish as it stands, in a frame that can do nothing', async () => {
  render(
    <TestSession>
      <ShareDialog diagnosisId="d1" />
    </TestSession>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Share this report' }));
  const fold = (await screen.findByText('See what the reader will see')).closest('details');
  expect(state.previews).toEqual([]);
  if (fold) fold.open = true;
  fireEvent(fold ?? document, new Event('toggle'));
  const frame = await screen.findByTitle('Preview of the shared report');
  expect(frame.getAttribute('srcdoc')).toContain('Preview 1');
  expect(frame.getAttribute('sandbox')).toBe('allow-same-origin');
  fireEvent.click(screen.getByRole('radio', { name: /all evidence/ }));
  await waitFor(() =>
    expect(screen.getByTitle('Preview of the shared report').getAttribute('srcdoc')).toContain('Preview 2'),
  );
  expect(state.previews).toEqual([
    { audience: 'organization', view: 'user', accept: 'text/html' },
    { audience: 'organization', view: 'support', accept: 'text/html' },
  ]);
  expect(state.links).toEqual([]);
});
