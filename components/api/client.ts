import { type ApiProblem, apiProblem, problemOf } from './problem';
import type { Shape } from './shape';

/** The answer of a call: a value that its schema accepted, or a problem. */
export type ApiResult<T> = { ok: true; value: T } | { ok: false; problem: ApiProblem };

/** Gives an access token; `fresh` skips the cache. Rejects when the person has to sign in. */
export type TokenGiver = (fresh?: boolean) => Promise<string>;

/** One call of the portal's API. */
export interface ApiCall<T> {
  path: string;
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  /** Absent for answers without a body. */
  schema?: Shape<T>;
  signal?: AbortSignal;
}

/** Sends a request with a Bearer token; a 401 renews the token once. Rejects only when aborted, offline or signed out. */
export async function fetchWithToken(getToken: TokenGiver, path: string, init: RequestInit): Promise<Response> {
  const send = async (fresh: boolean) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${await getToken(fresh)}`);
    return fetch(path, { ...init, headers, cache: 'no-store' });
  };
  const first = await send(false);
  if (first.status !== 401) return first;
  await first.body?.cancel();
  return send(true);
}

/** Makes a call and checks its answer against a schema. Never rejects, except when aborted. */
export async function callApi<T = undefined>(
  getToken: TokenGiver,
  call: ApiCall<T>,
): Promise<ApiResult<T | undefined>> {
  let response: Response;
  try {
    response = await fetchWithToken(getToken, call.path, {
      method: call.method ?? 'GET',
      ...(call.body === undefined
        ? {}
        : { body: JSON.stringify(call.body), headers: { 'content-type': 'application/json' } }),
      ...(call.signal ? { signal: call.signal } : {}),
    });
  } catch (error) {
    if (call.signal?.aborted) throw error;
    const signedOut = error instanceof Error && error.name === 'SignInNeeded';
    return { ok: false, problem: apiProblem(signedOut ? 'sign-in' : 'offline') };
  }
  if (!response.ok) return { ok: false, problem: await problemOf(response) };
  if (!call.schema) return { ok: true, value: undefined };
  const parsed = call.schema.safeParse(await response.json().catch(() => null));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: apiProblem('fault', response.status) };
}
