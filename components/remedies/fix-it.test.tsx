// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TestSession } from '@/components/testing/session';
import { problemResponse } from '@/lib/server/http/respond';
import { failureProblem } from '@/lib/server/remedies-answer';
import { FixIt } from './fix-it';
import { activesyncOff, activesyncOn, resultWith, viewWith } from './fixtures';

/** The portal's API as far as remedies go, at the boundary of the network: answers are taken from the front, the last one stays. */
const api = {
  reads: [] as (() => Response)[],
  writes: [] as (() => Response | Promise<Response>)[],
  sent: [] as { key: string | null; body: unknown }[],
};
const onChanged = vi.fn();
const next = <T,>(answers: (() => T)[]): T => {
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  if (!answer) throw new Error('not expected');
  return answer();
};
const json =
  (value: unknown, status = 200) =>
  () =>
    Response.json(value, { status });

beforeEach(() => {
  Object.assign(api, { reads: [json(viewWith(activesyncOn(true)))], writes: [], sent: [] });
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    if (init.method !== 'POST') return next(api.reads);
    api.sent.push({ key: new Headers(init.headers).get('idempotency-key'), body: JSON.parse(String(init.body)) });
    return next(api.writes);
  });
});
afterEach(() => {
  cleanup();
  onChanged.mockClear();
  vi.unstubAllGlobals();
});

async function open(): Promise<void> {
  render(
    <TestSession>
      <FixIt address="daan@contoso.test" onChanged={onChanged} />
    </TestSession>,
  );
  await screen.findByRole('textbox', { name: 'Reason', hidden: true });
}
const box = () => screen.getByRole('textbox', { name: 'Reason', hidden: true });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name, hidden: true }));
function ask(reason = 'Ticket 4711'): void {
  fireEvent.change(box(), { target: { value: reason } });
  press('Turn ActiveSync on');
}
const outcome = () => screen.findByText(/^Sentence of/).then((text) => text.closest('[role="status"]'));

test('makes the change that was shown, once, and leads to its end, the new check and the undo', async () => {
  await open();
  let answer: (response: Response) => void = () => undefined;
  api.writes = [
    () =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      }),
  ];
  press('Turn ActiveSync on');
  expect(screen.getByText(/Say why/)).toBeTruthy();
  ask();
  press('Turn ActiveSync on');
  await waitFor(() => expect(api.sent).toHaveLength(1));
  api.reads = [json(viewWith(activesyncOn(false), activesyncOff))];
  answer(Response.json(resultWith('applied')));
  const done = await outcome();
  expect(document.activeElement).toBe(done);
  expect(onChanged).toHaveBeenCalledOnce();
  expect(api.sent).toEqual([
    {
      key: expect.stringMatching(/^[\w-]{8,100}$/),
      body: { remedy: 'activesync-on', digest: 'd1', reason: 'Ticket 4711' },
    },
  ]);
  expect(screen.getByRole('link', { name: 'See the new check' }).getAttribute('href')).toBe('/diagnoses/new-check');
  await screen.findByText('ActiveSync is on already.');

  await waitFor(() => expect(screen.getByRole('button', { name: 'Undo this change' }).ariaDisabled).not.toBe('true'));
  press('Undo this change');
  await waitFor(() => expect(box()).toHaveProperty('value', 'Taking back: Ticket 4711'));
  expect(document.activeElement).toBe(box());
  api.writes = [json(resultWith('applied', { remedy: 'activesync-off', sentence: 'Sentence of undo.' }))];
  await waitFor(() => expect(box()).toHaveProperty('readOnly', false));
  press('Turn ActiveSync off again');
  await screen.findByText('Sentence of undo.');
  expect(api.sent[1]?.body).toMatchObject({ remedy: 'activesync-off', digest: 'd-off' });
  expect(api.sent[1]?.key).not.toBe(api.sent[0]?.key);
});

test('"Look again" asks for the same change and never for another', async () => {
  await open();
  api.writes = [json(resultWith('not-visible-yet')), json(resultWith('applied', { sentence: 'Sentence of later.' }))];
  ask();
  await outcome();
  expect(screen.queryByRole('button', { name: 'Undo this change' })).toBeNull();
  await waitFor(() => expect(box()).toHaveProperty('readOnly', false));
  press('Look again');
  await screen.findByText('Sentence of later.');
  expect(api.sent[1]).toEqual(api.sent[0]);
});

test('a state that changed meanwhile is shown, the reason stays, and the next press is a new change', async () => {
  await open();
  const problem = { title: 'Something has changed meanwhile', detail: 'Look at it again.', auditId: 'a1' };
  api.writes = [
    json({ ...problem, code: 'state-changed', remedies: viewWith(activesyncOn(true, 'd2')) }, 409),
    json({ ...problem, code: 'not-offered', remedies: viewWith(activesyncOn(false)) }, 409),
  ];
  ask();
  const alert = await screen.findByRole('alert', { hidden: true });
  expect(alert.textContent).toContain('Look at it again.');
  expect(document.activeElement).toBe(alert);
  expect(box()).toHaveProperty('value', 'Ticket 4711');
  await waitFor(() => expect(box()).toHaveProperty('readOnly', false));
  press('Turn ActiveSync on');
  await screen.findByText('ActiveSync is on already.');
  expect(api.sent[1]?.body).toMatchObject({ digest: 'd2' });
  expect(api.sent[1]?.key).not.toBe(api.sent[0]?.key);
  expect(box()).toHaveProperty('value', 'Ticket 4711');
  expect(screen.queryByRole('button', { name: 'Turn ActiveSync on', hidden: true })).toBeNull();
});

test('a lost answer is asked for again with the same key and the same reason', async () => {
  await open();
  api.writes = [() => Promise.reject(new TypeError('network')), json(resultWith('already'))];
  ask();
  await screen.findByText('The answer did not arrive.');
  expect(box()).toHaveProperty('readOnly', true);
  await waitFor(() => expect(screen.queryByText(/Asking Exchange\. This/)).toBeNull());
  press('Ask again');
  await outcome();
  expect(api.sent[1]).toEqual(api.sent[0]);
});

test.each([
  [{ reason: 'permission-missing', detail: 'AADSTS65001' }, /may not act for you/, 'Office 365 Exchange Online'],
  [{ reason: 'permission-missing', detail: 'exchange-role' }, /does not let you look/, 'Recipient Management'],
  [{ reason: 'upstream-failed', detail: 'Get-CASMailbox' }, /could not be read/, null],
] as const)('when Exchange cannot be read (%j) it says who can lift it', async (failure, title, step) => {
  api.reads = [() => problemResponse(failureProblem(failure))];
  render(
    <TestSession>
      <FixIt address="daan@contoso.test" onChanged={onChanged} />
    </TestSession>,
  );
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(title);
  const way = within(alert).queryByRole('list', { name: 'Where to find it' });
  if (step === null) expect(way).toBeNull();
  else expect(way?.textContent).toContain(step);
  api.reads = [json(viewWith(activesyncOn(true)))];
  press('Read again');
  await screen.findByText('Turn ActiveSync on', { selector: 'summary' });
});
