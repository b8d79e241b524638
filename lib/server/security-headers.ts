/**
 * Response headers of every page. `script-src` is nonce plus `strict-dynamic` (https://www.w3.org/TR/CSP3/), styles are
 * files only, and nobody may frame a page, except the portal itself the sign-in bridge, which MSAL opens in a hidden frame.
 */
export interface PageSecurity {
  nonce: string;
  /** Origins of the cloud's sign-in service: MSAL fetches tokens there and opens its silent frame there. */
  signInOrigins: string[];
  /** Origins that a page may try to reach for a test of the phone's network; it reads no answer of theirs. */
  phoneOrigins?: string[];
  /** True for `/auth/bridge` only. */
  bridge: boolean;
  /** True when the portal's public address is https: only then may HSTS be promised. */
  https: boolean;
  /** React's development build evaluates strings; production must not. */
  development: boolean;
}

/** The Content-Security-Policy alone; Next reads the nonce from the request's copy of it. */
export function contentSecurityPolicy(page: Omit<PageSecurity, 'https'>): string {
  const signIn = page.signInOrigins.join(' ');
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${page.nonce}' 'strict-dynamic'${page.development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${page.development ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${["'self'", ...new Set([...page.signInOrigins, ...(page.bridge ? [] : (page.phoneOrigins ?? []))])].join(' ')}`,
    `frame-src 'self' ${signIn}`.trim(),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${page.bridge ? "'self'" : "'none'"}`,
  ];
  return directives.join('; ');
}

/** All headers of a page, policy included. */
export function pageHeaders(page: PageSecurity): Record<string, string> {
  const headers: Record<string, string> = {
    'content-security-policy': contentSecurityPolicy(page),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-resource-policy': 'same-origin',
  };
  // The bridge talks to its opener; an opener policy would cut that line (MSAL redirect bridge).
  if (!page.bridge) {
    headers['cross-origin-opener-policy'] = 'same-origin-allow-popups';
    headers['x-frame-options'] = 'DENY';
  }
  return { ...headers, ...transportHeaders(page.https) };
}

/** The promise of https for two years, on every answer of a portal whose public address has it; nothing otherwise. */
export function transportHeaders(https: boolean): Record<string, string> {
  return https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {};
}
