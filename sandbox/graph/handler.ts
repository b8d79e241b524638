import { type Faults, withFault } from '../http/faults';
import type { PlaneReply, PlaneRequest } from '../http/plane';
import type { Signer } from '../identity/signer';
import { graphResource } from '../names';
import type { Fault } from '../scenarios/scenario';
import type { Tenant } from '../tenant/tenant';
import { accessPolicies, authorizationPolicy, namedLocations, securityDefaults } from './access-policies';
import { appRoleAssignments, permissionGrants, servicePrincipals } from './applications';
import { graphError, graphFaultWords } from './graph-error';
import { managedDevices, managedSubject, policyStates, settingStates } from './managed-devices';
import { one, page, selected } from './odata';
import { configurationRecords, healthOverviews, issueResource, organizationResource } from './resources';
import { listSignIns, signInSubject } from './sign-ins';
import { getUser, listUsers } from './users';
import { whatIf } from './what-if';

/** What the Graph plane needs. */
export interface GraphContext {
  tenant: Tenant;
  signer: Signer;
  faults: Faults;
  now(): Date;
}

/** A read that Graph offers: the name that faults use, the application permission, the answer. */
interface Read {
  resource:
    | 'users'
    | 'organization'
    | 'domains'
    | 'serviceAnnouncement'
    | 'signIns'
    | 'managedDevices'
    | 'applications'
    | 'policies'
    | 'namedLocations'
    | 'whatIf';
  permission: string;
  /** A larger permission that holds this one. */
  orPermission?: string;
  own?: readonly Fault[] | undefined;
  answer(): PlaneReply;
}

function directoryRead(context: GraphContext, path: string[], request: PlaneRequest): Read | null {
  const { tenant } = context;
  const now = context.now();
  const [collection, id] = path;
  if (collection === 'users' && path.length <= 2) {
    const own = id === undefined ? undefined : tenant.find(id)?.scenario.faults;
    const answer = () => (id === undefined ? listUsers(tenant, request, now) : getUser(tenant, id, request, now));
    return { resource: 'users', permission: 'User.Read.All', own, answer };
  }
  if (collection === 'organization' && path.length === 1) {
    const synced = tenant.accounts.some((account) => account.directory.onPremisesSync);
    const federated = tenant.accounts
      .filter(({ scenario }) => scenario.network?.federated === true)
      .map(({ domain }) => domain);
    const row = selected(organizationResource(tenant.domains, federated, synced), request.url.searchParams);
    return {
      resource: 'organization',
      permission: 'Organization.Read.All',
      answer: () => page(request, 'organization', [row], 100),
    };
  }
  if (collection === 'domains' && path[2] === 'serviceConfigurationRecords') {
    const domain = tenant.domains.find((name) => name === id?.toLowerCase());
    const answer = () =>
      domain === undefined
        ? graphError(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`)
        : page(request, `domains('${domain}')/serviceConfigurationRecords`, configurationRecords(domain), 100);
    return { resource: 'domains', permission: 'Domain.Read.All', answer };
  }
  return null;
}

function reportRead(context: GraphContext, path: string[], request: PlaneRequest): Read | null {
  const now = context.now();
  const issues = context.tenant.issues();
  const health = { resource: 'serviceAnnouncement', permission: 'ServiceHealth.Read.All' } as const;
  const expand = request.url.searchParams.get('$expand') === 'issues';
  const name = path.join('/');
  if (name === 'auditLogs/signIns') {
    const own = signInSubject(context.tenant, request)?.scenario.faults;
    const answer = () => listSignIns(context.tenant, request, now);
    return { resource: 'signIns', permission: 'AuditLog.Read.All', own, answer };
  }
  if (name === 'admin/serviceAnnouncement/issues') {
    const rows = issues.map((issue) => issueResource(issue, now));
    return { ...health, answer: () => page(request, 'admin/serviceAnnouncement/issues', rows, 100) };
  }
  if (name === 'admin/serviceAnnouncement/healthOverviews') {
    const rows = healthOverviews(issues, expand, now);
    return { ...health, answer: () => page(request, 'admin/serviceAnnouncement/healthOverviews', rows, 100) };
  }
  if (name.startsWith('admin/serviceAnnouncement/healthOverviews/')) {
    const row = healthOverviews(issues, expand, now).find(({ id, service }) => [id, service].includes(path[3]));
    const answer = () =>
      row ? one(request, 'healthOverviews/$entity', row) : graphError(404, 'ItemNotFound', 'Not found.');
    return { ...health, answer };
  }
  return null;
}

/** Reads of Intune: the list of phones, and below one phone its policies, profiles and settings. */
function managementRead(context: GraphContext, path: string[], request: PlaneRequest): Read | null {
  if (path[0] !== 'deviceManagement' || path[1] !== 'managedDevices') return null;
  const { tenant } = context;
  const now = context.now();
  const [, , id, kind, policy, leaf] = path;
  const own = managedSubject(tenant, request, id)?.scenario.faults;
  if (id === undefined) {
    const answer = () => managedDevices(tenant, request, now);
    return { resource: 'managedDevices', permission: 'DeviceManagementManagedDevices.Read.All', own, answer };
  }
  const answer = () =>
    policy !== undefined && leaf === 'settingStates'
      ? settingStates(tenant, request, id)
      : policyStates(tenant, request, id, kind ?? '');
  return { resource: 'managedDevices', permission: 'DeviceManagementConfiguration.Read.All', own, answer };
}

/** Reads of mail apps: their entries, who agreed to them, whom they are assigned to. */
function applicationRead({ tenant }: GraphContext, path: string[], request: PlaneRequest): Read | null {
  const application = { resource: 'applications', permission: 'Directory.Read.All' } as const;
  const [collection, id = '', leaf] = path;
  if (collection === 'servicePrincipals' && path.length === 1) {
    return { ...application, answer: () => servicePrincipals(tenant, request) };
  }
  if (collection === 'servicePrincipals' && leaf === 'oauth2PermissionGrants') {
    return { ...application, answer: () => permissionGrants(tenant, request, id) };
  }
  if (collection === 'users' && leaf === 'appRoleAssignments') {
    const own = tenant.find(id)?.scenario.faults;
    return { ...application, own, answer: () => appRoleAssignments(tenant, request, id) };
  }
  return null;
}

/** Reads of rules for signing in. */
function policyRead({ tenant, now }: GraphContext, path: string[], request: PlaneRequest): Read | null {
  const policy = { resource: 'policies', permission: 'Policy.Read.All' } as const;
  switch (path.join('/')) {
    case 'identity/conditionalAccess/policies':
      return { ...policy, answer: () => accessPolicies(tenant, request, now()) };
    case 'identity/conditionalAccess/namedLocations':
      return { ...policy, resource: 'namedLocations', answer: () => namedLocations(request) };
    case 'policies/identitySecurityDefaultsEnforcementPolicy':
      return { ...policy, answer: () => securityDefaults(request) };
    case 'policies/authorizationPolicy':
      return { ...policy, answer: () => authorizationPolicy(tenant, request) };
    default:
      return null;
  }
}

/** The one question that is sent with POST. */
function askedByPost({ tenant, now }: GraphContext, path: string[], request: PlaneRequest): Read | null {
  if (path.join('/') !== 'identity/conditionalAccess/evaluate') return null;
  const userId = /"userId"\s*:\s*"([^"]*)"/.exec(request.body)?.[1] ?? '';
  return {
    resource: 'whatIf',
    permission: 'Policy.Read.ConditionalAccess',
    orPermission: 'Policy.Read.All',
    own: tenant.find(userId)?.scenario.faults,
    answer: () => whatIf(tenant, request, now()),
  };
}

/** Makes the Graph plane's handler. Reads and one question only, app-only tokens with the permission, `v1.0` and `beta` alike. */
export function createGraphHandler(context: GraphContext) {
  return async (request: PlaneRequest, origin: string): Promise<PlaneReply> => {
    const token = request.headers.authorization?.match(/^Bearer\s+(\S+)$/i)?.[1] ?? '';
    const claims = await context.signer.verify(token, [graphResource, origin]);
    if (!claims)
      return graphError(401, 'InvalidAuthenticationToken', 'Access token validation failure. Invalid audience.');
    const [version = '', ...path] = request.url.pathname.slice(1).split('/').map(decodeURIComponent);
    if (!['v1.0', 'beta'].includes(version)) return graphError(400, 'BadRequest', 'Invalid version.');
    const asked = request.method === 'POST' ? askedByPost(context, path, request) : null;
    if (request.method !== 'GET' && asked === null)
      return graphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.');
    const read =
      asked ??
      directoryRead(context, path, request) ??
      reportRead(context, path, request) ??
      managementRead(context, path, request) ??
      applicationRead(context, path, request) ??
      policyRead(context, path, request);
    if (!read) return graphError(400, 'BadRequest', `Resource not found for the segment '${path[0]}'.`);
    const missing = context.tenant.differences().missingPermissions ?? [];
    const roles: readonly unknown[] = Array.isArray(claims.roles) ? claims.roles : [];
    const has = (permission: string) => roles.includes(permission) && !missing.includes(permission);
    if (!has(read.permission) && !(read.orPermission !== undefined && has(read.orPermission))) {
      return graphFaultWords.forbidden('Authorization_RequestDenied');
    }
    const fault = context.faults.find('graph', read.resource, read.own);
    return { ...(await withFault(fault, graphFaultWords, read.answer)), resource: read.resource };
  };
}
