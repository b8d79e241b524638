import { apiScopeName, clientId, exchangeResource, graphResource } from '../names';
import { EntraError } from './entra-error';

/** What a `scope` parameter asks for: one resource, bare permission names, and the OpenID words. */
export interface ScopeRequest {
  /** `portal` is the portal's own API. */
  resource: 'portal' | 'graph' | 'exchange';
  permissions: string[];
  openid: string[];
}

const openidWords = ['openid', 'profile', 'email', 'offline_access'];
const prefixes: [prefix: string, resource: ScopeRequest['resource']][] = [
  [`api://${clientId}/`, 'portal'],
  [`${clientId}/`, 'portal'],
  [`${graphResource}/`, 'graph'],
  [`${exchangeResource}/`, 'exchange'],
];
const delegated: Record<ScopeRequest['resource'], string[]> = {
  portal: [apiScopeName],
  graph: ['User.Read'],
  exchange: ['EAS.AccessAsUser.All', 'Exchange.Manage'],
};

/**
 * Reads a `scope` parameter. Throws EntraError AADSTS70011 for an unknown scope, AADSTS28000 for two resources:
 * one token has one audience.
 */
export function readScopes(scope: string): ScopeRequest {
  const words = scope.split(/\s+/).filter((word) => word !== '');
  const openid = words.filter((word) => openidWords.includes(word));
  const asked = words
    .filter((word) => !openidWords.includes(word))
    .map((word) => {
      const match = prefixes.find(([prefix]) => word.toLowerCase().startsWith(prefix.toLowerCase()));
      const permission = match ? word.slice(match[0].length) : word;
      const resource = match?.[1] ?? 'graph';
      if (permission !== '.default' && !delegated[resource].includes(permission)) {
        throw new EntraError(70011, 'invalid_scope', `The scope ${word} is not known to this directory.`);
      }
      return { resource, permission };
    });
  const resources = new Set(asked.map(({ resource }) => resource));
  if (resources.size > 1) throw new EntraError(28000, 'invalid_scope', 'The request names more than one resource.');
  const resource = asked[0]?.resource ?? 'graph';
  const permissions = asked.map(({ permission }) => permission);
  return { resource, permissions: permissions.length > 0 ? permissions : ['User.Read'], openid };
}

/** Bare names of delegated permissions; `.default` stands for all that the registration has. */
export function delegatedPermissions(request: ScopeRequest): string[] {
  return request.permissions.includes('.default') ? delegated[request.resource] : request.permissions;
}

/** Full scope names for the `scope` field of an answer. */
export function scopeNames(request: ScopeRequest): string {
  const prefix = prefixes.find(([, resource]) => resource === request.resource)?.[0] ?? '';
  return [...request.permissions.map((permission) => prefix + permission), ...request.openid].join(' ');
}
