import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type PeoplePlace, peopleForms } from '@/lib/protocols/graph/people';
import { type Answer, answer, refuse } from './answer';

/** Query of `GET /api/people`, read: what was typed, and where a page continues (null for the first page). */
export interface PeopleRequest {
  typed: string;
  place: PeoplePlace | null;
}

/** One letter names half of a directory. */
const shortest = 2;
const longest = 100;

/** Graph's own marks are some hundred characters of base64 and the like. */
const placeSchema = z.object({
  f: z.enum(peopleForms),
  q: z.string(),
  s: z.string().regex(/^[\w.~+/=-]{1,4000}$/),
});

/** Reads `query` (2 to 100 characters) and `next` (the one of the page before, for the same `query`). */
export function parsePeople(query: URLSearchParams): Answer<PeopleRequest> {
  const given = (query.get('query') ?? '').normalize('NFC');
  const typed = given.trim().replace(/\s+/g, ' ');
  // Counted as people do; a line break or another control character is typed by no keyboard.
  const length = [...typed].length;
  if (length < shortest || length > longest || /\p{Cc}|\p{Cs}/u.test(given)) {
    return refuse('malformed', `"query" must be a text of ${shortest} to ${longest} characters.`);
  }
  const next = query.get('next');
  if (next === null || next === '') return answer({ typed, place: null });
  const place = placeOf(typed, next);
  return place === null ? wrongNext : answer({ typed, place });
}

/** Said of a `next` that we or Graph cannot read. */
export const wrongNext: Answer<never> = refuse('malformed', '"next" must be the "next" of the page before.');

/**
 * The `next` of a page: Graph's mark without its URL, bound to what was typed. It is no secret and carries no right: the question
 * is built anew from `query`, by somebody who may ask it.
 */
export function nextOf(typed: string, { form, skipToken }: PeoplePlace): string {
  return Buffer.from(JSON.stringify({ f: form, q: digestOf(typed), s: skipToken })).toString('base64url');
}

function placeOf(typed: string, next: string): PeoplePlace | null {
  const parsed = placeSchema.safeParse(parseJson(Buffer.from(next, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data.q !== digestOf(typed)) return null;
  return { form: parsed.data.f, skipToken: parsed.data.s };
}

function digestOf(typed: string): string {
  return createHash('sha256').update(typed).digest('base64url').slice(0, 16);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not one of ours.
    return null;
  }
}
