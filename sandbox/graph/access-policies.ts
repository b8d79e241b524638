import type { PlaneReply, PlaneRequest } from '../http/plane';
import { minutesBefore } from '../http/reply';
import type { PersonalPolicy } from '../scenarios/personal-policy';
import { places } from '../scenarios/sign-ins';
import { type Account, guidOf } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { one, page } from './odata';

type Row = Record<string, unknown>;

const reporting = 'enabledForReportingButNotEnforced';

/** A `conditionalAccessPolicy` with every property that Graph writes, unused ones null or empty. */
function policy(name: string, users: Row, clientAppTypes: string[], builtInControls: string[], state = 'enabled'): Row {
  return {
    id: guidOf(`access-policy:${name}`),
    displayName: name,
    createdDateTime: '2024-03-01T09:00:00.1234567Z',
    modifiedDateTime: null,
    state,
    conditions: {
      users: {
        includeUsers: [],
        excludeUsers: [],
        includeGroups: [],
        excludeGroups: [],
        includeRoles: [],
        excludeRoles: [],
        includeGuestsOrExternalUsers: null,
        excludeGuestsOrExternalUsers: null,
        ...users,
      },
      applications: {
        includeApplications: ['All'],
        excludeApplications: [],
        includeUserActions: [],
        includeAuthenticationContextClassReferences: [],
        applicationFilter: null,
      },
      clientAppTypes,
      platforms: null,
      locations: null,
      devices: null,
      userRiskLevels: [],
      signInRiskLevels: [],
      servicePrincipalRiskLevels: [],
      clientApplications: null,
    },
    grantControls: { operator: 'OR', builtInControls, customAuthenticationFactors: [], termsOfUse: [] },
    sessionControls: null,
  };
}

/** A policy of the tenant: as Graph writes it, who is in the groups that it names, and when it was changed. */
export interface KnownPolicy {
  row: Row;
  members: readonly string[];
}

function personal(account: Account, entry: PersonalPolicy, now: Date): KnownPolicy {
  const { name, clientAppTypes, grantControls, byGroup, locations, platforms, reportOnly, operator = 'OR' } = entry;
  const users = byGroup ? { includeGroups: [guidOf(`group:${name}`)] } : { includeUsers: [account.objectId] };
  const row = policy(name, users, clientAppTypes, grantControls, reportOnly ? reporting : 'enabled');
  const conditions = {
    ...(row.conditions as Row),
    platforms: platforms ? { includePlatforms: platforms, excludePlatforms: [] } : null,
    locations: locations ? { includeLocations: locations.include, excludeLocations: locations.exclude } : null,
  };
  return {
    row: {
      ...row,
      id: entry.id ?? row.id,
      // Shortly after the last mail of the phones that stopped two days ago.
      modifiedDateTime: minutesBefore(now, entry.changedMinutesAgo ?? 2 * 1440 - 30)?.toISOString(),
      conditions,
      grantControls: { ...(row.grantControls as Row), operator },
    },
    members: byGroup === 'member' ? [account.objectId] : [],
  };
}

/** The policies that most tenants have: they decide nothing about a phone with the current sign-in. */
const usual: Row[] = [
  policy('Block legacy authentication', { includeUsers: ['All'] }, ['exchangeActiveSync', 'other'], ['block']),
  policy('Require MFA for admins', { includeRoles: [guidOf('role:admin')] }, ['all'], ['mfa']),
  policy('Block everything (trial)', { includeUsers: ['All'] }, ['all'], ['block'], reporting),
];

/** Every policy: the usual ones, and those about one person. */
export function knownPolicies(tenant: Tenant, now: Date): KnownPolicy[] {
  const own = tenant.accounts.flatMap((account) =>
    (account.scenario.policies ?? []).map((entry) => personal(account, entry, now)),
  );
  return [...usual.map((row) => ({ row, members: [] })), ...own];
}

/** `GET /identity/conditionalAccess/policies`. https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies */
export function accessPolicies(tenant: Tenant, request: PlaneRequest, now: Date): PlaneReply {
  const rows = knownPolicies(tenant, now).map(({ row }) => row);
  return page(request, 'identity/conditionalAccess/policies', rows, 100);
}

/** `GET /identity/conditionalAccess/namedLocations`. https://learn.microsoft.com/graph/api/conditionalaccessroot-list-namedlocations */
export function namedLocations(request: PlaneRequest): PlaneReply {
  const rows = [
    {
      '@odata.type': '#microsoft.graph.countryNamedLocation',
      id: places.europe,
      displayName: 'Europe',
      countriesAndRegions: ['BE', 'DE', 'FR', 'NL'],
      countryLookupMethod: 'clientIpAddress',
      includeUnknownCountriesAndRegions: false,
    },
    {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      id: places.office,
      displayName: 'Head office',
      isTrusted: true,
      ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '192.0.2.0/24' }],
    },
  ];
  return page(request, 'identity/conditionalAccess/namedLocations', rows, 100);
}

/** `GET /policies/identitySecurityDefaultsEnforcementPolicy`: off, as in every tenant with policies of its own. */
export function securityDefaults(request: PlaneRequest): PlaneReply {
  return one(request, 'policies/identitySecurityDefaultsEnforcementPolicy/$entity', {
    id: '00000000-0000-0000-0000-000000000005',
    displayName: 'Security Defaults',
    isEnabled: false,
  });
}

/** `GET /policies/authorizationPolicy`. https://learn.microsoft.com/graph/api/authorizationpolicy-get */
export function authorizationPolicy(tenant: Tenant, request: PlaneRequest): PlaneReply {
  const may = tenant.differences().usersMayConsent ?? true;
  return one(request, 'policies/authorizationPolicy/$entity', {
    id: 'authorizationPolicy',
    defaultUserRolePermissions: {
      allowedToCreateApps: false,
      permissionGrantPoliciesAssigned: [
        'ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team',
        ...(may ? ['ManagePermissionGrantsForSelf.microsoft-user-default-legacy'] : []),
      ],
    },
  });
}
