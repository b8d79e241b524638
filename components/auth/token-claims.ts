import * as z from 'zod/mini';

const claimsSchema = z.object({
  iat: z.optional(z.number()),
  oid: z.optional(z.string()),
  roles: z.optional(z.array(z.string())),
});
/** The claims of an access token that the page itself looks at. */
export type TokenClaims = z.infer<typeof claimsSchema>;

/** Reads a JWT's claims without verifying them: they only decide which links are shown. Null when it is no JWT. */
export function readClaims(token: string): TokenClaims | null {
  const part = token.split('.')[1];
  if (!part) return null;
  try {
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const parsed = claimsSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** True when a token made just now carries a time more than five minutes off: Entra's own tolerance. */
export function clockIsOff(claims: TokenClaims | null, nowMs: number): boolean {
  return claims?.iat !== undefined && Math.abs(nowMs / 1000 - claims.iat) > 300;
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
