import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { NetError } from './failure';
import type { HttpRequest } from './types';

/** Limits of one exchange, in bytes. */
export const maxHeaderBytes = 32 * 1024;
const defaultMaxBodyBytes = 1024 * 1024;

/** What came back. Header names are lower case, repeated ones joined with `, `. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Instead of `body` when the request asked for bytes. */
  bytes?: Uint8Array;
}

/** Sends one request and reads its answer to the limit. Throws what undici throws, or a `NetError`. */
export async function exchange(
  dispatcher: Dispatcher,
  url: URL,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const response = await dispatcher.request({
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: request.method,
    headers: withDefaults(request.headers ?? {}),
    body: request.body ?? null,
    signal,
    // One limit rules: the deadline behind `signal`. undici's own are idle times and would let a slow sender go on.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const headers = plainHeaders(response.headers);
  const bytes = await readBody(response.body, headers, request);
  const answer = { status: response.statusCode, headers };
  return request.bytes ? { ...answer, body: '', bytes } : { ...answer, body: new TextDecoder().decode(bytes) };
}

function withDefaults(headers: Record<string, string>): Record<string, string> {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  return {
    ...(names.includes('accept-encoding') ? {} : { 'accept-encoding': 'identity' }),
    ...(names.includes('user-agent') ? {} : { 'user-agent': 'Reconnect' }),
    ...headers,
  };
}

/** Cookies are dropped: nothing here sends them back, and they would only end in evidence. */
function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name.toLowerCase() === 'set-cookie') continue;
    plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

async function readBody(stream: Readable, headers: Record<string, string>, request: HttpRequest): Promise<Uint8Array> {
  // Leaving early makes undici report the cut on the stream; nobody else listens then.
  stream.on('error', () => undefined);
  const limit = request.maxBodyBytes ?? defaultMaxBodyBytes;
  const encoded = request.method !== 'HEAD' && Number(headers['content-length'] ?? Number.NaN) !== 0;
  const source = encoded ? decoded(stream, headers['content-encoding']) : stream;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw new NetError('too-large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** We ask for `identity`; a server that compresses all the same is decoded, and counted after decoding. */
function decoded(stream: Readable, encoding: string | undefined): Readable {
  const name = (encoding ?? '').trim().toLowerCase();
  if (name === '' || name === 'identity') return stream;
  const decoder =
    name === 'gzip' || name === 'x-gzip'
      ? createGunzip()
      : name === 'deflate'
        ? createInflate()
        : name === 'br'
          ? createBrotliDecompress()
          : null;
  if (decoder === null) {
    stream.destroy();
    throw new NetError('malformed');
  }
  return pipeline(stream, decoder, () => undefined);
}
