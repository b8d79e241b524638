import { isListOf, isMaybe, isNumber, isObjectOf, isText, isTextOrNone } from '@/components/api/shape';

const isClaims = isObjectOf({ iat: isMaybe(isNumber), oid: isTextOrNone, roles: isMaybe(isListOf(isText)) });
/** The claims of an access token that the page itself looks at. */
export type TokenClaims = typeof isClaims extends (value: unknown) => value is infer T ? T : never;

/** Reads a JWT's claims without verifying them: they only decide which links are shown. Null when it is no JWT. */
export function readClaims(token: string): TokenClaims | null {
  const part = token.split('.')[1];
  if (!part) return null;
  try {
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isClaims(claims) ? claims : null;
  } catch {
    return null;
  }
}

/** True when a token made just now carries a time more than five minutes off: Entra's own tolerance. */
export function clockIsOff(claims: Pick<TokenClaims, 'iat'> | null, nowMs: number): boolean {
  return typeof claims?.iat === 'number' && Math.abs(nowMs / 1000 - claims.iat) > 300;
}

/** A path of this portal, or the default: whatever came back from outside must not lead anywhere else. */
export function safeReturnPath(wanted: string | undefined, fallback: string): string {
  if (!wanted?.startsWith('/')) return fallback;
  const base = 'https://portal.invalid';
  try {
    const url = new URL(wanted, base);
    const path = url.pathname + url.search + url.hash;
    // `/.//host` normalises to `//host`, which a browser reads as another site.
    const inside = new URL(path, base).origin === base && url.origin === base;
    return inside && !url.pathname.startsWith('/auth/') ? path : fallback;
  } catch {
    return fallback;
  }
}
