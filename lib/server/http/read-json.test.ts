import { expect, it } from 'vitest';
import { readJson } from './read-json';

function sending(body: ReadableStream<Uint8Array>): Request {
  const headers = { 'content-type': 'application/json' };
  return new Request('http://localhost:3000/api/x', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
}

it('does not wait for ever for a body that does not come, and lets go of it', async () => {
  let cancelled = false;
  const drip = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"user":')),
    cancel: () => {
      cancelled = true;
    },
  });
  expect(await readJson(sending(drip), 20)).toMatchObject({ ok: false, problem: { code: 'too-slow' } });
  expect(cancelled).toBe(true);
});

it('stops at the cap, whatever the length that was promised', async () => {
  let sent = 0;
  const flood = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 4096;
      controller.enqueue(new Uint8Array(4096));
    },
  });
  expect(await readJson(sending(flood))).toMatchObject({ ok: false, problem: { code: 'too-large' } });
  expect(sent).toBeLessThan(64 * 1024);
});
