import { exportJWK, generateKeyPair, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { issuer } from '../names';

/** The directory's signing key. */
export interface Signer {
  /** Public keys, as the `jwks_uri` serves them. */
  jwks: { keys: JWK[] };
  /** Signs claims as they are (RS256). */
  sign(claims: JWTPayload): Promise<string>;
  /** Claims of a token of this directory for one of the audiences, still valid; null for any other. */
  verify(token: string, audiences: string[]): Promise<JWTPayload | null>;
  /** Why a token is not valid for the audiences, as jose's code, or null when it is. */
  fault(token: string, audiences: string[]): Promise<string | null>;
}

/** Makes a signer with a new key, so that tokens of an earlier start are worth nothing. */
export async function createSigner(): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = 'sandbox-1';
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig', issuer };
  const check = (token: string, audience: string[]) =>
    jwtVerify(token, publicKey, { algorithms: ['RS256'], issuer, audience });
  return {
    jwks: { keys: [jwk] },
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey),
    verify: (token, audiences) =>
      check(token, audiences).then(
        (result) => result.payload,
        () => null,
      ),
    fault: (token, audiences) =>
      check(token, audiences).then(
        () => null,
        (error: { code?: string }) => error.code ?? 'ERR_UNKNOWN',
      ),
  };
}
