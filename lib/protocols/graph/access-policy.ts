import * as z from 'zod';
import { listOf, lowerText, text } from './fields';

const lowerTexts = listOf(z.string()).transform((values) => values.map((value) => value.toLowerCase()));
const open = z.record(z.string(), z.unknown());

const usersSchema = z
  .looseObject({ includeUsers: lowerTexts, excludeUsers: lowerTexts })
  .nullish()
  .transform((users) => users ?? { includeUsers: [], excludeUsers: [] });
const applicationsSchema = z
  .looseObject({ includeApplications: lowerTexts, excludeApplications: lowerTexts })
  .nullish()
  .transform((apps) => apps ?? { includeApplications: [], excludeApplications: [] });
const platformsSchema = z.object({ includePlatforms: lowerTexts, excludePlatforms: lowerTexts }).nullish();
const locationsSchema = z.looseObject({ includeLocations: lowerTexts, excludeLocations: lowerTexts }).nullish();

/** How a policy's list of people stands to one person. `unknown`: groups or roles that were not looked into. */
export type Reach = 'all' | 'person' | 'unknown' | 'no';

/**
 * The schema of a Conditional Access policy as far as it concerns one person
 * (https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy). Ids of other people never leave it: lists of
 * users come out as how they stand to `userId`. Conditions that are not named here come out by name.
 */
export function accessPolicySchema(userId: string) {
  return z
    .object({
      id: text,
      displayName: text,
      state: lowerText,
      conditions: z.looseObject({
        users: usersSchema,
        applications: applicationsSchema,
        clientAppTypes: lowerTexts,
        platforms: platformsSchema,
        locations: locationsSchema,
      }),
      grantControls: z.looseObject({ operator: lowerText, builtInControls: lowerTexts }).nullish(),
    })
    .transform(({ conditions, grantControls, ...policy }) => {
      const { users, applications, clientAppTypes, platforms, ...others } = conditions;
      return {
        ...policy,
        ...reachOf(users, userId.toLowerCase()),
        includeApps: applications.includeApplications,
        excludeApps: applications.excludeApplications,
        clientApps: clientAppTypes,
        includePlatforms: platforms?.includePlatforms ?? [],
        excludePlatforms: platforms?.excludePlatforms ?? [],
        includeLocations: others.locations?.includeLocations ?? [],
        excludeLocations: others.locations?.excludeLocations ?? [],
        otherConditions: [
          ...inUse(others),
          ...inUse(rest(applications, ['includeApplications', 'excludeApplications'])),
        ],
        grants: grantControls?.builtInControls ?? [],
        grantOperator: grantControls?.operator ?? '',
        otherGrants: inUse(rest(grantControls ?? {}, ['operator', 'builtInControls'])),
      };
    });
}

type Users = { includeUsers: string[]; excludeUsers: string[] } & Record<string, unknown>;

function reachOf(users: Users, userId: string): { included: Reach; excluded: Exclude<Reach, 'all'> } {
  const groups = (word: 'include' | 'exclude') =>
    inUse(rest(users, ['includeUsers', 'excludeUsers'])).some((name) => name.startsWith(word));
  const listed = users.includeUsers.includes(userId) ? ('person' as const) : null;
  const included = users.includeUsers.includes('all') ? 'all' : (listed ?? (groups('include') ? 'unknown' : 'no'));
  const excluded = users.excludeUsers.includes(userId) ? 'person' : groups('exclude') ? 'unknown' : 'no';
  return { included, excluded };
}

function rest(object: Record<string, unknown>, without: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !without.includes(name)));
}

/** Names of properties that say something: not null, not an empty list, not an object of only such. */
function inUse(object: Record<string, unknown>): string[] {
  return Object.entries(object)
    .filter(([name, value]) => !name.includes('@') && saysSomething(value))
    .map(([name]) => name);
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  const nested = typeof value === 'object' ? open.safeParse(value) : null;
  return nested === null || (nested.success && Object.values(nested.data).some(saysSomething));
}
