import { type Client, expect, expectProblem, linesOf, type SeenEvent, test } from './world';

const finals = ['diagnosis-finished', 'diagnosis-failed', 'diagnosis-interrupted'];

test.afterEach(({ api }) => api.sandbox.setDelay(0));

test('seq rises by one from 1, and exactly one final event ends the stream', async ({ api }) => {
  const token = await api.token('quarantined-default');
  const id = await api.start(token);
  const answer = await api.call(`/api/diagnoses/${id}/events?after=0`, token);
  expect(answer.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const events = linesOf(await answer.text());
  expectWhole(events);
  expect(linesOf(await (await api.call(`/api/diagnoses/${id}/events`, token)).text())).toEqual(events);
});

test('`after` starts behind that event, and beyond the end there is nothing', async ({ api }) => {
  const token = await api.token('healthy');
  const { id } = await api.diagnose(token);
  const all = await api.events(id, token);
  for (const after of [1, 2, Math.floor(all.length / 2), all.length - 1]) {
    expect(await api.events(id, token, after)).toEqual(all.slice(after));
  }
  for (const after of [all.length, all.length + 1, 100_000]) expect(await api.events(id, token, after)).toEqual([]);
});

test('two readers of a live diagnosis read the same, one of them late', async ({ api }) => {
  const token = await api.token('no-record');
  api.sandbox.setDelay(400);
  const id = await api.start(token);
  const early = api.events(id, token);
  const first = await firstLine(api, id, token);
  expect(first.seq).toBe(1);
  const running = await (await api.call(`/api/diagnoses/${id}`, token)).json();
  expect(running).toMatchObject({ id, status: 'running', finishedAt: null });
  const late = await api.events(id, token, 3);
  const whole = await early;
  expectWhole(whole);
  expect(late).toEqual(whole.slice(3));
});

test('a reader that goes away does not end the diagnosis', async ({ api }) => {
  const token = await api.token('no-record');
  api.sandbox.setDelay(400);
  const id = await api.start(token);
  for (let reader = 0; reader < 3; reader += 1) await firstLine(api, id, token);
  await expect
    .poll(async () => ((await (await api.call(`/api/diagnoses/${id}`, token)).json()) as { status: string }).status)
    .toBe('finished');
  expectWhole(await api.events(id, token));
});

test('what is not yours is 404, an admin and support may read it', async ({ api }) => {
  const { id } = await api.diagnose(await api.token('healthy'));
  for (const path of [`/api/diagnoses/${id}`, `/api/diagnoses/${id}/events?after=0`]) {
    await expectProblem(await api.call(path, await api.token('no-device')), 404, path);
    for (const staff of ['admin', 'support']) {
      const answer = await api.call(path, await api.token(staff));
      expect(answer.status, `${staff} ${path}`).toBe(200);
      await answer.text();
    }
  }
});

function expectWhole(events: SeenEvent[]): void {
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter((event) => finals.includes(event.type)).map((event) => event.seq)).toEqual([events.length]);
  for (const event of events) expect(new Date(event.at).toISOString()).toBe(event.at);
}

/** Opens a stream, reads its first line and hangs up. */
async function firstLine(api: Client, id: string, token: string): Promise<SeenEvent> {
  const leave = new AbortController();
  const answer = await api.call(`/api/diagnoses/${id}/events`, token, { signal: leave.signal });
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += new TextDecoder().decode(chunk as Uint8Array);
    if (text.includes('\n')) break;
  }
  leave.abort();
  const [line] = linesOf(text.slice(0, text.indexOf('\n')));
  if (!line) throw new Error('the stream ended before its first line');
  return line;
}
