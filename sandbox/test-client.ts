import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { challengeOf } from './identity/grants';
import { clientId, exchangeResource, tenantId } from './names';
import { type Sandbox, type SandboxOptions, startSandbox } from './start';

/** Starts a simulated tenant on free ports in a folder of its own, which `close` removes. */
export async function startTestSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const dir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const ports = { login: 0, graph: 0, exchange: 0, control: 0 };
  const sandbox = await startSandbox({ dir, ports, ...options });
  const close = async () => {
    await sandbox.close();
    await rm(dir, { recursive: true, force: true });
  };
  return { ...sandbox, close };
}

/** Verifier of every test's code exchange. */
export const verifier = 'a-verifier-that-is-long-enough-for-rfc-7636-section-4';
/** Scope that the portal's pages ask for. */
export const apiScope = `api://${clientId}/access_as_user openid profile offline_access`;

/** Parameters of an authorization request as the portal's pages make it. */
export function authorizeQuery(changes: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: 'http://127.0.0.1:3000/auth/callback',
    scope: apiScope,
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    ...changes,
  });
}

/** Opens a page of the login plane without following redirects. `page` is `oauth2/v2.0/authorize`, `sandbox/continue`, … */
export function openLogin(sandbox: Sandbox, page: string, query: URLSearchParams, cookie?: string): Promise<Response> {
  const headers: Record<string, string> = cookie === undefined ? {} : { cookie };
  return fetch(`${sandbox.urls.login}/${tenantId}/${page}?${query}`, { redirect: 'manual', headers });
}

/** Parameters that a redirect carries in its fragment. */
export function fragmentOf(response: Response): URLSearchParams {
  return new URLSearchParams(new URL(response.headers.get('location') ?? 'about:blank').hash.slice(1));
}

/** Asks the token endpoint. */
export async function askToken(sandbox: Sandbox, form: Record<string, string>, headers: Record<string, string> = {}) {
  const url = `${sandbox.urls.login}/${tenantId}/oauth2/v2.0/token`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
}

/** Form of the confidential client. */
export function confidential(sandbox: Sandbox, form: Record<string, string>): Record<string, string> {
  return { client_id: clientId, client_secret: sandbox.env.CLIENT_SECRET, ...form };
}

/** An app-only token for a resource. */
export async function appToken(sandbox: Sandbox, resource: string): Promise<string> {
  const form = confidential(sandbox, { grant_type: 'client_credentials', scope: `${resource}/.default` });
  return String((await askToken(sandbox, form)).body.access_token);
}

/** Calls a cmdlet. `url` continues a page. */
export async function invoke(
  sandbox: Sandbox,
  name: string,
  parameters: Record<string, unknown>,
  options: { token?: string; query?: string; url?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const token = options.token ?? (await appToken(sandbox, exchangeResource));
  const url = options.url ?? `${sandbox.urls.exchange}/adminapi/beta/${tenantId}/InvokeCommand${options.query ?? ''}`;
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json; charset=utf-8',
    'accept-encoding': 'identity',
    ...options.headers,
  };
  return fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ CmdletInput: { CmdletName: name, Parameters: parameters } }),
  });
}
