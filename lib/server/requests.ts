import * as z from 'zod';
import { mailApps } from '@/lib/report/vocabulary';
import { parseAddress } from './address';
import { type Answer, answer, refuse } from './answer';

/** Exchange's own device ids are up to 32 characters of letters and digits; some apps use longer ones with marks. */
export const deviceId = z.string().regex(/^[\w.:-]{1,64}$/);

const address = z.string().transform((text, context) => {
  const parsed = parseAddress(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'not an address' });
  return z.NEVER;
});

const startSchema = z.object({
  user: z.optional(address),
  app: z.optional(z.enum(mailApps)),
  deviceId: z.optional(deviceId),
  asPhone: z.optional(z.boolean()),
});

/** Body of `POST /api/diagnoses`. */
export type StartBody = z.infer<typeof startSchema>;

export const deviceIdSentence = '"deviceId" must be 1 to 64 letters, digits, dots, colons, hyphens or underscores.';

/** Sentences per field: ours, since a schema's own messages quote what was sent. */
const startSentences: Record<string, string> = {
  user: '"user" must be one mail address of at most 320 characters.',
  app: `"app" must be one of ${mailApps.join(', ')}.`,
  deviceId: deviceIdSentence,
  asPhone: '"asPhone" must be true or false.',
};

/** Reads the body of `POST /api/diagnoses`. */
export function parseStart(body: unknown): Answer<StartBody> {
  return parse(startSchema, body, startSentences);
}

/** Body of `POST /api/diagnoses/{id}/links`. */
export interface LinkBody {
  audience: 'organization' | 'anyone';
  view: 'user' | 'support';
  /** Hours, fractions allowed, above 0. */
  expiresInHours: number;
}

/** Reads the body of `POST /api/diagnoses/{id}/links`; the longest life is the operator's choice. */
export function parseLink(body: unknown, linkMaxDays: number): Answer<LinkBody> {
  const most = 24 * linkMaxDays;
  const schema = z.object({
    audience: z.enum(['organization', 'anyone']),
    view: z.enum(['user', 'support']),
    expiresInHours: z.number().positive().max(most),
  });
  return parse(schema, body, {
    audience: '"audience" must be organization or anyone.',
    view: '"view" must be user or support.',
    expiresInHours: `"expiresInHours" must be a number above 0 and at most ${most}.`,
  });
}

/**
 * Reads the body of `POST /api/diagnoses/{id}/links/preview`: that of a link, of which the life may be left out. Then it is 7 days,
 * as the page proposes, or the operator's longest if that is shorter.
 */
export function parseLinkPreview(body: unknown, linkMaxDays: number): Answer<LinkBody> {
  const wish = typeof body === 'object' && body !== null ? body : {};
  return parseLink({ expiresInHours: 24 * Math.min(7, linkMaxDays), ...wish }, linkMaxDays);
}

/** Query of `GET /api/diagnoses`. */
export function parseList(query: URLSearchParams): Answer<{ user: string | null; limit: number }> {
  const limit = wholeNumber(query.get('limit') ?? '20', 1, 200);
  if (limit === null) return refuse('malformed', '"limit" must be a whole number from 1 to 200.');
  const typed = query.get('user');
  if (typed === null) return answer({ user: null, limit });
  const user = parseAddress(typed);
  return user === null ? refuse('malformed', startSentences.user ?? '') : answer({ user, limit });
}

/** Query of `GET /api/diagnoses/{id}/events`. */
export function parseAfter(query: URLSearchParams): Answer<number> {
  const after = wholeNumber(query.get('after') ?? '0', 0, 1_000_000);
  return after === null ? refuse('malformed', '"after" must be a whole number from 0.') : answer(after);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Ids are UUIDs (RFC 9562) in lower case; anything else names nothing. */
export function parseId(text: unknown): string | null {
  return typeof text === 'string' && uuid.test(text) ? text.toLowerCase() : null;
}

/** Reads a body by its schema; what is wrong is said per field, by `sentences`, and never quoted. */
export function parse<T>(schema: z.ZodType<T>, body: unknown, sentences: Record<string, string>): Answer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return answer(parsed.data);
  const fields = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')));
  const known = [...fields].flatMap((field) => sentences[field] ?? []);
  return refuse('malformed', known.length > 0 ? known.join(' ') : 'The body must be a JSON object.');
}

/**
 * What somebody typed to look for, without the spaces around it; null when it has fewer or more characters, counted as people do,
 * or one that no keyboard types, such as a line break.
 */
export function typedText(text: string, least: number, most: number): string | null {
  const typed = text.normalize('NFC');
  if (/\p{Cc}|\p{Cs}/u.test(typed)) return null;
  const trimmed = typed.trim();
  const { length } = [...trimmed];
  return length >= least && length <= most ? trimmed : null;
}

/** A whole number in decimal digits within limits, or null. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  if (!/^\d{1,9}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}
