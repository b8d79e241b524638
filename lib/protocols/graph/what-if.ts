import * as z from 'zod';
import { accessPolicySchema } from './access-policy';
import { instantOrNull } from './fields';

/** Exchange Online by application id, the same in every cloud (https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in). */
const exchangeOnline = '00000002-0000-0ff1-ce00-000000000000';

/** The sign-in that What If is asked about. */
export interface ImaginedSignIn {
  userId: string;
  client: 'mobileAppsAndDesktopClients' | 'exchangeActiveSync';
  platform: 'ios' | 'android';
}

/**
 * The body of the question (https://learn.microsoft.com/graph/api/conditionalaccessroot-evaluate). Place, risk and state of the
 * device are left out since nothing is known of them; a policy that asks for them is told by its `otherConditions`.
 */
export function whatIfBody({ userId, client, platform }: ImaginedSignIn): Record<string, unknown> {
  return {
    signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId },
    signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: [exchangeOnline] },
    signInConditions: { clientAppType: client, devicePlatform: platform === 'ios' ? 'iOS' : 'android' },
    appliedPoliciesOnly: true,
  };
}

/**
 * One policy of the answer (https://learn.microsoft.com/graph/api/resources/whatifanalysisresult), as `accessPolicySchema`
 * gives it, with whether it applies and when it last changed. `policyApplies` is required: left out, nothing is known.
 */
export function whatIfResultSchema(userId: string) {
  const result = z
    .object({ policyApplies: z.boolean(), createdDateTime: instantOrNull, modifiedDateTime: instantOrNull })
    .transform(({ policyApplies: applies, createdDateTime, modifiedDateTime }) => ({
      applies,
      changedAt: modifiedDateTime ?? createdDateTime,
    }));
  return z.intersection(accessPolicySchema(userId), result);
}
export type WhatIfResult = z.infer<ReturnType<typeof whatIfResultSchema>>;
