import { decodeProtectedHeader, errors, type FetchImplementation, jwtVerify } from 'jose';
import type { Actor, TokenRefusal } from './actor';
import { type ExpectedClaims, judgeClaims } from './claims';
import { KeysUnavailable, signingKeys } from './signing-keys';

/** Entra's tokens with many groups and roles stay far below this; longer ones only cost time. */
const longestToken = 16 * 1024;
const clockToleranceSeconds = 60;

export type VerifyOutcome = { ok: true; actor: Actor } | { ok: false; code: TokenRefusal };
/** In: the value of an `Authorization` header, or null. Out: who asks, or why not. Never throws. */
export type Verify = (authorization: string | null) => Promise<VerifyOutcome>;

/**
 * Makes the verifier of the portal's own access tokens: RS256 by a key of the authority, exact issuer, audience, tenant
 * and version, the scope `access_as_user`, a person and not an app. In: GUIDs, exact issuer, address of the keys, and a
 * fetch for them (`createCloudFetch`).
 */
export function createVerifier(
  options: ExpectedClaims & { issuer: string; jwksUri: string; fetch: FetchImplementation },
): Verify {
  const expected = { tenantId: options.tenantId.toLowerCase(), clientId: options.clientId.toLowerCase() };
  const keys = signingKeys(options.jwksUri, options.fetch);
  return async (authorization) => {
    const token = readToken(authorization);
    if (!token.ok) return token;
    try {
      const { payload } = await jwtVerify(token.value, keys, {
        algorithms: ['RS256'],
        issuer: options.issuer,
        audience: expected.clientId,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'iat', 'tid', 'oid'],
        // Makes jose refuse a token issued in the future; 28 hours is the longest life Entra gives an access token.
        maxTokenAge: '28h',
      });
      const judged = judgeClaims(payload, expected);
      return judged.ok ? { ok: true, actor: { ...judged.actor, token: token.value } } : judged;
    } catch (error) {
      return { ok: false, code: codeOf(error) };
    }
  };
}

type TokenText = { ok: true; value: string } | { ok: false; code: TokenRefusal };

function readToken(authorization: string | null): TokenText {
  if (!authorization) return { ok: false, code: 'missing' };
  const prefix = /^Bearer +/i.exec(authorization)?.[0];
  if (prefix === undefined) return { ok: false, code: 'missing' };
  const token = authorization.slice(prefix.length);
  if (token.length > longestToken) return { ok: false, code: 'too-long' };
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every(isCanonical)) return { ok: false, code: 'malformed' };
  return judgeHeader(token);
}

/**
 * Base64url has several spellings of the same bytes (unused bits of the last character); one token must have one text,
 * or a token that was altered would pass (RFC 4648 3.5).
 */
function isCanonical(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}

function judgeHeader(token: string): TokenText {
  try {
    const header = decodeProtectedHeader(token);
    if (header.alg !== 'RS256') return { ok: false, code: 'algorithm' };
    // Without a key id any key of the set would be tried; Entra always names one. No extension is understood here.
    const plain = typeof header.kid === 'string' && header.crit === undefined && header.b64 === undefined;
    const typed = header.typ === undefined || /^(?:JWT|at\+jwt)$/i.test(header.typ);
    return plain && typed ? { ok: true, value: token } : { ok: false, code: 'malformed' };
  } catch {
    return { ok: false, code: 'malformed' };
  }
}

function codeOf(error: unknown): TokenRefusal {
  if (error instanceof KeysUnavailable || error instanceof errors.JWKSTimeout) return 'keys-unavailable';
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    const byClaim: Record<string, TokenRefusal> = {
      iss: 'issuer',
      aud: 'audience',
      nbf: 'not-yet-valid',
      iat: 'not-yet-valid',
      tid: 'tenant',
      oid: 'subject',
    };
    return byClaim[error.claim] ?? 'malformed';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return 'signature';
  return error instanceof errors.JOSEAlgNotAllowed ? 'algorithm' : 'malformed';
}
