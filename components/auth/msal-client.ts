import {
  type AccountInfo,
  type AuthenticationResult,
  BrowserCacheLocation,
  type IPublicClientApplication,
  PublicClientApplication,
} from '@azure/msal-browser';
import type { PublicConfig } from '@/lib/report/public-config';
import { safeReturnPath } from './token-claims';

/** MSAL, started, with what the last redirect brought back. */
export interface OpenedMsal {
  instance: IPublicClientApplication;
  /** Path to go back to when this page load ended a sign-in, well or badly. */
  returnTo: string | null;
  /** What the redirect failed with. */
  failure: unknown;
}

// One client a tab, however often components mount: MSAL keeps interaction state in the instance.
let opened: Promise<OpenedMsal> | undefined;

/** Starts MSAL once a tab and finishes a redirect if this page load is one. Rejects only when MSAL cannot start. */
export function openMsal(config: PublicConfig): Promise<OpenedMsal> {
  opened ??= start(config).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function start(config: PublicConfig): Promise<OpenedMsal> {
  const instance = new PublicClientApplication({
    auth: {
      clientId: config.clientId,
      authority: config.authority,
      knownAuthorities: [new URL(config.authority).host],
      ...(config.authorityMetadata ? { authorityMetadata: config.authorityMetadata } : {}),
      redirectUri: `${config.portalUrl}/auth/callback`,
      postLogoutRedirectUri: `${config.portalUrl}/`,
    },
    // Never localStorage: phones and desks are shared, and a closed tab should be a closed door.
    cache: { cacheLocation: BrowserCacheLocation.SessionStorage },
  });
  await instance.initialize();
  try {
    const result = await instance.handleRedirectPromise({ navigateToLoginRequestUrl: false });
    if (result) instance.setActiveAccount(result.account);
    return { instance, returnTo: result ? safeReturnPath(result.state, '/diagnose') : null, failure: null };
  } catch (failure) {
    return { instance, returnTo: safeReturnPath(rememberedPath(), '/diagnose'), failure };
  }
}

/** The account of this tab: the active one, else the only one. */
export function currentAccount(instance: IPublicClientApplication): AccountInfo | null {
  return instance.getActiveAccount() ?? instance.getAllAccounts()[0] ?? null;
}

/** A token without leaving the page: cache, refresh token, then a hidden frame that returns to the bridge page. */
export function silentToken(
  instance: IPublicClientApplication,
  config: PublicConfig,
  account: AccountInfo,
  fresh: boolean,
): Promise<AuthenticationResult> {
  return instance.acquireTokenSilent({
    scopes: [config.apiScope],
    account,
    forceRefresh: fresh,
    redirectUri: `${config.portalUrl}/auth/bridge`,
  });
}

/** Leaves the page for the sign-in; PKCE and state are MSAL's. `returnTo` travels in `state`. */
export async function redirectToSignIn(
  instance: IPublicClientApplication,
  config: PublicConfig,
  options: { returnTo: string; otherAccount: boolean },
): Promise<void> {
  const request = {
    scopes: [config.apiScope],
    state: options.returnTo,
    ...(options.otherAccount ? { prompt: 'select_account' } : {}),
  };
  rememberPath(options.returnTo);
  try {
    await instance.loginRedirect(request);
  } catch (error) {
    if (!isInteractionInProgress(error)) throw error;
    // Left over from a sign-in that the person walked away from: reading "no answer" clears it, then once more.
    await instance.handleRedirectPromise({ navigateToLoginRequestUrl: false });
    await instance.loginRedirect(request);
  }
}

// A refused sign-in brings no `state` back, and the person should still return to where they were.
const pathKey = 'reconnect.return-to';

function rememberPath(path: string): void {
  try {
    sessionStorage.setItem(pathKey, path);
  } catch {
    // Storage that is off or full costs the way back only; MSAL itself reports what it means for the sign-in.
  }
}

function rememberedPath(): string | undefined {
  try {
    return sessionStorage.getItem(pathKey) ?? undefined;
  } catch {
    return undefined;
  }
}

function isInteractionInProgress(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'errorCode') === 'interaction_in_progress';
}
