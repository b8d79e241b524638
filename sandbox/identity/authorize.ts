import type { PlaneReply, PlaneRequest } from '../http/plane';
import { html, redirect } from '../http/reply';
import { tenantId } from '../names';
import type { Account } from '../tenant/account';
import { requireClient } from './client-authentication';
import { accountRefusal, EntraError } from './entra-error';
import { messagePage, pickerPage } from './pages';
import { isPortalPage, isRegisteredRedirect } from './redirect-addresses';
import { readScopes } from './scopes';
import type { IdentityContext } from './token-endpoint';

const cookieName = 'sandbox-session';

function sessionOf(request: PlaneRequest): string | undefined {
  return request.headers.cookie?.match(new RegExp(`(?:^|;\\s*)${cookieName}=([^;]+)`))?.[1];
}

function cookie(value: string, maxAge: number): Record<string, string> {
  return { 'set-cookie': `${cookieName}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax` };
}

/** Sends parameters back to the client, in the fragment or the query as it asked (OAuth 2.0 multiple response types). */
function sendBack(query: URLSearchParams, parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const target = new URL(query.get('redirect_uri') ?? '');
  const state = query.get('state');
  const answer = new URLSearchParams({ ...parameters, ...(state === null ? {} : { state }) });
  if (query.get('response_mode') === 'query') {
    for (const [name, value] of answer) target.searchParams.append(name, value);
  } else {
    target.hash = answer.toString();
  }
  return redirect(target.href, headers);
}

function refuse(
  context: IdentityContext,
  query: URLSearchParams,
  error: EntraError,
  more: Record<string, string> = {},
) {
  const description = error.describe(context.now());
  const ids = { error_codes: String(error.number), correlation_id: error.correlationId };
  return sendBack(query, { error: error.error, error_description: description, ...ids, ...more });
}

/** Throws EntraError for a request that may be told to its sender by redirect. */
function checkRequest(query: URLSearchParams): void {
  if (query.get('response_type') !== 'code') {
    throw new EntraError(70007, 'unsupported_response_type', "Only response_type 'code' is supported.");
  }
  if (!query.get('code_challenge') || query.get('code_challenge_method') !== 'S256') {
    throw new EntraError(9002325, 'invalid_request', 'Proof Key for Code Exchange with S256 is required.');
  }
  readScopes(query.get('scope') ?? '');
}

function grantCode(context: IdentityContext, query: URLSearchParams, account: Account): PlaneReply {
  const refused = account.scenario.refusedSignIn;
  if (refused !== undefined) return refuse(context, query, accountRefusal(refused));
  const code = context.grants.issueCode(
    {
      accountKey: account.key,
      redirectUri: query.get('redirect_uri') ?? '',
      scope: query.get('scope') ?? '',
      codeChallenge: query.get('code_challenge') ?? '',
      nonce: query.get('nonce'),
    },
    context.now(),
  );
  const session = context.grants.openSession(account.key);
  const clientInfo = Buffer.from(JSON.stringify({ uid: account.objectId, utid: tenantId })).toString('base64url');
  return sendBack(
    query,
    { code, client_info: clientInfo, session_state: session.slice(0, 16) },
    cookie(session, 86_400),
  );
}

/** Address checks come first: an answer must never be sent to a place that nobody registered (RFC 6749 4.1.2.1). */
function guarded(context: IdentityContext, query: URLSearchParams, next: () => PlaneReply): PlaneReply {
  if (!isRegisteredRedirect(query.get('redirect_uri') ?? '', context.portalUrls)) {
    const text = 'AADSTS50011: The redirect address of the request is not one of the registered ones.';
    return html(400, messagePage('Cannot sign in', text));
  }
  try {
    requireClient(query.get('client_id'));
    checkRequest(query);
    return next();
  } catch (error) {
    if (error instanceof EntraError) return refuse(context, query, error);
    throw error;
  }
}

/** Answers `GET …/authorize`: a code for a known session, the account picker, or a refusal by redirect. */
export function answerAuthorize(context: IdentityContext, request: PlaneRequest): PlaneReply {
  const query = request.url.searchParams;
  return guarded(context, query, () => {
    const known = context.tenant.byKey(context.grants.sessionAccount(sessionOf(request)) ?? '');
    const hinted = context.tenant.find(query.get('login_hint') ?? '');
    const prompt = query.get('prompt');
    const fits = known !== undefined && (hinted === undefined || hinted === known);
    if (prompt === 'none') {
      if (fits) return grantCode(context, query, known);
      throw new EntraError(50058, 'login_required', 'A silent sign-in was asked for but nobody is signed in.');
    }
    if (fits && hinted && prompt === null) return grantCode(context, query, known);
    return html(200, pickerPage(context.tenant.accounts, query, hinted));
  });
}

/** Answers the links of the account picker: `…/sandbox/continue?account=…` with the query of the request. */
export function answerContinue(context: IdentityContext, request: PlaneRequest): PlaneReply {
  const query = request.url.searchParams;
  return guarded(context, query, () => {
    const account = context.tenant.byKey(query.get('account') ?? '');
    if (!account) {
      const cancelled = new EntraError(65004, 'access_denied', 'The user cancelled the sign-in.');
      return refuse(context, query, cancelled, { error_subcode: 'cancel' });
    }
    const reply = grantCode(context, query, account);
    if (account.scenario.refusedSignIn === undefined) context.tenant.signedIn(account.key);
    return reply;
  });
}

/** Answers `GET …/logout`: ends the session and returns to the portal, or says that it is done. */
export function answerLogout(context: IdentityContext, request: PlaneRequest): PlaneReply {
  context.grants.closeSession(sessionOf(request));
  const query = request.url.searchParams;
  const target = query.get('post_logout_redirect_uri');
  if (target === null || !isPortalPage(target, context.portalUrls)) {
    return html(200, messagePage('Signed out', 'You can close this page.'), cookie('', 0));
  }
  const url = new URL(target);
  const state = query.get('state');
  if (state !== null) url.searchParams.set('state', state);
  return redirect(url.href, cookie('', 0));
}
