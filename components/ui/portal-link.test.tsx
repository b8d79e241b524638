// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { PortalLink } from './portal-link';

const router = { push: vi.fn() };
vi.mock('next/navigation', () => ({ useRouter: () => router }));

afterEach(() => {
  cleanup();
  router.push.mockClear();
});

test('a plain press goes on without loading the portal anew; every other press is the browser’s', () => {
  render(<PortalLink href="/queue?concern=x">Queue</PortalLink>);
  const link = screen.getByRole('link', { name: 'Queue' });
  expect(link.getAttribute('href')).toBe('/queue?concern=x');
  expect(fireEvent.click(link)).toBe(false);
  expect(router.push).toHaveBeenCalledExactlyOnceWith('/queue?concern=x');
  for (const key of ['metaKey', 'ctrlKey', 'shiftKey', 'altKey']) {
    expect(fireEvent.click(link, { [key]: true })).toBe(true);
  }
  expect(router.push).toHaveBeenCalledTimes(1);
});
