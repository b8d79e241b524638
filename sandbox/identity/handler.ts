import { randomUUID } from 'node:crypto';
import type { Faults } from '../http/faults';
import { withFault } from '../http/faults';
import type { PlaneReply, PlaneRequest } from '../http/plane';
import { json } from '../http/reply';
import { authority, issuer, tenantId } from '../names';
import { answerAuthorize, answerContinue, answerLogout } from './authorize';
import { EntraError } from './entra-error';
import { isPortalPage } from './redirect-addresses';
import { answerToken, type IdentityContext } from './token-endpoint';

/** Endpoints of the directory at a loopback origin, as OpenID Connect Discovery and the cloud file name them. */
export function endpointsAt(origin: string) {
  const base = `${origin}/${tenantId}`;
  return {
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
  };
}

function discovery(origin: string): PlaneReply {
  const document = {
    issuer,
    ...endpointsAt(origin),
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    response_modes_supported: ['query', 'fragment'],
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    tenant_region_scope: 'EU',
    cloud_instance_name: new URL(authority).host,
  };
  return json(200, document, { 'access-control-allow-origin': '*' });
}

/** Only the portal's own pages may redeem a code from a browser. */
function corsFor(request: PlaneRequest, portalUrls: readonly string[]): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined || !isPortalPage(origin, portalUrls)) return {};
  return { 'access-control-allow-origin': origin, vary: 'origin' };
}

function preflight(cors: Record<string, string>, asked: string | undefined): PlaneReply {
  const headers = { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': asked ?? 'content-type' };
  return { status: 204, headers: { ...cors, ...headers } };
}

async function tokenReply(context: IdentityContext, faults: Faults, request: PlaneRequest): Promise<PlaneReply> {
  const cors = corsFor(request, context.portalUrls);
  if (request.method === 'OPTIONS') return preflight(cors, request.headers['access-control-request-headers']);
  if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
  const refusal = (number: number, error: string, text: string, status: number) =>
    new EntraError(number, error, text, status).reply(context.now(), cors);
  return withFault(
    faults.find('login', 'token'),
    {
      unauthorised: () => refusal(7000215, 'invalid_client', 'Invalid client secret provided.', 401),
      forbidden: () => refusal(53003, 'invalid_grant', 'Access has been blocked by Conditional Access policies.', 400),
      throttled: () => refusal(90055, 'temporarily_unavailable', 'The server is terminating the request.', 429),
      unavailable: () => refusal(90033, 'temporarily_unavailable', 'A transient failure has occurred.', 503),
    },
    () => answerToken(context, request, cors),
  );
}

/** Makes the login plane's handler: discovery, keys, authorize, picker, token, logout. */
export function createIdentityHandler(context: IdentityContext, faults: Faults) {
  return async (request: PlaneRequest, origin: string): Promise<PlaneReply> => {
    const [, tenant, ...rest] = request.url.pathname.split('/');
    const path = rest.join('/');
    if (tenant?.toLowerCase() !== tenantId) {
      return new EntraError(90002, 'invalid_tenant', 'The tenant was not found.').reply(context.now(), {});
    }
    if (path === 'oauth2/v2.0/token') return tokenReply(context, faults, request);
    if (request.method !== 'GET') return { status: 405, headers: { allow: 'GET' } };
    switch (path) {
      case 'v2.0/.well-known/openid-configuration':
        return discovery(origin);
      case 'discovery/v2.0/keys':
        return json(200, context.signer.jwks, { 'access-control-allow-origin': '*' });
      case 'oauth2/v2.0/authorize':
        return answerAuthorize(context, request);
      case 'sandbox/continue':
        return answerContinue(context, request);
      case 'oauth2/v2.0/logout':
        return answerLogout(context, request);
      default:
        return { status: 404, headers: { 'x-ms-request-id': randomUUID() } };
    }
  };
}
