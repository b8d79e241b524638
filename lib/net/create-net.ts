import { setMaxListeners } from 'node:events';
import { networkInterfaces } from 'node:os';
import { createSecureContext, rootCertificates } from 'node:tls';
import { Client, type Dispatcher } from 'undici';
import type { CloudNetwork } from '@/lib/clouds/cloud';
import { isLoopback } from '@/lib/clouds/loopback';
import { createCloudAgent } from './cloud-agent';
import { type Deadline, startDeadline, untilAborted } from './deadline';
import { type Connection, dial, type Wiring } from './dial';
import { exchange, type HttpAnswer, maxHeaderBytes } from './exchange';
import { NetError, netFailureOf } from './failure';
import { createResolver } from './resolver';
import { createRouter } from './route';
import { learnedTarget, refuseCredentials, type Target, targetOf } from './target';
import type { HttpOutcome, HttpRequest, Net, NetFailure, TlsOutcome } from './types';

/** What a `Net` is made of. */
export interface NetOptions {
  network: CloudNetwork;
  /** Exact origins (`https://graph.microsoft.com`) that `cloudRequest` may reach. */
  cloudOrigins: readonly string[];
  /** Addresses that are this portal's own and are refused like private ones; those of this machine when not given. */
  ownAddresses?: readonly string[];
}

/** Opens nothing yet. Throws a TypeError when `network` has a text that is no server or no `address:port`. */
export function createNet(options: NetOptions): Net {
  const { network } = options;
  const resolver = createResolver(network.dnsServers);
  const router = createRouter(network, resolver, options.ownAddresses ?? machineAddresses());
  const secureContext =
    network.ca === null ? undefined : createSecureContext({ ca: [...rootCertificates, network.ca] });
  const wiring: Wiring = { router, secureContext };
  const cloudOrigins = new Set(options.cloudOrigins.map((origin) => new URL(origin).origin));
  const cloud = createCloudAgent(wiring);
  const open = new Set<Connection>();
  // Ends what is under way, and makes whatever comes after the end fail at once instead of opening a socket.
  const closing = new AbortController();
  // Everything under way listens, each until its own end; Node takes more than ten for a leak.
  setMaxListeners(0, closing.signal);
  const deadlineOf = (timeoutMs: number, signal?: AbortSignal) =>
    startDeadline(timeoutMs, signal ? AbortSignal.any([signal, closing.signal]) : closing.signal);

  return {
    resolve: (name, type, signal) => resolver.resolve(name, type, signal),
    request: (request) => learnedRequest(wiring, open, request, deadlineOf),
    inspectTls: (host, port, timeoutMs, signal) => inspect(wiring, host, port, deadlineOf(timeoutMs, signal)),
    cloudRequest: async (request) => {
      const { url } = cloudTarget(request.url, cloudOrigins);
      const deadline = deadlineOf(request.timeoutMs, request.signal);
      return outcomeOf(deadline, async () => {
        const answer = await send(cloud.agent, url, request, deadline);
        return { ...cloud.facts(url.origin), ...answer };
      });
    },
    close: async () => {
      closing.abort();
      for (const { socket } of open) socket.destroy();
      resolver.close();
      await cloud.agent.destroy();
    },
  };
}

/** Refuses by exact origin: a token never follows a name that was learned. Throws a TypeError, since it is our bug. */
function cloudTarget(url: string, origins: ReadonlySet<string>): Target {
  if (!URL.canParse(url) || !origins.has(new URL(url).origin)) throw new TypeError('not an origin of the cloud table');
  const { username, password, protocol } = new URL(url);
  if (username !== '' || password !== '') throw new TypeError('user information in the address of a cloud request');
  const target = targetOf(url);
  // A token in clear text may go to a simulated tenant on this machine, and nowhere else.
  if (protocol === 'http:' && !isLoopback(target.url)) throw new TypeError('a cloud origin without TLS');
  return target;
}

async function learnedRequest(
  wiring: Wiring,
  open: Set<Connection>,
  request: HttpRequest,
  deadlineOf: (timeoutMs: number, signal?: AbortSignal) => Deadline,
): Promise<HttpOutcome> {
  const parsed = attempt(() => learnedTarget(request.url));
  if (parsed.ok) refuseCredentials(request, parsed.value);
  const deadline = deadlineOf(request.timeoutMs, request.signal);
  return outcomeOf(deadline, async () => {
    if (!parsed.ok) throw parsed.error;
    const target = parsed.value;
    const connection = await connectTo(wiring, target, deadline);
    open.add(connection);
    const client = new Client(target.url.origin, {
      // The one socket to the checked address; undici must not dial again by itself. It waits for ever on an answer that
      // comes before its own call has returned.
      connect: (_options, callback) =>
        queueMicrotask(() => {
          if (connection.socket.destroyed) callback(new NetError('reset'), null);
          else callback(null, connection.socket);
        }),
      maxHeaderSize: maxHeaderBytes,
      pipelining: 1,
    });
    try {
      const { address, certificate } = connection;
      return { address, certificate, ...(await send(client, target.url, request, deadline)) };
    } catch (error) {
      throw new NetError(netFailureOf(error), connection, { cause: error });
    } finally {
      open.delete(connection);
      await client.destroy();
      connection.socket.destroy();
    }
  });
}

/** `exchange` under the deadline, whatever state the client is in. */
function send(dispatcher: Dispatcher, url: URL, request: HttpRequest, deadline: Deadline): Promise<HttpAnswer> {
  return untilAborted(exchange(dispatcher, url, request, deadline.signal), deadline.signal);
}

async function connectTo(wiring: Wiring, target: Omit<Target, 'url'>, deadline: Deadline): Promise<Connection> {
  const routes = await wiring.router.routesTo(target.host, target.port, deadline.signal);
  const tls = target.secure ? { host: target.host, context: wiring.secureContext } : null;
  return dial(routes, tls, deadline.signal);
}

async function inspect(wiring: Wiring, host: string, port: number, deadline: Deadline): Promise<TlsOutcome> {
  const started = performance.now();
  const durationMs = () => Math.round(performance.now() - started);
  try {
    const bracketed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
    const target = learnedTarget(`https://${bracketed}:${port}/`);
    const { socket, address, certificate } = await connectTo(wiring, target, deadline);
    socket.destroy();
    return { address, certificate, failure: null, durationMs: durationMs() };
  } catch (error) {
    return { ...failedWith(error, deadline), durationMs: durationMs() };
  } finally {
    deadline.end();
  }
}

type Reached = HttpAnswer & { address: string | null; certificate: HttpOutcome['certificate'] };

async function outcomeOf(deadline: Deadline, work: () => Promise<Reached>): Promise<HttpOutcome> {
  const started = performance.now();
  const durationMs = () => Math.round(performance.now() - started);
  try {
    return { ok: true, ...(await work()), durationMs: durationMs() };
  } catch (error) {
    return { ok: false, ...failedWith(error, deadline), durationMs: durationMs() };
  } finally {
    deadline.end();
  }
}

function failedWith(
  error: unknown,
  deadline: Deadline,
): { failure: NetFailure; address: string | null; certificate: HttpOutcome['certificate'] } {
  const facts = error instanceof NetError ? error.facts : {};
  return {
    // A refusal of ours stands even when the clock ran out meanwhile; anything else then is the clock's doing.
    failure: isRefusal(error) ? error.failure : (deadline.failure() ?? netFailureOf(error)),
    address: facts.address ?? null,
    certificate: facts.certificate ?? null,
  };
}

function isRefusal(error: unknown): error is NetError {
  return error instanceof NetError && (error.failure === 'forbidden-address' || error.failure === 'certificate');
}

function attempt<T>(work: () => T): { ok: true; value: T } | { ok: false; error: unknown } {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, error };
  }
}

function machineAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((entry) => entry.address));
}
