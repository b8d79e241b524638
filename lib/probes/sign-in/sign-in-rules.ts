import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import { accessPolicySchema } from '@/lib/protocols/graph/access-policy';
import { securityDefaultsSchema } from '@/lib/protocols/graph/application-resources';
import { readList, readObject } from '@/lib/protocols/graph/read';
import type { AccessPolicy } from '@/lib/report/optional-facts';

/** Least permission of both reads (https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies). */
const permission = 'Policy.Read.All';

/**
 * The organisation's rules for signing in as far as they concern this person: Conditional Access policies and security
 * defaults. Optional, and never a cause by its mere existence.
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
      }),
      readSecurityDefaults(context),
    ]);
    if (!listed.ok) return { ok: false, failure: listed.failure };
    // Switched off or in report-only mode, a policy refuses nobody.
    const policies: AccessPolicy[] = listed.value
      .filter(({ state, included, excluded }) => state === 'enabled' && included !== 'no' && excluded !== 'person')
      .map(({ displayName, state: _state, ...policy }) => ({ ...policy, name: displayName }));
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
    return { ok: true, value: { policies, securityDefaults } };
  },
});

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
