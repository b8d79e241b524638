import * as z from 'zod';
import type { PlaneReply, PlaneRequest } from '../http/plane';
import type { Tenant } from '../tenant/tenant';
import { type KnownPolicy, knownPolicies } from './access-policies';
import { graphError } from './graph-error';
import { page } from './odata';

const questionSchema = z.object({
  signInIdentity: z.object({ '@odata.type': z.literal('#microsoft.graph.userSignIn'), userId: z.string() }),
  signInContext: z.object({
    '@odata.type': z.literal('#microsoft.graph.applicationContext'),
    includeApplications: z.array(z.string()).min(1),
  }),
  signInConditions: z.object({
    clientAppType: z.enum([
      'all',
      'browser',
      'mobileAppsAndDesktopClients',
      'exchangeActiveSync',
      'easSupported',
      'other',
    ]),
    devicePlatform: z.enum(['android', 'iOS', 'windows', 'windowsPhone', 'macOS', 'linux', 'all']).default('android'),
  }),
  appliedPoliciesOnly: z.boolean().default(false),
});
type Question = z.infer<typeof questionSchema>;

const conditionsSchema = z.object({
  users: z.object({ includeUsers: z.array(z.string()), includeGroups: z.array(z.string()) }),
  clientAppTypes: z.array(z.string()),
  platforms: z.object({ includePlatforms: z.array(z.string()) }).nullable(),
  locations: z.unknown(),
});

/** Why a policy would not apply, in Graph's words; `notSet` when it would. */
function analysed({ row, members }: KnownPolicy, { signInIdentity: { userId }, signInConditions }: Question): string {
  const { users, clientAppTypes, platforms, locations } = conditionsSchema.parse(row.conditions);
  const named = users.includeUsers.includes('All') || users.includeUsers.includes(userId);
  if (!named && !(users.includeGroups.length > 0 && members.includes(userId))) return 'users';
  if (!clientAppTypes.includes('all') && !clientAppTypes.includes(signInConditions.clientAppType)) return 'clientApps';
  const wanted = platforms?.includePlatforms ?? ['all'];
  if (!wanted.includes('all') && !wanted.includes(signInConditions.devicePlatform)) return 'devicePlatform';
  // Nobody asks with an address here, and without one a place cannot be judged.
  return locations === null ? 'notSet' : 'notEnoughInformation';
}

/** `POST /identity/conditionalAccess/evaluate`. https://learn.microsoft.com/graph/api/conditionalaccessroot-evaluate */
export function whatIf(tenant: Tenant, request: PlaneRequest, now: Date): PlaneReply {
  const question = questionSchema.safeParse(readJson(request.body));
  if (!question.success || !tenant.find(question.data.signInIdentity.userId)) {
    return graphError(400, 'BadRequest', 'Invalid sign-in details.');
  }
  const rows = knownPolicies(tenant, now)
    .map((policy) => ({ policy, analysisReasons: analysed(policy, question.data) }))
    .map(({ policy, analysisReasons }) => ({
      ...policy.row,
      policyApplies: analysisReasons === 'notSet',
      analysisReasons,
    }))
    .filter(({ policyApplies }) => policyApplies || !question.data.appliedPoliciesOnly);
  return page(request, 'Collection(microsoft.graph.whatIfAnalysisResult)', rows, 1000);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
