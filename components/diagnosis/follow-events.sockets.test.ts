import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { journalFixture } from '@/components/report/fixtures';
import type { ReportEvent } from '@/lib/report/events';
import { fold } from '@/lib/report/reduce';
import { backoffMs, type FollowEnd, followEvents } from './follow-events';

type Answer = (response: ServerResponse, after: number, authorization: string) => void;

let server: Server;
let origin: string;
let answers: Answer[];
let asked: { after: number; authorization: string }[];

beforeEach(async () => {
  answers = [];
  asked = [];
  server = createServer((request, response) => {
    const after = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('after'));
    const authorization = request.headers.authorization ?? '';
    asked.push({ after, authorization });
    const answer = answers.shift();
    if (answer) answer(response, after, authorization);
    else response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const events = journalFixture();
const linesOf = (list: ReportEvent[]) => Buffer.from(list.map((event) => `${JSON.stringify(event)}\n`).join(''));
const streamHead = { 'content-type': 'application/x-ndjson' };

/** Sends the journal from `after`, but only `bytes` of it, then cuts the line. */
const cutAfter =
  (bytes: number): Answer =>
  (response, after) => {
    response.writeHead(200, streamHead);
    response.write(linesOf(events.filter((event) => event.seq > after)).subarray(0, bytes), () => response.destroy());
  };
const whole: Answer = (response, after) => {
  response.writeHead(200, streamHead).end(linesOf(events.filter((event) => event.seq > after)));
};
const refuse =
  (status: number): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ title: 'No' }));
  };

async function follow(overrides: Partial<Parameters<typeof followEvents>[0]> = {}) {
  const seen: ReportEvent[] = [];
  const connected: boolean[] = [];
  const end: FollowEnd = await followEvents({
    path: `${origin}/events`,
    getToken: async (fresh) => (fresh ? 'fresh' : 'cached'),
    onEvent: (event) => seen.push(event),
    onConnected: (value) => connected.push(value),
    pause: async () => undefined,
    random: () => 0,
    signal: new AbortController().signal,
    ...overrides,
  });
  return { end, seen, connected };
}

test('reads a whole journal and folds it to a finished report', async () => {
  answers = [whole];
  const { end, seen } = await follow();
  expect(end).toEqual({ kind: 'final' });
  expect(fold('d1', seen)).toMatchObject({ status: 'finished', subject: { address: 'jürgen@contoso.test' } });
});

test('a cut at any byte, also inside a character, loses and repeats nothing', async () => {
  const bytes = linesOf(events);
  // Every place around the two-byte letters of the second line, and some beyond.
  const start = bytes.indexOf('ü');
  const cuts = [1, start, start + 1, start + 2, bytes.indexOf('Müller') + 2, bytes.length - 3];
  for (const cut of cuts) {
    answers = [cutAfter(cut), whole];
    const { end, seen } = await follow();
    expect(end).toEqual({ kind: 'final' });
    expect(seen).toEqual(events);
  }
});

test('asks again only for what it has not seen', async () => {
  answers = [cutAfter(linesOf(events.slice(0, 3)).length + 5), refuse(503), whole];
  await follow();
  expect(asked.map((request) => request.after)).toEqual([0, 3, 3]);
});

test('drops repeated events, blank lines, broken lines and events of a newer server', async () => {
  answers = [
    (response) => {
      const first = linesOf(events.slice(0, 2)).toString();
      const unknown = `${JSON.stringify({ seq: 2.5, at: '', type: 'weather-changed' })}\n`;
      response.writeHead(200, streamHead).end(`${first}\n\n${first}{"seq":\n${unknown}${linesOf(events.slice(2))}`);
    },
  ];
  const { seen } = await follow();
  expect(seen).toEqual(events);
});

test('renews the token once after a 401, then stops', async () => {
  answers = [refuse(401), whole];
  expect((await follow()).end).toEqual({ kind: 'final' });
  expect(asked.map((request) => request.authorization)).toEqual(['Bearer cached', 'Bearer fresh']);

  answers = [refuse(401), refuse(401)];
  expect((await follow()).end).toMatchObject({ kind: 'stopped', problem: { kind: 'sign-in' } });
});

test.each([
  [403, 'forbidden'],
  [404, 'not-found'],
] as const)('stops at %i with a sentence', async (status, kind) => {
  answers = [refuse(status), whole];
  const { end } = await follow();
  expect(end).toMatchObject({ kind: 'stopped', problem: { kind } });
  expect(asked).toHaveLength(1);
});

test('tells that the connection is away and back', async () => {
  answers = [refuse(503), whole];
  expect((await follow()).connected).toEqual([false, true]);
});

test('a silent connection counts as dead', async () => {
  answers = [(response) => response.writeHead(200, streamHead).write('\n'), whole];
  const { end, seen } = await follow({ silenceMs: 60 });
  expect(end).toEqual({ kind: 'final' });
  expect(seen).toEqual(events);
});

test('ends when the page is left', async () => {
  const leaving = new AbortController();
  answers = [
    (response) => {
      response.writeHead(200, streamHead).write(linesOf(events.slice(0, 1)));
    },
  ];
  const { end, seen } = await follow({ signal: leaving.signal, onEvent: () => leaving.abort() });
  expect(end).toEqual({ kind: 'left' });
  expect(seen).toEqual([]);
});

test('backs off between 0.5 and 8 seconds with full jitter', () => {
  for (let failures = 0; failures < 12; failures++) {
    expect(backoffMs(failures, 0)).toBe(500);
    expect(backoffMs(failures, 0.999)).toBeLessThanOrEqual(8000);
  }
  expect(backoffMs(10, 0.999)).toBeGreaterThan(7900);
});
