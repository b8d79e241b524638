import { isFinal, type ReportEvent, reportEventSchema } from '@/lib/report/events';

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

/** Reads one line. A final event is never ignored, whatever else it carries: without it the page would wait for ever. */
export function parseLine(line: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: 'ignored', seq: null };
  }
  const parsed = reportEventSchema.safeParse(value);
  if (parsed.success) return { kind: 'event', event: parsed.data };
  const final = finalEvent(value);
  return final ? { kind: 'event', event: final } : { kind: 'ignored', seq: numberOf(value, 'seq') };
}

function finalEvent(value: unknown): ReportEvent | null {
  const seq = numberOf(value, 'seq');
  const type: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'type') : undefined;
  if (seq === null || typeof type !== 'string' || !isFinal({ type })) return null;
  const at: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'at') : undefined;
  const instant = typeof at === 'string' ? at : '';
  if (type === 'diagnosis-failed') return { seq, at: instant, type, reason: 'internal-error' };
  return { seq, at: instant, type: type === 'diagnosis-finished' ? type : 'diagnosis-interrupted' };
}

function numberOf(value: unknown, key: string): number | null {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'number' ? found : null;
}
