import * as z from 'zod';
import { listOf, lowerText, text } from './fields';

/** https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const servicePrincipalSchema = z.object({
  id: z.string().min(1),
  appId: lowerText,
  displayName: text,
  // Left out is not "off": an app is refused only when the directory says so.
  accountEnabled: z
    .boolean()
    .nullish()
    .transform((value) => value ?? true),
  appRoleAssignmentRequired: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
});
export type GraphServicePrincipal = z.infer<typeof servicePrincipalSchema>;

/**
 * https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant, reduced to whether it covers one person: who else has
 * agreed is nobody's business here, and what a schema gives stands in the evidence.
 * @param userId object id of the person.
 */
export function permissionGrantSchema(userId: string) {
  return z
    .object({ consentType: lowerText, principalId: lowerText, scope: text })
    .transform(({ consentType, principalId, scope }) => ({
      covers: consentType === 'allprincipals' || principalId === userId.toLowerCase(),
      scope,
    }));
}

/** https://learn.microsoft.com/graph/api/resources/approleassignment */
export const roleAssignmentSchema = z.object({ resourceId: lowerText });

/** https://learn.microsoft.com/graph/api/resources/authorizationpolicy: which consent policies hold for ordinary people. */
export const authorizationPolicySchema = z.object({
  defaultUserRolePermissions: z.object({ permissionGrantPoliciesAssigned: listOf(z.string()) }),
});

/** https://learn.microsoft.com/graph/api/resources/identitysecuritydefaultsenforcementpolicy */
export const securityDefaultsSchema = z.object({ isEnabled: z.boolean() });

/**
 * https://learn.microsoft.com/graph/api/resources/namedlocation: by country, else by addresses, which are the organisation's own
 * business and not read.
 */
export const namedLocationSchema = z.object({
  id: lowerText,
  displayName: text,
  countriesAndRegions: listOf(z.string()).transform((codes) => codes.map((code) => code.toUpperCase())),
});
