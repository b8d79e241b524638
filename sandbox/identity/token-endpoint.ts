import type { PlaneReply, PlaneRequest } from '../http/plane';
import { json } from '../http/reply';
import { clientId, exchangeResource, graphResource, tenantId } from '../names';
import type { Account } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { applicationClaims, delegatedClaims, idClaims, lifetimeSeconds, portalClaims } from './claims';
import { authenticateClient, type ClientCredentials, requireClient } from './client-authentication';
import { accountRefusal, EntraError } from './entra-error';
import type { Grants } from './grants';
import { delegatedPermissions, readScopes, type ScopeRequest, scopeNames } from './scopes';
import type { Signer } from './signer';

/** What the identity endpoints share. `now` is injected for tests. */
export interface IdentityContext {
  tenant: Tenant;
  signer: Signer;
  grants: Grants;
  credentials: ClientCredentials;
  portalUrls: readonly string[];
  now(): Date;
}

const onBehalfOf = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw new EntraError(900144, 'invalid_request', `The request body must contain the parameter '${name}'.`);
  return value;
}

function audienceOf(request: ScopeRequest): string {
  return { portal: clientId, graph: graphResource, exchange: exchangeResource }[request.resource];
}

function accountOf(context: IdentityContext, key: string): Account {
  const account = context.tenant.byKey(key);
  if (!account) throw new EntraError(50034, 'invalid_grant', 'The user account does not exist in this directory.');
  return account;
}

interface PersonAnswer {
  account: Account;
  scope: string;
  nonce: string | null;
  refresh: boolean;
}

async function personAnswer(context: IdentityContext, { account, scope, nonce, refresh }: PersonAnswer) {
  const { signer, grants } = context;
  const now = context.now();
  const request = readScopes(scope);
  const claims =
    request.resource === 'portal'
      ? portalClaims(account, now)
      : delegatedClaims(account, audienceOf(request), delegatedPermissions(request), now);
  // MSAL files accounts under these two ids: https://learn.microsoft.com/entra/msal
  const clientInfo = JSON.stringify({ uid: account.objectId, utid: tenantId });
  return {
    token_type: 'Bearer',
    scope: scopeNames(request),
    expires_in: lifetimeSeconds,
    ext_expires_in: lifetimeSeconds,
    access_token: await signer.sign(claims),
    id_token: await signer.sign(idClaims(account, nonce, now)),
    client_info: Buffer.from(clientInfo).toString('base64url'),
    ...(refresh ? { refresh_token: grants.issueRefresh({ accountKey: account.key, scope }, now) } : {}),
  };
}

async function byCode(context: IdentityContext, form: URLSearchParams) {
  requireClient(form.get('client_id'));
  const verifier = required(form, 'code_verifier');
  const code = required(form, 'code');
  const grant = context.grants.redeemCode(code, required(form, 'redirect_uri'), verifier, context.now());
  const account = accountOf(context, grant.accountKey);
  return personAnswer(context, { account, scope: form.get('scope') ?? grant.scope, nonce: grant.nonce, refresh: true });
}

async function byRefresh(context: IdentityContext, form: URLSearchParams) {
  requireClient(form.get('client_id'));
  const grant = context.grants.redeemRefresh(required(form, 'refresh_token'), context.now());
  const account = accountOf(context, grant.accountKey);
  return personAnswer(context, { account, scope: form.get('scope') ?? grant.scope, nonce: null, refresh: true });
}

async function byClient(context: IdentityContext, form: URLSearchParams) {
  const request = readScopes(required(form, 'scope'));
  if (request.resource === 'portal' || request.permissions.some((permission) => permission !== '.default')) {
    // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
    throw new EntraError(1002012, 'invalid_scope', 'An application may only ask for {resource}/.default.');
  }
  const access_token = await context.signer.sign(applicationClaims(audienceOf(request), context.now()));
  return { token_type: 'Bearer', expires_in: lifetimeSeconds, ext_expires_in: lifetimeSeconds, access_token };
}

async function byAssertion(context: IdentityContext, form: URLSearchParams) {
  if (form.get('requested_token_use') !== 'on_behalf_of') {
    throw new EntraError(900144, 'invalid_request', "The parameter 'requested_token_use' must be on_behalf_of.");
  }
  const assertion = required(form, 'assertion');
  const fault = await context.signer.fault(assertion, [clientId]);
  if (fault === 'ERR_JWT_EXPIRED')
    throw new EntraError(500133, 'invalid_grant', 'The assertion is not within its valid time.');
  if (fault !== null) {
    throw new EntraError(50013, 'invalid_grant', 'The assertion failed signature or audience validation.');
  }
  const claims = await context.signer.verify(assertion, [clientId]);
  // An ID token has the same audience; only a delegated access token of the portal's API carries its scope.
  if (claims?.scp === undefined || claims.idtyp === 'app') {
    throw new EntraError(50013, 'invalid_grant', 'The assertion is not an access token of a person.');
  }
  const account = context.tenant.find(String(claims.oid));
  if (!account) throw new EntraError(50034, 'invalid_grant', 'The user account does not exist in this directory.');
  if (account.scenario.refusedOnBehalfOf !== undefined) throw accountRefusal(account.scenario.refusedOnBehalfOf);
  const scope = required(form, 'scope');
  return personAnswer(context, { account, scope, nonce: null, refresh: scope.split(' ').includes('offline_access') });
}

async function grant(context: IdentityContext, request: PlaneRequest, form: URLSearchParams): Promise<unknown> {
  const type = required(form, 'grant_type');
  if (type === 'authorization_code') return byCode(context, form);
  if (type === 'refresh_token') return byRefresh(context, form);
  const confidential = { client_credentials: byClient, [onBehalfOf]: byAssertion }[type];
  if (!confidential)
    throw new EntraError(70003, 'unsupported_grant_type', `The grant type '${type}' is not supported.`);
  const endpoint = request.url.origin + request.url.pathname;
  await authenticateClient(form, request.headers.authorization, context.credentials, endpoint);
  return confidential(context, form);
}

/** Answers `POST …/oauth2/v2.0/token`: tokens, or a refusal in Entra's shape. `cors` goes on every answer. */
export async function answerToken(
  context: IdentityContext,
  request: PlaneRequest,
  cors: Record<string, string>,
): Promise<PlaneReply> {
  try {
    return json(200, await grant(context, request, new URLSearchParams(request.body)), { pragma: 'no-cache', ...cors });
  } catch (error) {
    if (error instanceof EntraError) return error.reply(context.now(), cors);
    throw error;
  }
}
