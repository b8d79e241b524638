import { type NextRequest, NextResponse } from 'next/server';
import { phoneOrigins } from '@/lib/server/phone-hosts';
import { getPublicConfig } from '@/lib/server/public-config';
import { contentSecurityPolicy, pageHeaders } from '@/lib/server/security-headers';

/**
 * Sets the nonce and the headers of pages, and nothing else: every handler authorises by itself, so a request that
 * slipped past this file would meet the same walls (CVE-2025-29927 is why).
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const config = await getPublicConfig();
  const page = {
    nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'),
    signInOrigins: signInOrigins(config.authority, config.authorityMetadata),
    // On every page: a page reached without a reload keeps the policy of the first one.
    phoneOrigins: phoneOrigins(),
    bridge: request.nextUrl.pathname === '/auth/bridge',
    https: config.portalUrl.startsWith('https:'),
    development: process.env.NODE_ENV === 'development',
  };

  // The policy on the request is how Next learns the nonce; a policy that a client sent is overwritten.
  const headers = new Headers(request.headers);
  headers.set('x-nonce', page.nonce);
  headers.set('content-security-policy', contentSecurityPolicy(page));

  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(pageHeaders(page))) response.headers.set(name, value);
  response.headers.set('cache-control', 'no-store');
  return response;
}

/** Where MSAL fetches: the authority and, for a cloud with metadata of its own, each endpoint's origin. */
function signInOrigins(authority: string, metadata: string | null): string[] {
  const endpoints = metadata === null ? [] : Object.values(JSON.parse(metadata) as Record<string, unknown>);
  const urls = [authority, ...endpoints.filter((value): value is string => typeof value === 'string')];
  return [...new Set(urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin))];
}

export const config = {
  // Named one by one: an ending alone (`/users/a@b.png`) is no static file, and its page would go out without a policy.
  // The words of findings are data, the same for everybody. `/api` and a link's own address answer with stricter policies
  // of their own.
  matcher: ['/((?!_next/static/|api/|r/[^/]+$|icon\\.svg$|words/[a-z-]+$|report-[0-9a-f]+\\.css$).*)'],
};
