import { setMaxListeners } from 'node:events';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { Authority } from './certificate-authority';
import { chooseHost } from './host-choice';
import { listenOnLoopback } from './loopback';
import { type ListeningHost, requestServer, type ServingOptions } from './request-server';

/** One address and port of the world on its own loopback port. */
export interface Listener {
  port: number;
  close(): Promise<void>;
}

/** Hosts of one address and port, and the authority that gives them certificates. */
export interface ListenerOptions extends ServingOptions {
  authority: Authority;
}

type SecureHost = ListeningHost & { context: SecureContext };

/** Opens the loopback port: TCP without a word when all its hosts are deaf, else HTTP for port 80 and HTTPS for 443. */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const { hosts } = options;
  const closing = new AbortController();
  // Each delayed answer waits on it until it is sent; Node takes more than ten for a leak.
  setMaxListeners(0, closing.signal);
  const serve = requestServer(options, closing.signal);
  const server: Server = hosts.every((host) => host.deaf)
    ? createTcp((socket) => stayDeaf(socket, options))
    : hosts[0].port === 443
      ? await secureServer(options, serve)
      : createHttp(serve);
  // Sockets are followed here because `closeAllConnections` misses those still in a TLS handshake.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  const port = await listenOnLoopback(server);
  return {
    port,
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Reads and forgets what comes, so that the client's end of the connection is noticed. */
function stayDeaf(socket: Socket, { hosts, log }: ListenerOptions): void {
  socket.resume();
  log({
    at: new Date().toISOString(),
    plane: 'web',
    host: hosts[0].names[0] ?? hosts[0].address,
    method: 'CONNECT',
    path: '',
    status: null,
    authorization: 'none',
  });
}

/** An HTTPS server that shows each host's own certificate, by server name. */
async function secureServer(options: ListenerOptions, serve: RequestListener): Promise<Server> {
  const secure = async (host: ListeningHost): Promise<SecureHost & { cert: string; key: string }> => {
    const names = host.names.length === 0 ? [host.address] : host.names;
    const { chainPem: cert, keyPem: key } = await options.authority.issue(host.certificate ?? 'good', names);
    return { ...host, cert, key, context: createSecureContext({ cert, key }) };
  };
  const hosts = await Promise.all(options.hosts.map(secure));
  const first = hosts[0];
  const server = createHttps(
    {
      cert: first?.cert,
      key: first?.key,
      SNICallback: (name, done) => {
        const chosen = chooseHost(hosts, name) ?? first;
        // A deaf host beside others: the handshake waits for a certificate that never comes.
        if (chosen?.deaf !== true) done(null, chosen?.context);
      },
    },
    serve,
  );
  // A client that turns the certificate down is what many scenarios are for.
  server.on('tlsClientError', () => undefined);
  return server;
}
