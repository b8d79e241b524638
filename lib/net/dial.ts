import { connect, type Socket } from 'node:net';
import { type SecureContext, type TLSSocket, connect as tlsConnect } from 'node:tls';
import type { CertificateFacts } from '@/lib/report/evidence';
import { certificateFacts } from './certificate';
import { NetError, netFailureOf } from './failure';
import { canonicalAddress } from './judge-address';
import type { Route, Router } from './route';

/** An open connection to a checked address. `certificate` is null without TLS, and always good with it. */
export interface Connection {
  socket: Socket;
  address: string;
  certificate: CertificateFacts | null;
}

/** What every connection needs: how to find checked addresses, and whom to trust (undefined: the system's store). */
export interface Wiring {
  router: Router;
  secureContext: SecureContext | undefined;
}

/** RFC 8305 section 5, "Connection Attempt Delay". */
const attemptDelayMs = 250;

/**
 * Opens TCP to the first of `routes` that answers, then TLS when `tlsHost` is given. Only checked addresses are dialled.
 * Throws a `NetError` with the address (and certificate) known so far; `certificate` when a phone would refuse it.
 */
export async function dial(
  routes: readonly Route[],
  tls: { host: string; context: SecureContext | undefined } | null,
  signal: AbortSignal,
): Promise<Connection> {
  const { socket, route } = await connectFirst(routes, signal);
  const { address } = route;
  // Belt and braces: nobody between the check and the connection may have changed where we are.
  if (canonicalAddress(socket.remoteAddress ?? '') !== route.host) {
    socket.destroy();
    throw new NetError('forbidden-address', { address });
  }
  if (tls === null) return { socket, address, certificate: null };
  try {
    const secured = await secure(socket, tls.host, tls.context, signal);
    const certificate = certificateFacts(secured, tls.host);
    if (certificate === null || certificate.problem !== null) {
      secured.destroy();
      throw new NetError('certificate', { address, certificate });
    }
    return { socket: secured, address, certificate };
  } catch (error) {
    socket.destroy();
    throw error instanceof NetError ? error : new NetError(netFailureOf(error), { address }, { cause: error });
  }
}

/** Happy Eyeballs among addresses that were checked; a name is never handed to the system. */
function connectFirst(routes: readonly Route[], signal: AbortSignal): Promise<{ socket: Socket; route: Route }> {
  return new Promise((resolve, reject) => {
    const open = new Set<Socket>();
    let next = 0;
    let firstError: NetError | undefined;
    let timer: NodeJS.Timeout | undefined;
    let settled = false;

    const settle = (keep?: Socket) => {
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      for (const socket of open) if (socket !== keep) socket.destroy();
    };
    const onAbort = () => {
      settle();
      reject(new NetError(netFailureOf(signal.reason), { address: routes[0]?.address ?? null }));
    };
    const start = () => {
      clearTimeout(timer);
      const route = routes[next++];
      if (route === undefined) {
        if (open.size > 0) return;
        settle();
        reject(firstError ?? new NetError('unroutable'));
        return;
      }
      const socket = connect({ host: route.host, port: route.port, autoSelectFamily: false });
      open.add(socket);
      socket.once('connect', () => {
        settle(socket);
        resolve({ socket, route });
      });
      socket.on('error', (error) => {
        open.delete(socket);
        if (settled) return;
        firstError ??= new NetError(netFailureOf(error), { address: route.address }, { cause: error });
        start();
      });
      if (next < routes.length) timer = setTimeout(start, attemptDelayMs);
    };

    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    start();
  });
}

function secure(
  socket: Socket,
  host: string,
  secureContext: SecureContext | undefined,
  signal: AbortSignal,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = tlsConnect({
      socket,
      // RFC 6066 section 3: no address literals in the server name.
      servername: canonicalAddress(host) === null ? host : '',
      ...(secureContext === undefined ? {} : { secureContext }),
      // The chain is still verified; we read the result ourselves so that a bad certificate can be described.
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
    });
    const onAbort = () => {
      secured.destroy();
      reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    secured.once('secureConnect', () => {
      signal.removeEventListener('abort', onAbort);
      resolve(secured);
    });
    secured.on('error', (error) => {
      signal.removeEventListener('abort', onAbort);
      reject(error);
    });
    if (signal.aborted) onAbort();
  });
}
