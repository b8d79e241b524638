import { createHash, randomBytes } from 'node:crypto';
import { EntraError } from './entra-error';

/** What an authorization code stands for. */
export interface CodeGrant {
  accountKey: string;
  redirectUri: string;
  scope: string;
  codeChallenge: string;
  nonce: string | null;
  expiresAt: number;
}

/** What a refresh token stands for. */
export interface RefreshGrant {
  accountKey: string;
  scope: string;
  expiresAt: number;
}

/** Codes and refresh tokens in memory, each good for one use, and sign-in sessions. */
export interface Grants {
  issueCode(grant: Omit<CodeGrant, 'expiresAt'>, now: Date): string;
  /** Redeems once. Throws EntraError for an unknown, used or expired code, another redirect address, a wrong verifier. */
  redeemCode(code: string, redirectUri: string, verifier: string, now: Date): CodeGrant;
  issueRefresh(grant: Omit<RefreshGrant, 'expiresAt'>, now: Date): string;
  /** Redeems once: the caller issues the next. Throws EntraError for an unknown, used or expired one. */
  redeemRefresh(token: string, now: Date): RefreshGrant;
  openSession(accountKey: string): string;
  sessionAccount(session: string | undefined): string | null;
  closeSession(session: string | undefined): void;
}

const codeLifetimeMs = 5 * 60_000;
// Refresh tokens of single-page apps live a day.
// https://learn.microsoft.com/entra/identity-platform/refresh-tokens#token-lifetime
const refreshLifetimeMs = 24 * 3_600_000;

const opaque = () => randomBytes(32).toString('base64url');

/** S256 challenge of a verifier (RFC 7636 4.2). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function take<T>(map: Map<string, T>, key: string): T | undefined {
  const value = map.get(key);
  map.delete(key);
  return value;
}

/** Starts with no grants. */
export function createGrants(): Grants {
  const codes = new Map<string, CodeGrant>();
  const refreshTokens = new Map<string, RefreshGrant>();
  const sessions = new Map<string, string>();
  return {
    issueCode(grant, now) {
      const code = `1.${opaque()}`;
      codes.set(code, { ...grant, expiresAt: now.getTime() + codeLifetimeMs });
      return code;
    },
    redeemCode(code, redirectUri, verifier, now) {
      const grant = take(codes, code);
      if (!grant)
        throw new EntraError(54005, 'invalid_grant', 'OAuth2 Authorization code was already redeemed or never issued.');
      if (grant.expiresAt < now.getTime())
        throw new EntraError(70008, 'invalid_grant', 'The authorization code has expired.');
      if (grant.redirectUri !== redirectUri) {
        throw new EntraError(
          500112,
          'invalid_grant',
          'The reply address does not match the one of the authorization request.',
        );
      }
      if (challengeOf(verifier) !== grant.codeChallenge) {
        throw new EntraError(501481, 'invalid_grant', 'The code_verifier does not match the code_challenge.');
      }
      return grant;
    },
    issueRefresh(grant, now) {
      const token = `1.${opaque()}`;
      refreshTokens.set(token, { ...grant, expiresAt: now.getTime() + refreshLifetimeMs });
      return token;
    },
    redeemRefresh(token, now) {
      const grant = take(refreshTokens, token);
      if (!grant || grant.expiresAt < now.getTime()) {
        throw new EntraError(700084, 'invalid_grant', 'The refresh token is expired, revoked or was used before.');
      }
      return grant;
    },
    openSession(accountKey) {
      const session = opaque();
      sessions.set(session, accountKey);
      return session;
    },
    sessionAccount: (session) => sessions.get(session ?? '') ?? null,
    closeSession(session) {
      sessions.delete(session ?? '');
    },
  };
}
