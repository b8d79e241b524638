import type { Actor } from '@/lib/auth/actor';
import { type Answer, answer, type Problem, refuse } from '../answer';
import { getServer } from '../index';
import { transportHeaders } from '../security-headers';
import type { Server } from '../server';
import { problemResponse, text } from './respond';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];

/** What a handler is given. Parameters of the path are texts from outside: parse them. */
export interface Call {
  request: Request;
  server: Server;
  params: Record<string, string>;
}

/** Answers one call; a refusal becomes problem JSON. */
export type Handle = (call: Call) => Promise<Answer<Response>>;

type RouteParams = Record<string, string | string[] | undefined>;
/** Next hands over no parameters at all for a route without a dynamic segment, whatever its types promise. */
type RouteContext = { params?: Promise<RouteParams | undefined> };
type RouteHandler = (request: Request, context?: RouteContext) => Promise<Response>;

/**
 * The handlers of one address for all methods: what is not given is 405 with `Allow`. HEAD is left to Next where there is a
 * GET. `server` is replaced in tests.
 */
export function endpoint(
  handles: Partial<Record<Method, Handle>>,
  server: () => Promise<Server> = getServer,
): Record<Method | 'OPTIONS', RouteHandler> {
  const given = methods.filter((method) => handles[method]);
  const allow = [...given, ...(handles.GET ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const wrongMethod = refuse('wrong-method', `This address takes ${allow}.`, { allow });
  const of = (method: Method): RouteHandler => {
    const handle: Handle = handles[method] ?? (async () => wrongMethod);
    return (request, context) => guarded(handle, request, context, server);
  };
  const options: RouteHandler = async () => text(null, null, 204, { allow });
  return {
    GET: of('GET'),
    POST: of('POST'),
    PUT: of('PUT'),
    PATCH: of('PATCH'),
    DELETE: of('DELETE'),
    OPTIONS: options,
  };
}

/**
 * The one gate of the API: verifies the token, counts the call, then hands over who asks. Every handler that is not for
 * everybody goes through it.
 */
export function signedIn(handle: (call: Call & { actor: Actor }) => Promise<Answer<Response>>): Handle {
  return async (call) => {
    const actor = await authorise(call);
    if (!actor.ok) return actor;
    const within = await call.server.limits.call(actor.value.oid);
    return within.ok ? handle({ ...call, actor: actor.value }) : within;
  };
}

/** Who asks, or 401; 503 when the authority's keys cannot be had, which is not the caller's fault. */
export async function authorise({ request, server }: Pick<Call, 'request' | 'server'>): Promise<Answer<Actor>> {
  const outcome = await server.verify(request.headers.get('authorization'));
  if (outcome.ok) return answer(outcome.actor);
  if (outcome.code === 'keys-unavailable') {
    server.log.warning('sign-in keys away');
    return refuse('busy', 'Sign-ins cannot be checked right now. Try again in a moment.', { 'retry-after': '10' });
  }
  server.log.detail('token refused', { reason: outcome.code });
  const sentence = outcome.code === 'expired' ? 'Your sign-in has run out.' : 'This needs a valid sign-in.';
  return refuse('not-signed-in', sentence);
}

async function guarded(
  handle: Handle,
  request: Request,
  context: RouteContext | undefined,
  getTheServer: () => Promise<Server>,
): Promise<Response> {
  let server: Server | null = null;
  try {
    server = await getTheServer();
    const outcome = await handle({ request, server, params: texts(await context?.params) });
    const response = respond(outcome, server);
    return secured(request.method === 'HEAD' ? await withoutBody(response) : response, server);
  } catch (error) {
    return secured(problemResponse(await problemOf(server, request, error), server?.config.portalUrl), server);
  }
}

/** Next answers HEAD with our GET and drops the body unread, which would leave a stream's reader behind for ever. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}

function secured(response: Response, server: Server | null): Response {
  const https = server?.config.portalUrl.startsWith('https:') ?? false;
  for (const [name, value] of Object.entries(transportHeaders(https))) response.headers.set(name, value);
  return response;
}

/** An absent database is told from a bug by asking it; both are logged, neither is shown. */
async function problemOf(server: Server | null, request: Request, error: unknown): Promise<Problem> {
  const away = isUnavailable(error) || server === null || (await server.database()) === 'away';
  if (away) {
    server?.log.warning('database away', { method: request.method });
    const headers = { 'retry-after': '5' };
    return { code: 'database-away', detail: 'The database does not answer. Try again in a moment.', headers };
  }
  // A caller that went away while its body was read is nobody's bug.
  if (!request.signal.aborted) server.log.bug(`api ${request.method}`, error);
  return { code: 'internal', detail: 'This is our fault. It was logged. Try again, or tell your support.' };
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Error && error.name === 'StoreUnavailableError';
}

function respond(outcome: Answer<Response>, server: Server): Response {
  return outcome.ok ? outcome.value : problemResponse(outcome.problem, server.config.portalUrl);
}

function texts(params: RouteParams | undefined): Record<string, string> {
  const entries = Object.entries(params ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return Object.fromEntries(entries);
}
