import { defineProbe } from '@/lib/probes/define-probe';
import { readList } from '@/lib/protocols/graph/read';
import { organizationSchema } from '@/lib/protocols/graph/resources';

/** Whether the organisation synchronises from its own directory, its verified domains and which of them are federated. */
export const organization = defineProbe({
  id: 'organization',
  area: 'account',
  needs: [],
  deadlineMs: 10_000,
  async run(context) {
    const found = await readList(context, {
      label: 'organization',
      path: ['organization'],
      query: { $select: 'id,onPremisesSyncEnabled,verifiedDomains' },
      permission: 'Organization.Read.All',
      schema: organizationSchema,
    });
    if (!found.ok) return found;
    const [own] = found.value;
    // A tenant always has exactly one; none means that something else answered.
    if (own === undefined) return { ok: false, failure: { reason: 'malformed-answer', detail: 'organization' } };
    const value = {
      onPremisesSync: own.onPremisesSyncEnabled === true,
      verifiedDomains: own.verifiedDomains.map((domain) => domain.name.toLowerCase()),
      // `Managed` or `Federated` (https://learn.microsoft.com/graph/api/resources/verifieddomain).
      federatedDomains: own.verifiedDomains
        .filter((domain) => domain.type === 'federated')
        .map((domain) => domain.name.toLowerCase()),
    };
    context.addEvidence({
      kind: 'setting',
      label: 'organization',
      source: 'organization',
      values: {
        onPremisesSync: String(value.onPremisesSync),
        verifiedDomains: value.verifiedDomains.join(', '),
        federatedDomains: value.federatedDomains.join(', '),
      },
    });
    return { ok: true, value };
  },
});
