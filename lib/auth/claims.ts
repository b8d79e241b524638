import * as z from 'zod';
import { type Actor, type AppRole, appRoles, type TokenRefusal } from './actor';

const guid = z
  .string()
  .regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i)
  .toLowerCase();

const namesSchema = z.object({ name: z.string().catch(''), preferred_username: z.string().catch('') });

/** What a token must say about tenant and client; GUIDs in lower case. */
export interface ExpectedClaims {
  tenantId: string;
  clientId: string;
}

/**
 * Judges the claims of a token whose signature, issuer and times are good
 * (https://learn.microsoft.com/entra/identity-platform/claims-validation). Each rule refuses by its own code.
 */
export function judgeClaims(
  claims: Record<string, unknown>,
  expected: ExpectedClaims,
): { ok: true; actor: Omit<Actor, 'token'> } | { ok: false; code: TokenRefusal } {
  const refuse = (code: TokenRefusal) => ({ ok: false as const, code });
  // An array that merely contains our id is no v2.0 audience.
  if (claims.aud !== expected.clientId) return refuse('audience');
  if (claims.ver !== '2.0') return refuse('version');
  if (claims.tid !== expected.tenantId) return refuse('tenant');
  const oid = guid.safeParse(claims.oid);
  if (!oid.success) return refuse('subject');
  // Entra writes `idtyp` only as "app" or "user"; anything else is not for a person.
  if (claims.idtyp !== undefined && claims.idtyp !== 'user') return refuse('app-only');
  // App-only tokens and ID tokens have no `scp`.
  if (typeof claims.scp !== 'string' || !claims.scp.split(' ').includes('access_as_user')) return refuse('scope');
  if (claims.azp !== undefined && claims.azp !== expected.clientId) return refuse('client');
  const roles = readRoles(claims.roles);
  if (roles === null) return refuse('roles');
  // `acct` 1 marks a guest (optional claim). A guest has no mailbox here; one with a role is a hired admin or agent.
  if (claims.acct === 1 && roles.length === 0) return refuse('guest');
  const { name, preferred_username } = namesSchema.parse(claims);
  return {
    ok: true,
    actor: { oid: oid.data, tid: expected.tenantId, name: (name || preferred_username).slice(0, 200), roles },
  };
}

/** Roles we know, each once; null when the claim is no list of texts. */
function readRoles(claim: unknown): AppRole[] | null {
  const parsed = z.array(z.string()).optional().safeParse(claim);
  if (!parsed.success) return null;
  return appRoles.filter((role) => parsed.data?.includes(role) ?? false);
}
