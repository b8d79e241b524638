/** Why a sign-in did not work, in words for the person, with the facts that support asks for. */
export interface SignInProblem {
  kind:
    | 'consent-missing'
    | 'not-assigned'
    | 'company-rule'
    | 'cancelled'
    | 'offline'
    | 'storage-blocked'
    | 'clock-wrong'
    | 'popup-blocked'
    | 'other-window'
    | 'session-ended'
    | 'old-browser'
    | 'portal-setup'
    | 'other';
  title: string;
  whatToDo: string;
  /** The way through the admin center, for an admin who reads the details. */
  adminPath?: string;
  /** Code and correlation id for the details; never a token. */
  code: string;
  correlationId: string | null;
  at: string;
}

const enterpriseApp = 'Microsoft Entra admin center › Entra ID › Enterprise apps › Reconnect';

const sentences: Record<SignInProblem['kind'], Pick<SignInProblem, 'title' | 'whatToDo' | 'adminPath'>> = {
  'consent-missing': {
    title: 'Your company has not approved this portal yet.',
    whatToDo: 'Ask your admin to grant consent to Reconnect. Then sign in again.',
    adminPath: `${enterpriseApp} › Permissions › Grant admin consent`,
  },
  'not-assigned': {
    title: 'Your account may not use this portal yet.',
    whatToDo: 'Ask your admin to add you to the people who may use Reconnect. Then sign in again.',
    adminPath: `${enterpriseApp} › Users and groups`,
  },
  'company-rule': {
    title: 'A rule of your company stopped this sign-in.',
    whatToDo:
      'Try from a device or network your company knows. If it stays like this, show your admin the details below.',
  },
  cancelled: {
    title: 'You stopped the sign-in.',
    whatToDo: 'Nothing was changed. Sign in again when you are ready.',
  },
  offline: {
    title: 'The sign-in page could not be reached.',
    whatToDo: 'Check that you are online. Then try again.',
  },
  'storage-blocked': {
    title: 'Your browser keeps this page from remembering your sign-in.',
    whatToDo: 'Leave private browsing, or allow cookies for this site and for Microsoft’s sign-in. Then sign in again.',
  },
  'clock-wrong': {
    title: 'The clock of this device is wrong.',
    whatToDo: 'Set date and time to automatic in the settings of this device. Then sign in again.',
  },
  'popup-blocked': {
    title: 'Your browser did not open the sign-in window.',
    whatToDo: 'Open this page in your usual browser, outside other apps. Then sign in again.',
  },
  'other-window': {
    title: 'A sign-in is already going on in this browser.',
    whatToDo: 'Finish it in the other tab, or close that tab. Then sign in here again.',
  },
  'session-ended': {
    title: 'Your sign-in has ended.',
    whatToDo: 'Sign in again. You come back to this page.',
  },
  'old-browser': {
    title: 'This browser cannot sign in safely.',
    whatToDo: 'Open this page over https in a current browser.',
  },
  'portal-setup': {
    title: 'This portal is not fully set up for sign-in.',
    whatToDo: 'Show your admin the details below. They name the setting to mend.',
  },
  other: {
    title: 'The sign-in did not work.',
    whatToDo: 'Try once more. If it happens again, show your admin the details below.',
  },
};

/** MSAL's and OAuth's own codes (types of @azure/msal-browser 5, BrowserAuthErrorCodes and msal-common). */
const byCode: Record<string, SignInProblem['kind']> = {
  access_denied: 'cancelled',
  user_cancelled: 'cancelled',
  user_canceled: 'cancelled',
  interaction_in_progress_cancelled: 'cancelled',
  no_network_connectivity: 'offline',
  network_error: 'offline',
  post_request_failed: 'offline',
  get_request_failed: 'offline',
  endpoints_resolution_error: 'offline',
  openid_config_error: 'offline',
  timed_out: 'storage-blocked',
  iframe_closed_prematurely: 'storage-blocked',
  no_token_request_cache_error: 'storage-blocked',
  unable_to_parse_token_request_cache_error: 'storage-blocked',
  state_not_found: 'storage-blocked',
  database_unavailable: 'storage-blocked',
  cache_quota_exceeded: 'storage-blocked',
  popup_window_error: 'popup-blocked',
  empty_window_error: 'popup-blocked',
  block_nested_popups: 'popup-blocked',
  redirect_in_iframe: 'popup-blocked',
  interaction_in_progress: 'other-window',
  state_mismatch: 'other-window',
  nonce_mismatch: 'other-window',
  interaction_required: 'session-ended',
  login_required: 'session-ended',
  no_tokens_found: 'session-ended',
  no_account_error: 'session-ended',
  refresh_token_expired: 'session-ended',
  bad_token: 'session-ended',
  invalid_grant: 'session-ended',
  consent_required: 'consent-missing',
  crypto_nonexistent: 'old-browser',
  pkce_not_created: 'old-browser',
  unauthorized_client: 'portal-setup',
  clock_wrong: 'clock-wrong',
};

/** AADSTS numbers, learn.microsoft.com/entra/identity-platform/reference-error-codes. They say more than the OAuth code. */
const byNumber: Record<string, SignInProblem['kind']> = {
  '65001': 'consent-missing',
  '90094': 'consent-missing',
  '90095': 'consent-missing',
  '65004': 'cancelled',
  '50105': 'not-assigned',
  '50020': 'not-assigned',
  '53000': 'company-rule',
  '53001': 'company-rule',
  '53003': 'company-rule',
  '53004': 'company-rule',
  '530034': 'company-rule',
  '50058': 'session-ended',
  '50173': 'session-ended',
  '70043': 'session-ended',
  '700084': 'session-ended',
  '50011': 'portal-setup',
  '700016': 'portal-setup',
  '500011': 'portal-setup',
  '650057': 'portal-setup',
  '9002326': 'portal-setup',
};

/**
 * Reads any thrown value as a sign-in problem. `online` is the browser's own opinion: without a network nothing else
 * is worth saying. The text of the error is searched for a number and not kept, since it may quote the person.
 */
export function describeSignInProblem(error: unknown, now: Date, online: boolean): SignInProblem {
  const code = textOf(error, 'errorCode') ?? textOf(error, 'name') ?? 'unknown';
  const number = /AADSTS(\d+)/.exec(textOf(error, 'errorMessage') ?? textOf(error, 'message') ?? '')?.[1];
  const kind = online ? ((number ? byNumber[number] : undefined) ?? byCode[code] ?? 'other') : 'offline';
  return {
    kind,
    ...sentences[kind],
    code: number ? `AADSTS${number}` : code,
    correlationId: textOf(error, 'correlationId') || null,
    at: now.toISOString(),
  };
}

/** A problem that we found ourselves rather than MSAL. */
export function signInProblem(kind: SignInProblem['kind'], now: Date): SignInProblem {
  return { kind, ...sentences[kind], code: kind, correlationId: null, at: now.toISOString() };
}

function textOf(error: unknown, key: string): string | undefined {
  if (typeof error !== 'object' || error === null || !(key in error)) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
