import * as z from 'zod';
import type { AutodiscoverJson } from '@/lib/report/observations';

/**
 * Addresses of the anonymous question "where is ActiveSync for this address" (Autodiscover V2): both documented forms, the
 * one with the address in the path first.
 * @param base origin of the cloud's Autodiscover, with or without a final slash.
 */
export function jsonUrls(base: string, address: string): [string, string] {
  const root = `${base.replace(/\/+$/, '')}/autodiscover/autodiscover.json`;
  // `@` may stand in a path and in a query (RFC 3986 section 3.3); an apostrophe is encoded since some servers quote with it.
  const encoded = encodeURIComponent(address).replaceAll('%40', '@').replaceAll("'", '%27');
  return [
    `${root}/v1.0/${encoded}?Protocol=ActiveSync`,
    `${root}?Email=${encoded}&Protocol=ActiveSync&RedirectCount=1`,
  ];
}

const urlSchema = z.object({ Url: z.string() });
const errorSchema = z.object({ ErrorCode: z.string() });

/**
 * Reads the answer: 200 with `Url`, a redirect (hybrid mailbox or unknown address), or an error by code. Total.
 * @param headers lower-case names.
 * @returns null when it is none of these: a 200 that is no JSON, or the server's own trouble (5xx without a code).
 */
export function parseJsonAnswer(
  status: number,
  headers: Record<string, string>,
  body: string,
): AutodiscoverJson | null {
  if (status >= 300 && status < 400) {
    return headers.location === undefined ? null : { kind: 'redirect', location: headers.location };
  }
  const json = parseJson(body);
  if (status === 200) {
    const answer = urlSchema.safeParse(json);
    return answer.success ? { kind: 'url', url: answer.data.Url } : null;
  }
  const error = errorSchema.safeParse(json);
  if (error.success) return { kind: 'error', status, code: error.data.ErrorCode };
  return status >= 400 && status < 500 ? { kind: 'error', status, code: '' } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is a fact about the answer, judged by the caller.
    return null;
  }
}
