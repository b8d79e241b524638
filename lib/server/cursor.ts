import type * as z from 'zod';

/** The `next` of a page as clients see it: what they send back and do not read. It is no secret and carries no right. */
export function toCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place in a `next` that came back; null for one of more than `most` characters, and for what is none of ours. */
export function fromCursor<T>(schema: z.ZodType<T>, text: string, most: number): T | null {
  // Before anything of it is decoded.
  if (text.length > most) return null;
  const parsed = schema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not one of ours.
    return null;
  }
}
