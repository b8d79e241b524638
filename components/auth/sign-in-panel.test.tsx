// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { TestSession } from '@/components/testing/session';
import { SignInPanel } from './sign-in-panel';
import { signInProblem } from './sign-in-problems';
import { SignedIn } from './signed-in';

afterEach(cleanup);
const now = new Date('2026-11-24T12:00:00Z');

test('asks for a sign-in and starts it', () => {
  const signIn = vi.fn(async () => undefined);
  render(
    <TestSession state={{ status: 'signed-out', problem: null }} signIn={signIn}>
      <SignInPanel reason="Sign in to go on." />
    </TestSession>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Sign in with Microsoft' }));
  expect(signIn).toHaveBeenCalledOnce();
});

test('a problem is announced with what to do, and another account can be chosen', () => {
  const signIn = vi.fn(async () => undefined);
  const problem = { ...signInProblem('not-assigned', now), correlationId: 'c0ffee' };
  render(
    <TestSession state={{ status: 'signed-out', problem }} signIn={signIn}>
      <SignInPanel reason="Sign in to go on." />
    </TestSession>,
  );
  expect(screen.getByRole('alert').textContent).toContain('Ask your admin');
  expect(screen.getByRole('alert').textContent).toContain('c0ffee');
  fireEvent.click(screen.getByRole('button', { name: 'Use another account' }));
  expect(signIn).toHaveBeenCalledWith({ otherAccount: true });
});

test.each([
  ['loading', 'the shell'],
  ['signed-in', 'the content'],
] as const)('%s shows %s', (status, text) => {
  const person = { name: 'Alex', address: 'a@b.test', oid: 'o', roles: [] };
  render(
    <TestSession state={status === 'loading' ? { status } : { status, person }}>
      <SignedIn reason="why" shell={<p>the shell</p>}>
        <p>the content</p>
      </SignedIn>
    </TestSession>,
  );
  expect(screen.getByText(text)).toBeDefined();
  expect(document.querySelectorAll('p')).toHaveLength(1);
});
