import * as z from 'zod';
import { concerns } from '@/lib/report/queue';
import type { QueueFilter } from '@/lib/store/queue-types';
import { type Answer, answer, refuse } from './answer';
import { fromCursor, toCursor } from './cursor';
import { typedText, wholeNumber } from './requests';

const longestQuery = 100;
const longestCursor = 2_000;
/** A key is a GUID, or the name of a mailbox. */
const cursorSchema = z.object({ o: z.number().int().nonnegative(), k: z.string().min(1).max(600) });

/** Query of `GET /api/queue`: `concern`, `query` (text of owner, phone or system), `after` (the `next` before), `limit`. */
export function parseQueue(query: URLSearchParams): Answer<{ filter: QueueFilter; limit: number }> {
  const limit = wholeNumber(query.get('limit') ?? '50', 1, 50);
  if (limit === null) return refuse('malformed', '"limit" must be a whole number from 1 to 50.');
  const filter: QueueFilter = {};
  const concern = query.get('concern') ?? '';
  if (concern !== '') {
    const known = concerns.find((word) => word === concern);
    if (known === undefined) return refuse('malformed', `"concern" must be one of ${concerns.join(', ')}.`);
    filter.concern = known;
  }
  const text = typedText((query.get('query') ?? '').trim(), 0, longestQuery);
  if (text === null) return refuse('malformed', `"query" must be a text of at most ${longestQuery} characters.`);
  if (text !== '') filter.query = text;
  const after = query.get('after') ?? '';
  if (after !== '') {
    const place = fromCursor(cursorSchema, after, longestCursor);
    if (place === null) return refuse('malformed', '"after" must be the "next" of the page before.');
    filter.after = { order: place.o, key: place.k };
  }
  return answer({ filter, limit });
}

/** The `next` of a page: the place of its last line, which means the same in the next reading. */
export function nextAfter({ order, key }: NonNullable<QueueFilter['after']>): string {
  return toCursor({ o: order, k: key });
}
