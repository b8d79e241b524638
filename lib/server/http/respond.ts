import { type Problem, problems } from '../answer';

/** On every answer of the API: nothing is cached, sniffed, framed, indexed or passed on in a referrer. */
const commonHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return text(JSON.stringify(body), 'application/json; charset=utf-8', status, headers);
}

/** An answer whose bytes are given. */
export function text(
  body: string | ReadableStream<Uint8Array> | null,
  contentType: string | null,
  status = 200,
  headers: Record<string, string> = {},
): Response {
  const type = contentType === null ? {} : { 'content-type': contentType };
  return new Response(body, { status, headers: { ...commonHeaders, ...type, ...headers } });
}

/**
 * A refusal as RFC 9457 problem details. `type` is the page that explains it, under `portalUrl` (no trailing slash; empty
 * while the configuration is away, since section 3.1.1 lets it be relative); `code` is our own word for programs and what
 * they decide by. Neither a stack nor what was sent stands in it.
 */
export function problemResponse({ code, detail, headers, members }: Problem, portalUrl = ''): Response {
  const { status, title } = problems[code];
  const body = { type: `${portalUrl}/help/problems/${code}`, title, status, detail, code, ...members };
  const challenge = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  return text(JSON.stringify(body), 'application/problem+json; charset=utf-8', status, { ...challenge, ...headers });
}
