import type { Hub } from '@/lib/diagnosis/hub';
import { isFinal } from '@/lib/report/vocabulary';
import type { Store } from '@/lib/store/types';

/** Proxies cut connections that are silent for long; a blank line keeps them open (milliseconds). */
const heartbeatMs = 15_000;
/** Events per read of the store. */
const page = 200;

/** What a stream of events needs; `heartbeatMs` is for tests. */
export interface EventSource {
  store: Pick<Store, 'diagnoses'>;
  hub: Hub;
  now(): number;
  heartbeatMs?: number;
  /** Called once when the stream is over, however it ends. */
  onEnd?: () => void;
}

/**
 * The journal of a diagnosis as newline-delimited JSON, from `after` on, until its final event. Pull-based: a slow reader
 * slows the reading, never the diagnosis. Ends at once when the final event lies before `after`. An error of the store ends
 * the stream as an error, so that a reader never takes it for the end.
 */
export function eventStream(
  source: EventSource,
  diagnosisId: string,
  after: number,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const watch = source.hub.watch(diagnosisId);
  // Joined by hand: on our oldest Node a composed `AbortSignal.any` can be collected before it fires.
  const stop = new AbortController();
  const ended = stop.signal;
  const leave = () => stop.abort();
  const over = () => {
    signal.removeEventListener('abort', leave);
    watch.close();
    source.onEnd?.();
  };
  ended.addEventListener('abort', over, { once: true });
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  let cursor = after;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = await nextChunk(source, watch, diagnosisId, cursor, ended).catch((error: unknown) => {
          // An errored stream is never cancelled: nobody else would take the reader off.
          stop.abort();
          throw error;
        });
        cursor = chunk.cursor;
        if (chunk.text !== '' && !ended.aborted) controller.enqueue(new TextEncoder().encode(chunk.text));
        if (chunk.last || ended.aborted) {
          controller.close();
          stop.abort();
        }
      },
      cancel: () => stop.abort(),
    },
    { highWaterMark: 0 },
  );
}

interface Chunk {
  text: string;
  cursor: number;
  last: boolean;
}

async function nextChunk(
  source: EventSource,
  watch: ReturnType<Hub['watch']>,
  id: string,
  after: number,
  ended: AbortSignal,
): Promise<Chunk> {
  const beatAt = source.now() + (source.heartbeatMs ?? heartbeatMs);
  const { diagnoses } = source.store;
  while (!ended.aborted) {
    // The row first: an ending between the two reads then shows as events, never as a journal without its end.
    const row = await diagnoses.get(id);
    const events = await diagnoses.events(id, after, page);
    const newest = events.at(-1);
    if (newest !== undefined) {
      const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
      return { text, cursor: newest.seq, last: isFinal(newest) };
    }
    if (row === null || row.status !== 'running') break;
    const left = beatAt - source.now();
    if (left <= 0) return { text: '\n', cursor: after, last: false };
    await watch.changed(left, ended);
  }
  return { text: '', cursor: after, last: true };
}
