// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TestSession } from '@/components/testing/session';
import type { FoundPerson } from '@/lib/report/people';
import { FindUser } from './find-user';
import { foundPerson } from './fixtures';

const router = { push: vi.fn() };
vi.mock('next/navigation', () => ({ useRouter: () => router }));

interface Asked {
  query: URLSearchParams;
  signal: AbortSignal;
  answer(people: FoundPerson[], next?: string): Promise<void>;
  refuse(status: number, detail: string): Promise<void>;
}
let asked: Asked[];

beforeEach(() => {
  asked = [];
  router.push.mockClear();
  vi.useFakeTimers();
  vi.stubGlobal(
    'fetch',
    (path: string, init: RequestInit) =>
      new Promise<Response>((resolve, reject) => {
        const settle = (response: Response) => act(async () => resolve(response));
        const signal = init.signal ?? new AbortController().signal;
        signal.addEventListener('abort', () => reject(new DOMException('x', 'AbortError')));
        asked.push({
          query: new URL(path, 'http://x').searchParams,
          signal,
          answer: (people, next) => settle(Response.json({ people, next: next ?? null })),
          refuse: (status, detail) => settle(Response.json({ detail }, { status })),
        });
      }),
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function open(roles = ['Reconnect.Support']): Promise<void> {
  const person = { name: 'Sam', address: 'sam@contoso.test', oid: 'o', roles };
  render(
    <TestSession state={{ status: 'signed-in', person }}>
      <FindUser />
    </TestSession>,
  );
  // The field with a list is loaded behind the plain one.
  await act(async () => void (await import('./person-search')));
}
const field = () => screen.getByLabelText<HTMLInputElement>(/email address/i);
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const pause = (ms = 250) => act(async () => vi.advanceTimersByTime(ms));
const last = () => asked[asked.length - 1] ?? Promise.reject(new Error('nothing was asked'));
async function search(text: string): Promise<Asked> {
  type(text);
  await pause();
  return last();
}

test('asks once after a pause, drops older answers, and says how many were found', async () => {
  await open();
  type('a');
  await pause();
  expect(asked).toHaveLength(0);
  type('an');
  await pause(200);
  type('ann');
  await pause();
  expect(asked.map(({ query }) => query.get('query'))).toEqual(['ann']);
  const newer = await search('anna');
  expect(asked[0]?.signal.aborted).toBe(true);
  await newer.answer([foundPerson('Anna Jansen'), foundPerson('Anna B', { enabled: false, signInName: 'b@x.test' })]);
  expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual([
    'Anna Jansenanna.jansen@contoso.test',
    'Anna Banna.b@contoso.test · signs in as b@x.test · account switched off',
  ]);
  expect(screen.getByRole('status').textContent).toBe('2 people found.');
});

test('arrows choose and Enter opens the person', async () => {
  await open();
  await (await search('an')).answer([foundPerson('Anna Jansen'), foundPerson('Anton Ö')]);
  fireEvent.keyDown(field(), { key: 'ArrowDown' });
  fireEvent.keyDown(field(), { key: 'ArrowDown' });
  await pause(50);
  const active = field().getAttribute('aria-activedescendant');
  expect(screen.getAllByRole('option')[1]?.id).toBe(active);
  fireEvent.keyDown(field(), { key: 'Enter' });
  expect(router.push).toHaveBeenCalledWith('/users/anton.%40contoso.test');
});

test('a whole address opens at once, also one that nobody was found for; a single hit opens too', async () => {
  await open();
  type('nobody@contoso.test');
  fireEvent.submit(screen.getByRole('button', { name: 'Look up' }));
  expect(router.push).toHaveBeenCalledWith('/users/nobody%40contoso.test');
  await (await search('zz')).answer([foundPerson('Zz Top', { address: null, signInName: 'zz@contoso.test' })]);
  fireEvent.submit(screen.getByRole('button', { name: 'Look up' }));
  expect(router.push).toHaveBeenLastCalledWith('/users/zz%40contoso.test');
});

test('half a name among several is no person', async () => {
  await open();
  await (await search('an')).answer([foundPerson('Anna'), foundPerson('Anton')]);
  fireEvent.submit(screen.getByRole('button', { name: 'Look up' }));
  expect(screen.getByRole('alert').textContent).toContain('Choose a person from the list');
  expect(router.push).not.toHaveBeenCalled();
});

test('says that no one was found', async () => {
  await open();
  await (await search('xq')).answer([]);
  expect(screen.getByRole('status').textContent).toContain('No one found for “xq”');
  expect(field().getAttribute('aria-expanded')).toBe('false');
});

test('shows more people under the ones that are there, and keeps these when that fails', async () => {
  await open();
  await (await search('an')).answer([foundPerson('Anna')], 'n1');
  fireEvent.click(screen.getByRole('button', { name: 'Show more people' }));
  await pause(0);
  expect((await last()).query.get('next')).toBe('n1');
  await (await last()).refuse(503, 'Microsoft asks to wait. Try again in 42 seconds.');
  expect(screen.getByRole('alert').textContent).toMatch(/More people could not be read.*42 seconds/);
  expect(screen.getAllByRole('option')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await pause(0);
  expect((await last()).query.get('next')).toBe('n1');
  await (await last()).answer([foundPerson('Anton')]);
  expect(screen.getAllByRole('option')).toHaveLength(2);
});

test('says when to try again while Microsoft throttles', async () => {
  await open();
  await (await search('an')).refuse(503, 'Microsoft asks to wait. Try again in 42 seconds.');
  expect(screen.getByRole('alert').textContent).toMatch(/Nobody could be looked for.*42 seconds/);
});

test('without a role there is nothing to search with', async () => {
  await open([]);
  expect(screen.queryByLabelText(/email address/i)).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('Admin or Support role');
});
