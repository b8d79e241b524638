import type { PlaneReply, PlaneRequest } from '../http/plane';
import type { MailAppEntry, MailAppName } from '../scenarios/scenario';
import { mailApps } from '../scenarios/sign-ins';
import { guidOf } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { graphError } from './graph-error';
import { page, selected } from './odata';

const names: readonly MailAppName[] = ['apple', 'samsung', 'gmail', 'outlook'];
const usual: MailAppEntry = {
  present: true,
  enabled: true,
  assignmentRequired: false,
  grantedScopes: 'EAS.AccessAsUser.All EWS.AccessAsUser.All offline_access',
};

function entryOf(tenant: Tenant, name: MailAppName): MailAppEntry {
  return { ...usual, ...tenant.differences().mailApps?.[name] };
}

function principalIdOf(name: MailAppName): string {
  return guidOf(`principal:${mailApps[name].appId}`);
}

/** `GET /servicePrincipals` with `$filter=appId in (…)` or `appId eq …`. https://learn.microsoft.com/graph/api/serviceprincipal-list */
export function servicePrincipals(tenant: Tenant, request: PlaneRequest): PlaneReply {
  const filter = request.url.searchParams.get('$filter') ?? '';
  if (!/^appId (in \('[^)]*'\)|eq '[^']*')$/.test(filter)) {
    return graphError(400, 'Request_UnsupportedQuery', 'The filter is not supported.');
  }
  const asked = [...filter.matchAll(/'([^']*)'/g)].map((match) => match[1]?.toLowerCase());
  const rows = names
    .filter((name) => asked.includes(mailApps[name].appId) && entryOf(tenant, name).present)
    .map((name) => {
      const { enabled, assignmentRequired } = entryOf(tenant, name);
      return {
        id: principalIdOf(name),
        appId: mailApps[name].appId,
        displayName: mailApps[name].appName,
        accountEnabled: enabled,
        appRoleAssignmentRequired: assignmentRequired,
        servicePrincipalType: 'Application',
      };
    });
  return page(
    request,
    'servicePrincipals',
    rows.map((row) => selected(row, request.url.searchParams)),
    100,
  );
}

/** `GET /servicePrincipals/{id}/oauth2PermissionGrants`. https://learn.microsoft.com/graph/api/serviceprincipal-list-oauth2permissiongrants */
export function permissionGrants(tenant: Tenant, request: PlaneRequest, id: string): PlaneReply {
  const name = names.find((one) => principalIdOf(one) === id);
  if (name === undefined) return graphError(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);
  const { grantedScopes } = entryOf(tenant, name);
  const grant = {
    id: guidOf(`grant:${id}`),
    clientId: id,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: guidOf('principal:exchange'),
    scope: grantedScopes,
  };
  return page(request, 'oauth2PermissionGrants', grantedScopes === '' ? [] : [grant], 100);
}

/** `GET /users/{id}/appRoleAssignments`, with `$filter=resourceId eq …`. https://learn.microsoft.com/graph/api/user-list-approleassignments */
export function appRoleAssignments(tenant: Tenant, request: PlaneRequest, user: string): PlaneReply {
  const account = tenant.find(user);
  if (!account) return graphError(404, 'Request_ResourceNotFound', `Resource '${user}' does not exist.`);
  const asked = /^resourceId eq '?([0-9a-f-]{36})'?$/i.exec(request.url.searchParams.get('$filter') ?? '')?.[1];
  const rows = (account.scenario.assignedApps ?? [])
    .map((name) => ({
      id: guidOf(`assignment:${account.key}:${name}`),
      appRoleId: '00000000-0000-0000-0000-000000000000',
      principalId: account.objectId,
      principalType: 'User',
      resourceId: principalIdOf(name),
      resourceDisplayName: mailApps[name].appName,
    }))
    .filter(({ resourceId }) => asked === undefined || resourceId === asked);
  return page(request, 'appRoleAssignments', rows, 100);
}
