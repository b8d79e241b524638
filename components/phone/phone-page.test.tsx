// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PhonePage } from './phone-page';

/** The portal's answers to a phone, at the boundary of the network: a code opens once. */
const api = { calls: [] as string[], used: false };

beforeEach(() => {
  Object.assign(api, { calls: [], used: false });
  vi.stubGlobal('fetch', async (path: string) => {
    api.calls.push(path);
    if (!path.endsWith('/open')) return new Response(null, { status: 204 });
    if (api.used) return Response.json({}, { status: 404 });
    api.used = true;
    return Response.json({
      session: 's1',
      digits: '42',
      madeAt: '2026-11-24T12:00:00.000Z',
      madeWith: 'Firefox',
      hosts: { mail: 'https://mail.test' },
    });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a double tap opens the code once, and the page of the first tap stays', async () => {
  render(<PhonePage token="t" />);
  const button = screen.getByRole('button', { name: 'Open the test' });
  fireEvent.click(button);
  fireEvent.click(button);
  await screen.findByText('42');
  expect(api.calls).toEqual(['/api/phone/t/open']);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a double tap on "This was not me" ends it once', async () => {
  render(<PhonePage token="t" />);
  fireEvent.click(screen.getByRole('button', { name: 'Open the test' }));
  const button = await screen.findByRole('button', { name: 'This was not me' });
  fireEvent.click(button);
  fireEvent.click(button);
  await screen.findByRole('heading', { name: 'Ended' });
  expect(api.calls).toEqual(['/api/phone/t/open', '/api/phone/refuse']);
});
