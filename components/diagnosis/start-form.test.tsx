// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TestSession } from '@/components/testing/session';
import { StartForm } from './start-form';

const push = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

let sent: unknown[];
let answer: () => Response;
beforeEach(() => {
  sent = [];
  answer = () => Response.json({ id: 'd1' }, { status: 201 });
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    return answer();
  });
});
afterEach(() => {
  cleanup();
  push.mockReset();
  vi.unstubAllGlobals();
});

const show = () =>
  render(
    <TestSession>
      <StartForm />
    </TestSession>,
  );

test('three choices, the phone’s own app first, one press starts one check', async () => {
  show();
  expect(screen.getAllByRole('radio')).toHaveLength(3);
  fireEvent.click(screen.getByRole('radio', { name: /Outlook/ }));
  const button = screen.getByRole('button', { name: 'Start the check' });
  fireEvent.click(button);
  fireEvent.click(button);
  await waitFor(() => expect(push).toHaveBeenCalledWith('/diagnoses/d1'));
  // No user: a person's own mailbox is never named by the page.
  expect(sent).toEqual([{ app: 'outlook' }]);
});

test('a wrong device ID is described beside the field and kept', () => {
  show();
  const field = screen.getByLabelText('Device ID');
  fireEvent.change(field, { target: { value: 'not an id!' } });
  fireEvent.click(screen.getByRole('button', { name: 'Start the check' }));
  expect(sent).toEqual([]);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(
    /letters and digits/,
  );
  expect(field).toHaveProperty('value', 'not an id!');
});

test('a refusal is announced in a sentence and the button works again', async () => {
  answer = () => Response.json({ title: 'Too many', detail: 'You can check again in 10 minutes.' }, { status: 429 });
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Start the check' }));
  expect((await screen.findByRole('alert')).textContent).toContain('You can check again in 10 minutes.');
  expect(screen.getByRole('button', { name: 'Start the check' })).toHaveProperty('disabled', false);
});
