import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type PeoplePlace, peopleForms } from '@/lib/protocols/graph/people';
import { type Answer, answer, refuse } from './answer';
import { fromCursor, toCursor } from './cursor';
import { typedText } from './requests';

/** Query of `GET /api/people`, read: what was typed, and where a page continues (null for the first page). */
export interface PeopleRequest {
  typed: string;
  place: PeoplePlace | null;
}

/** One letter names half of a directory. */
const shortest = 2;
const longest = 100;
/** A mark of 4,000 characters with what stands beside it, as base64url writes them. */
const longestNext = 5_500;

/** Graph's own marks are some hundred characters of base64 and the like. */
const placeSchema = z.object({
  f: z.enum(peopleForms),
  q: z.string(),
  s: z.string().regex(/^[\w.~+/=-]{1,4000}$/),
});

/** Reads `query` (2 to 100 characters) and `next` (the one of the page before, for the same `query`). */
export function parsePeople(query: URLSearchParams): Answer<PeopleRequest> {
  // Several spaces are one to Graph.
  const typed = typedText((query.get('query') ?? '').replace(/ {2,}/g, ' '), shortest, longest)?.replace(/\s+/g, ' ');
  if (typed === undefined)
    return refuse('malformed', `"query" must be a text of ${shortest} to ${longest} characters.`);
  const next = query.get('next');
  if (next === null || next === '') return answer({ typed, place: null });
  const place = placeOf(typed, next);
  return place === null ? wrongNext : answer({ typed, place });
}

/** Said of a `next` that we or Graph cannot read. */
export const wrongNext: Answer<never> = refuse('malformed', '"next" must be the "next" of the page before.');

/**
 * The `next` of a page: Graph's mark without its URL, bound to what was typed. It carries no right: the question is
 * built anew from `query`, by somebody who may ask it.
 */
export function nextOf(typed: string, { form, skipToken }: PeoplePlace): string {
  return toCursor({ f: form, q: digestOf(typed), s: skipToken });
}

function placeOf(typed: string, next: string): PeoplePlace | null {
  const place = fromCursor(placeSchema, next, longestNext);
  return place?.q === digestOf(typed) ? { form: place.f, skipToken: place.s } : null;
}

function digestOf(typed: string): string {
  return createHash('sha256').update(typed).digest('base64url').slice(0, 16);
}
