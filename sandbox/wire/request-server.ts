import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { FaultKind } from '../scenarios/scenario';
import { chooseHost, hostNameOf } from './host-choice';
import {
  type Behave,
  type Behaved,
  planeOf,
  readAuthorization,
  type WireAnswer,
  type WireRequest,
} from './http-exchange';
import { pause } from './loopback';
import { strike } from './wire-fault';
import type { LogEntry, VirtualHost } from './world';

/** A host of the world with the function that answers for it. */
export type ListeningHost = Pick<VirtualHost, 'address' | 'port' | 'names' | 'certificate'> & {
  deaf: boolean;
  behave: Behave;
};

/** Whom to answer for, and how. */
export interface ServingOptions {
  /** Hosts that share the address and port, at least one; the first answers for names that nobody has. */
  hosts: readonly [ListeningHost, ...ListeningHost[]];
  log: (entry: LogEntry) => void;
  delayMs: () => number;
  /** The fault that a host has at this moment. */
  fault?: (host: string) => FaultKind | null;
  /** Changes each answer before it is sent. */
  retouch?: (answer: WireAnswer) => WireAnswer;
}

/**
 * The function that answers requests for the hosts of one address and port: chosen by `Host` header, then by the server name
 * of the handshake, else the first. Each request is logged when its answer is known, before the delay. The signal ends waits.
 */
export function requestServer(
  { hosts, log, delayMs, fault, retouch }: ServingOptions,
  signal: AbortSignal,
): RequestListener {
  const respond = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(message);
    const indicated = message.socket instanceof TLSSocket ? serverNameOf(message.socket) : '';
    const host = hostNameOf(message.headers.host ?? '') || indicated || (hosts[0].names[0] ?? hosts[0].address);
    const chosen = chooseHost(hosts, host) ?? chooseHost(hosts, indicated) ?? hosts[0];
    const request: WireRequest = {
      method: message.method ?? 'GET',
      host,
      target: message.url ?? '/',
      authorization: message.headers.authorization ?? null,
      headers: message.headers,
      body,
    };
    const struck = strike(fault?.(host) ?? null);
    const answer = struck.answer === 'own' ? await answerOrFault(chosen.behave, request) : struck.answer;
    log(entryOf(request, answer === null || answer === 'reset' ? null : answer.status));
    if (answer === null || !(await pause(delayMs() + struck.waitMs, signal))) return;
    if (answer === 'reset') message.socket.destroy();
    else send(response, retouch?.(answer) ?? answer);
  };
  return (message: IncomingMessage, response: ServerResponse): void => {
    void respond(message, response);
  };
}

/** What is kept of a body: more than any command of ActiveSync that a portal sends. */
const maxBodyBytes = 64 * 1024;

/** The body of a POST. Other methods are answered without waiting for one. */
async function bodyOf(message: IncomingMessage): Promise<Uint8Array> {
  if (message.method !== 'POST') {
    message.resume();
    return new Uint8Array();
  }
  const pieces: Buffer[] = [];
  try {
    for await (const piece of message) pieces.push(piece);
  } catch {
    // The client went away in the middle of its request: nobody is left to answer.
  }
  return Buffer.concat(pieces).subarray(0, maxBodyBytes);
}

/** A fault in a scenario's own functions becomes a 500 that says so, or its test would only see a time-out. */
async function answerOrFault(behave: Behave, request: WireRequest): Promise<Behaved> {
  try {
    return await behave(request);
  } catch (error) {
    return faultOf(error);
  }
}

/** Headers that a scenario misspelt make `writeHead` throw; that too must be seen by its test. */
function send(response: ServerResponse, answer: WireAnswer): void {
  try {
    response.writeHead(answer.status, answer.headers).end(answer.body);
  } catch (error) {
    const { status, headers, body } = faultOf(error);
    response.writeHead(status, headers).end(body);
  }
}

function faultOf(error: unknown): WireAnswer {
  const body = `Fault in the sandbox: ${error instanceof Error ? error.message : String(error)}`;
  return { status: 500, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body };
}

function serverNameOf(socket: TLSSocket & { servername?: unknown }): string {
  return typeof socket.servername === 'string' ? socket.servername.toLowerCase() : '';
}

function entryOf(request: WireRequest, status: number | null): LogEntry {
  return {
    at: new Date().toISOString(),
    plane: planeOf(request.target),
    host: request.host,
    method: request.method,
    path: request.target,
    status,
    authorization: readAuthorization(request.authorization).kind,
  };
}
