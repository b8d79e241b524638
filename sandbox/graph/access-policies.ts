import type { PlaneReply, PlaneRequest } from '../http/plane';
import type { PersonalPolicy } from '../scenarios/scenario';
import { type Account, guidOf } from '../tenant/account';
import type { Tenant } from '../tenant/tenant';
import { one, page } from './odata';

type Row = Record<string, unknown>;

/** A `conditionalAccessPolicy` with every property that Graph writes, unused ones null or empty. */
function policy(name: string, users: Row, clientAppTypes: string[], builtInControls: string[], state = 'enabled'): Row {
  return {
    id: guidOf(`access-policy:${name}`),
    displayName: name,
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

function personal(account: Account, { name, clientAppTypes, grantControls, byGroup }: PersonalPolicy): Row {
  const users = byGroup ? { includeGroups: [guidOf(`group:${name}`)] } : { includeUsers: [account.objectId] };
  return policy(name, users, clientAppTypes, grantControls);
}

/** The policies that most tenants have: they decide nothing about a phone with the current sign-in. */
const usual: Row[] = [
  policy('Block legacy authentication', { includeUsers: ['All'] }, ['exchangeActiveSync', 'other'], ['block']),
  policy('Require MFA for admins', { includeRoles: [guidOf('role:admin')] }, ['all'], ['mfa']),
  policy(
    'Block everything (trial)',
    { includeUsers: ['All'] },
    ['all'],
    ['block'],
    'enabledForReportingButNotEnforced',
  ),
];

/** `GET /identity/conditionalAccess/policies`. https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies */
export function accessPolicies(tenant: Tenant, request: PlaneRequest): PlaneReply {
  const own = tenant.accounts.flatMap((account) =>
    (account.scenario.policies ?? []).map((entry) => personal(account, entry)),
  );
  return page(request, 'identity/conditionalAccess/policies', [...usual, ...own], 100);
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
