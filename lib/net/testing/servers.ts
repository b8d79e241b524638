import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';

/** A server on a free port of 127.0.0.1 that counts what reaches it. */
export interface TestServer {
  port: number;
  /** `127.0.0.1:port`, as a value of `connectTo`. */
  at: string;
  /** TCP connections accepted so far. */
  accepts(): number;
  /** Requests so far (HTTP servers only). */
  requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
  close(): Promise<void>;
}
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** HTTP, or HTTPS when `tls` is given. */
export function startHttp(answer: Answer, tls?: { key: string; cert: string }): Promise<TestServer> {
  const requests: TestServer['requests'] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(request, response);
    });
  };
  return started(tls === undefined ? createHttpServer(listener) : createHttpsServer(tls, listener), requests);
}

/** Raw TCP: `onSocket` may answer, hang or reset. */
export function startTcp(onSocket: (socket: Socket) => void): Promise<TestServer> {
  return started(createServer(onSocket), []);
}

async function started(server: Server, requests: TestServer['requests']): Promise<TestServer> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  server.on('connection', (socket) => {
    accepted++;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    port,
    at: `127.0.0.1:${port}`,
    accepts: () => accepted,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
