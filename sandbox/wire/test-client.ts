import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, type PeerCertificate } from 'node:tls';
import { startWire } from './start';
import type { HostBehaviour, LogEntry, VirtualHost, Wire, WireWorld } from './world';

/** A wire under test with all it has logged. */
export interface TestWire extends Wire {
  entries: LogEntry[];
}

/** Starts a wire for a test. The token `good:<object id>` is good, every other bad. */
export async function startTestWire(world: Partial<WireWorld>, delayMs: () => number = () => 0): Promise<TestWire> {
  const entries: LogEntry[] = [];
  const wire = await startWire({
    world: { records: [], hosts: [], ...world },
    verifyToken: async (token) => (token.startsWith('good:') ? token.slice(5) : null),
    log: (entry) => entries.push(entry),
    delayMs,
  });
  return { ...wire, entries };
}

/** A host on 443 under one name. */
export function secureHost(name: string, address: string, behaviour: HostBehaviour): VirtualHost {
  return { address, port: 443, names: [name], behaviour };
}

/** Loopback host and port of a documentation address and port; throws when the world has none. */
export function endpoint(wire: Wire, at: string): { host: string; port: number } {
  const [host, port] = wire.connectTo[at]?.split(':') ?? [];
  if (host === undefined || port === undefined) throw new Error(`${at} is not in connectTo`);
  return { host, port: Number(port) };
}

/** Status, headers and whole body of an answer. */
export interface TestResponse {
  status: number;
  headers: IncomingHttpHeaders;
  /** The body as text, and as it came. */
  body: string;
  bytes: Uint8Array;
}

/** Sends one request: `https://name/path` to the given address of the world, trusting the wire's authority. */
export async function send(
  wire: Wire,
  address: string,
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array; signal?: AbortSignal } = {},
): Promise<TestResponse> {
  const { protocol, hostname, pathname, search } = new URL(url);
  const secure = protocol === 'https:';
  const { body: sent, headers, ...rest } = options;
  const request = (secure ? httpsRequest : httpRequest)({
    ...endpoint(wire, `${address}:${secure ? 443 : 80}`),
    ...rest,
    path: `${pathname}${search}`,
    headers: { host: hostname, ...headers },
    agent: false,
    ...(secure ? { servername: hostname, ca: wire.caPem } : {}),
  });
  request.end(sent);
  const [response] = await once(request, 'response');
  const pieces: Buffer[] = [];
  response.on('data', (piece: Buffer) => pieces.push(piece));
  await once(response, 'end');
  const bytes = Buffer.concat(pieces);
  return { status: response.statusCode, headers: response.headers, body: bytes.toString('utf8'), bytes };
}

/** Shakes hands with a server name; gives the certificate, or the code of the refusal. */
export function shakeHands(
  wire: Wire,
  at: string,
  servername: string,
): Promise<{ code: string; peer?: PeerCertificate }> {
  return new Promise((resolve) => {
    const socket = connect({ ...endpoint(wire, at), servername, ca: wire.caPem }, () => {
      resolve({ code: 'ok', peer: socket.getPeerCertificate(true) });
      socket.destroy();
    });
    socket.on('error', (error: Error & { code?: string }) => resolve({ code: error.code ?? error.message }));
  });
}
