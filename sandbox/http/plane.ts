import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LogEntry } from '../wire/world';

/** A request as the planes see it. `body` is UTF-8 text, cut at 1 MiB. */
export interface PlaneRequest {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string;
}

/** An answer. `reset` ends the connection without one; `waitMs` delays it; `cmdlet` goes to the log. */
export interface PlaneReply {
  status: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  reset?: boolean;
  waitMs?: number;
  cmdlet?: string;
  /** Name by which faults know what was read; goes to the log. */
  resource?: string;
}

/** A running HTTP server on loopback. */
export interface Plane {
  /** `http://127.0.0.1:port`, without trailing slash. */
  url: string;
  close(): Promise<void>;
}

/** What a plane is made of. `origin` is the own URL, known only once it listens. */
export interface PlaneOptions {
  name: LogEntry['plane'];
  handle(request: PlaneRequest, origin: string): Promise<PlaneReply> | PlaneReply;
  log(entry: LogEntry): void;
  delayMs(): number;
}

const bodyLimit = 1024 * 1024;

function wait(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.from(chunk);
    size += bytes.length;
    if (size > bodyLimit) break;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Class of an Authorization header for the log: what was sent, never its value. */
export function authorizationClass(header: string | undefined): string {
  if (header === undefined || header === '') return 'none';
  const [scheme = '', credential = ''] = header.trim().split(/\s+/, 2);
  if (scheme.toLowerCase() === 'bearer') return credential ? 'bearer' : 'empty-bearer';
  return scheme.toLowerCase() === 'basic' ? 'basic' : 'other';
}

function flatten(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));
}

async function answer(options: PlaneOptions, origin: string, request: IncomingMessage, response: ServerResponse) {
  const headers = flatten(request.headers);
  const url = new URL(request.url ?? '/', origin);
  let reply: PlaneReply;
  try {
    const body = await readBody(request);
    reply = await options.handle({ method: request.method ?? 'GET', url, headers, body }, origin);
  } catch (error) {
    // A fault of this program, not a simulated one: visible to whoever runs it.
    console.error(error);
    reply = { status: 500, body: 'The simulated tenant failed.' };
  }
  await wait(options.delayMs() + (reply.waitMs ?? 0));
  options.log({
    at: new Date().toISOString(),
    plane: options.name,
    host: url.host,
    method: request.method ?? 'GET',
    path: url.pathname,
    status: reply.reset ? null : reply.status,
    authorization: authorizationClass(headers.authorization),
    ...(reply.cmdlet ? { cmdlet: reply.cmdlet } : {}),
    ...(reply.resource ? { resource: reply.resource } : {}),
  });
  if (reply.reset) {
    request.socket.resetAndDestroy();
    return;
  }
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Starts a plane on 127.0.0.1 at `port`, or at a free one when that is taken (0 asks for a free one).
 * Rejects with Node's own error when no port can be had.
 */
export async function startPlane(options: PlaneOptions, port: number): Promise<Plane> {
  let origin = '';
  const server = createServer((request, response) => {
    answer(options, origin, request, response).catch((error: unknown) => {
      // The reader went away in the middle: nothing to answer any more.
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await listen(server, port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' || port === 0) throw error;
    return listen(server, 0);
  });
  const address = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${address.port}`;
  return {
    url: origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
