import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import {
  apiScopeName,
  clientId,
  exchangeResource,
  graphResource,
  issuer,
  servicePrincipalId,
  tenantId,
} from '../names';
import { type Account, guidOf } from '../tenant/account';

/** Lifetime of every token, in seconds. Entra's varies from 60 to 90 minutes. */
export const lifetimeSeconds = 3900;

function common(now: Date, audience: string): JWTPayload {
  const seconds = Math.floor(now.getTime() / 1000);
  return {
    iss: issuer,
    aud: audience,
    iat: seconds,
    nbf: seconds,
    exp: seconds + lifetimeSeconds,
    tid: tenantId,
    uti: randomUUID(),
    ver: '2.0',
  };
}

function person(account: Account): JWTPayload {
  return {
    oid: account.objectId,
    // Pairwise: differs per application, so nobody may use it as the person's id.
    sub: guidOf(`sub:${account.key}:${clientId}`),
    name: account.name,
    preferred_username: account.signInName,
  };
}

/** Access token for the portal's own API (v2.0 form: `aud` is the client id). */
export function portalClaims(account: Account, now: Date): JWTPayload {
  return {
    ...common(now, clientId),
    ...person(account),
    azp: clientId,
    azpacr: '0',
    scp: apiScopeName,
    roles: account.roles,
  };
}

/** ID token. `nonce` is the browser's, bound to its request. */
export function idClaims(account: Account, nonce: string | null, now: Date): JWTPayload {
  const roles = account.roles.length > 0 ? { roles: account.roles } : {};
  return { ...common(now, clientId), ...person(account), ...roles, ...(nonce === null ? {} : { nonce }) };
}

/** Delegated token for Exchange or Graph. `scopes` are bare names. */
export function delegatedClaims(account: Account, audience: string, scopes: string[], now: Date): JWTPayload {
  return { ...common(now, audience), ...person(account), azp: clientId, azpacr: '1', scp: scopes.join(' ') };
}

const applicationRoles: Record<string, string[]> = {
  [graphResource]: [
    'User.Read.All',
    'Organization.Read.All',
    'Domain.Read.All',
    'AuditLog.Read.All',
    'Policy.Read.ConditionalAccess',
    'ServiceHealth.Read.All',
    'Directory.Read.All',
    'Policy.Read.All',
    'DeviceManagementManagedDevices.Read.All',
    'DeviceManagementConfiguration.Read.All',
  ],
  [exchangeResource]: ['Exchange.ManageAsApp'],
};

/** App-only token for Graph or Exchange. */
export function applicationClaims(audience: string, now: Date): JWTPayload {
  return {
    ...common(now, audience),
    oid: servicePrincipalId,
    sub: servicePrincipalId,
    azp: clientId,
    appid: clientId,
    azpacr: '1',
    idtyp: 'app',
    roles: applicationRoles[audience] ?? [],
  };
}
