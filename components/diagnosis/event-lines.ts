import type { ReportEvent } from '@/lib/report/events';
import { eventTypes } from '@/lib/report/vocabulary';

/**
 * Splits a byte stream into lines. Bytes may be cut anywhere, inside a UTF-8 character too. A last line without its
 * newline is half a line: it is dropped, since the reader asks again from the last number it has seen.
 */
export async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    // Also when the consumer stopped early or the stream broke: nothing may be left reading.
    await reader.cancel().catch(() => undefined);
  }
}

/** What one line of the stream says. `ignored` is a heartbeat or an event of a newer server. */
export type Line = { kind: 'event'; event: ReportEvent } | { kind: 'ignored'; seq: number | null };

/**
 * Reads one line. The server that wrote it checked it against the schema (it ships with this page), so a known type with its
 * number is taken as what it says it is; anything else is dropped, as an event of a newer server has to be.
 */
export function parseLine(line: string): Line {
  const value = parse(line);
  const seq = memberOf(value, 'seq');
  const type = memberOf(value, 'type');
  if (typeof seq !== 'number') return { kind: 'ignored', seq: null };
  if (!eventTypes.some((known) => known === type)) return { kind: 'ignored', seq };
  return { kind: 'event', event: value as ReportEvent };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
