import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import { accessPolicySchema } from '@/lib/protocols/graph/access-policy';
import { namedLocationSchema, securityDefaultsSchema } from '@/lib/protocols/graph/application-resources';
import { readList, readObject } from '@/lib/protocols/graph/read';
import type { AccessPolicy, NamedLocation } from '@/lib/report/optional-facts';

/**
 * Least permission of all three reads (https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies and
 * https://learn.microsoft.com/graph/api/conditionalaccessroot-list-namedlocations).
 */
const permission = 'Policy.Read.All';

/**
 * The organisation's rules for signing in as far as they concern this person: Conditional Access policies, the places that
 * they name, and security defaults. Optional, and never a cause by its mere existence.
 */
export const signInRules = defineProbe({
  id: 'signInRules',
  area: 'sign-in',
  needs: ['directoryUser'],
  deadlineMs: 8_000,
  async run(context, { directoryUser: user }) {
    if (!user.found) return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
    const [listed, securityDefaults] = await Promise.all([
      readList(context, {
        label: 'identity/conditionalAccess/policies',
        path: ['identity', 'conditionalAccess', 'policies'],
        permission,
        schema: accessPolicySchema(user.id),
        // Switched off or in report-only mode, a policy refuses nobody.
        own: ({ state, included, excluded }) => state === 'enabled' && included !== 'no' && excluded !== 'person',
      }),
      readSecurityDefaults(context),
    ]);
    if (!listed.ok) return { ok: false, failure: listed.failure };
    const policies: AccessPolicy[] = listed.value.map(({ displayName, state: _state, ...policy }) => ({
      ...policy,
      name: displayName,
    }));
    const locations = await readLocations(context, policies);
    for (const policy of policies) {
      context.addEvidence({
        kind: 'setting',
        label: policy.name,
        source: 'conditionalAccessPolicy',
        values: textsOf(policy),
      });
    }
    const values = { securityDefaults: securityDefaults === null ? '' : String(securityDefaults) };
    context.addEvidence({ kind: 'setting', label: 'security defaults', source: 'policies', values });
    return { ok: true, value: { policies, securityDefaults, locations } };
  },
});

/** The places that policies in force name; not asked for where none does. Null when there are none or they may not be read. */
async function readLocations(
  context: ProbeContext,
  policies: readonly AccessPolicy[],
): Promise<NamedLocation[] | null> {
  const named = new Set(
    policies.flatMap(({ includeLocations, excludeLocations }) => [...includeLocations, ...excludeLocations]),
  );
  if ([...named].every((id) => id === 'all' || id === 'alltrusted')) return null;
  const read = await readList(context, {
    label: 'identity/conditionalAccess/namedLocations',
    path: ['identity', 'conditionalAccess', 'namedLocations'],
    permission,
    schema: namedLocationSchema,
    own: ({ id }) => named.has(id),
  });
  if (!read.ok) return null;
  const locations = read.value.map(({ id, displayName: name, countriesAndRegions: countries }) => ({
    id,
    name,
    countries,
  }));
  for (const { name, countries } of locations) {
    context.addEvidence({
      kind: 'setting',
      label: name,
      source: 'namedLocation',
      values: { countries: countries.join(', ') },
    });
  }
  return locations;
}

async function readSecurityDefaults(context: ProbeContext): Promise<boolean | null> {
  const read = await readObject(context, {
    label: 'policies/identitySecurityDefaultsEnforcementPolicy',
    path: ['policies', 'identitySecurityDefaultsEnforcementPolicy'],
    permission,
    schema: securityDefaultsSchema,
  });
  return read.ok ? read.value.isEnabled : null;
}

function textsOf({ name: _name, ...policy }: AccessPolicy): Record<string, string> {
  return Object.fromEntries(
    Object.entries(policy).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value]),
  );
}
