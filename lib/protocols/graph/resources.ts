import * as z from 'zod';
import { instant, instantOrNull, listOf, lowerText, text, textOrNull } from './fields';

// Schemas of the Graph resources that probes read. Unknown fields are dropped, unknown enum texts kept, absent texts empty.

/** https://learn.microsoft.com/graph/api/resources/user */
export const userSchema = z.object({
  id: z.string().min(1),
  displayName: text,
  userPrincipalName: z.string().min(1),
  mail: textOrNull,
  proxyAddresses: listOf(z.string()),
  accountEnabled: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
  // Left out is not "no plan": null, so that nobody is told that a licence is missing.
  assignedPlans: z
    .array(z.object({ servicePlanId: text, service: text, capabilityStatus: text }))
    .nullish()
    .transform((value) => value ?? null),
  onPremisesSyncEnabled: z.boolean().nullish(),
  lastPasswordChangeDateTime: instantOrNull,
  signInSessionsValidFromDateTime: instantOrNull,
});
export type GraphUser = z.infer<typeof userSchema>;

/** https://learn.microsoft.com/graph/api/resources/organization */
export const organizationSchema = z.object({
  onPremisesSyncEnabled: z.boolean().nullish(),
  verifiedDomains: listOf(z.object({ name: z.string(), type: lowerText })),
});

/** https://learn.microsoft.com/graph/api/resources/domaindnsrecord and its CNAME and MX kinds. */
export const domainRecordSchema = z.object({
  recordType: lowerText,
  label: lowerText,
  supportedService: lowerText,
  canonicalName: textOrNull,
  mailExchange: textOrNull,
});

/** https://learn.microsoft.com/graph/api/resources/servicehealthissue. */
export const issueSchema = z.object({
  id: z.string().min(1),
  title: text,
  service: text,
  feature: text,
  classification: lowerText,
  status: lowerText,
  startDateTime: instantOrNull,
  lastModifiedDateTime: instantOrNull,
  endDateTime: instantOrNull,
  isResolved: z.boolean().nullish(),
});

/** https://learn.microsoft.com/graph/api/resources/servicehealth with expanded issues; null when they were not given. */
export const healthSchema = z.object({
  id: text,
  service: text,
  status: lowerText,
  issues: z
    .array(issueSchema)
    .nullish()
    .transform((value) => value ?? null),
});

/** https://learn.microsoft.com/graph/api/resources/signin */
export const signInSchema = z.object({
  id: text,
  userId: lowerText,
  createdDateTime: instant,
  appId: text,
  appDisplayName: text,
  clientAppUsed: text,
  resourceDisplayName: text,
  // A sign-in without its result must not pass for a success, so the number is required.
  status: z.object({ errorCode: z.number(), failureReason: text }),
  conditionalAccessStatus: text,
  // Left out of the answer when the app may not read policies.
  appliedConditionalAccessPolicies: listOf(
    z.object({ id: text, displayName: text, result: text, enforcedGrantControls: listOf(z.string()) }),
  ),
  ipAddress: text,
  location: z.object({ city: text, state: text, countryOrRegion: text }).nullish(),
  deviceDetail: z.object({ operatingSystem: text }).nullish(),
});
