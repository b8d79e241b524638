import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once, setMaxListeners } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { FaultKind } from '../scenarios/scenario';
import { replyTo } from './dns-message';
import { listenOnLoopback, pause } from './loopback';
import { strike } from './wire-fault';
import type { LogEntry } from './world';
import type { Zone } from './zone';

/** A running DNS server: `address` is `127.0.0.1:port`, for UDP and TCP. */
export interface DnsServer {
  address: string;
  close(): Promise<void>;
}

/** The zone to serve; each question is logged before its answer is delayed. */
export interface DnsServerOptions {
  zone: Zone;
  log: (entry: LogEntry) => void;
  delayMs: () => number;
  /** The fault that the server has at this moment. */
  fault?: () => FaultKind | null;
}

type Transport = 'udp' | 'tcp';
type Answerer = (query: Buffer, transport: Transport, send: (message: Buffer) => void) => Promise<void>;

/** Serves the zone on one loopback port, by UDP and TCP. Throws when no port is free for both. */
export async function startDnsServer(options: DnsServerOptions): Promise<DnsServer> {
  const closing = new AbortController();
  // Each delayed answer waits on it until it is sent; Node takes more than ten for a leak.
  setMaxListeners(0, closing.signal);
  const answer = answerer(options, closing.signal);
  const sockets = new Set<Socket>();
  const { tcp, udp, port } = await bindBoth((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveStream(socket, answer);
  });
  udp.on('message', (query, from) => {
    void answer(query, 'udp', (message) => udp.send(message, from.port, from.address));
  });
  // An asker that is gone by now is none of the server's business; without a listener the event would end the process.
  udp.on('error', () => undefined);
  return {
    address: `127.0.0.1:${port}`,
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      for (const socket of sockets) socket.destroy();
      await Promise.all([
        new Promise<void>((resolve) => tcp.close(() => resolve())),
        new Promise<void>((resolve) => udp.close(() => resolve())),
      ]);
    },
  };
}

function answerer({ zone, log, delayMs, fault }: DnsServerOptions, signal: AbortSignal): Answerer {
  return async (query, transport, send) => {
    const reply = replyTo(zone, query, transport);
    if (reply === null) return;
    log({
      at: new Date().toISOString(),
      plane: 'dns',
      host: reply.name,
      method: reply.type,
      path: transport,
      status: reply.rcode,
      authorization: 'none',
    });
    const struck = faulty(reply.message, fault?.() ?? null);
    if (struck === null || !(await pause(delayMs() + struck.waitMs, signal))) return;
    send(struck.message);
  };
}

/** A reply as a server with a fault gives it: none when it is down, half a message, or a refusal with RCODE 2 (RFC 1035). */
function faulty(message: Buffer, fault: FaultKind | null): { message: Buffer; waitMs: number } | null {
  const { waitMs, answer } = strike(fault);
  if (answer === 'own') return { message, waitMs };
  if (answer === 'reset') return null;
  if (fault?.kind === 'malformed') return { message: message.subarray(0, 14), waitMs };
  const refusal = Buffer.from(message);
  refusal.writeUInt8((refusal.readUInt8(3) & 0xf0) | 2, 3);
  return { message: refusal, waitMs };
}

/** Messages over TCP carry their length in two bytes before them (RFC 1035 4.2.2); several may arrive in one piece. */
function serveStream(socket: Socket, answer: Answerer): void {
  let pending = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (piece) => {
    pending = Buffer.concat([pending, piece]);
    while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
      const end = 2 + pending.readUInt16BE(0);
      const query = pending.subarray(2, end);
      pending = pending.subarray(end);
      void answer(query, 'tcp', (message) => {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(message.length);
        if (socket.writable) socket.write(Buffer.concat([length, message]));
      });
    }
  });
}

/** TCP picks a free port, UDP must get the same one; another program may hold that, hence a few tries. */
async function bindBoth(onStream: (socket: Socket) => void): Promise<{ tcp: Server; udp: UdpSocket; port: number }> {
  let lastError: unknown;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const tcp = createServer(onStream);
    const port = await listenOnLoopback(tcp);
    const udp = createSocket('udp4');
    try {
      udp.bind(port, '127.0.0.1');
      await once(udp, 'listening');
      return { tcp, udp, port };
    } catch (error) {
      lastError = error;
      udp.close();
      await new Promise<void>((resolve) => tcp.close(() => resolve()));
    }
  }
  throw new Error('No loopback port is free for both UDP and TCP', { cause: lastError });
}
