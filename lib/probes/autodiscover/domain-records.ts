import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import { readList } from '@/lib/protocols/graph/read';
import { domainRecordSchema } from '@/lib/protocols/graph/resources';
import type { DirectoryUser, DomainRecords } from '@/lib/report/observations';

/** What the directory wants published for the mail domain. Nulls when the domain is not the tenant's. */
export const domainRecords = defineProbe({
  id: 'domainRecords',
  area: 'autodiscover',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  async run(context, { directoryUser }) {
    const domain = domainOf(context, directoryUser);
    if (domain === null) return { ok: false, failure: { reason: 'blocked-by-earlier', detail: 'directoryUser' } };
    const found = await readList(context, {
      label: 'domains/serviceConfigurationRecords',
      path: ['domains', domain, 'serviceConfigurationRecords'],
      permission: 'Domain.Read.All',
      schema: domainRecordSchema,
    });
    if (!found.ok && !found.notFound) return found;
    const records = (found.ok ? found.value : []).filter((record) => record.supportedService === 'email');
    const value: DomainRecords = {
      domain,
      autodiscoverCname: nameOf(
        records.find(({ recordType, label }) => recordType === 'cname' && /^autodiscover(?:\.|$)/.test(label))
          ?.canonicalName,
      ),
      mx: nameOf(records.find(({ recordType }) => recordType === 'mx')?.mailExchange),
    };
    const values = { autodiscover: value.autodiscoverCname ?? '', mx: value.mx ?? '' };
    context.addEvidence({ kind: 'setting', label: domain, source: 'serviceConfigurationRecords', values });
    return { ok: true, value };
  },
});

function domainOf(context: ProbeContext, user: DirectoryUser): string | null {
  const typed = context.subject.kind === 'address' ? context.subject.address.trim() : '';
  const address = user.found ? user.primaryAddress : typed;
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase() || null;
}

/** Host names are compared in lower case and without the root's dot (RFC 4343). */
function nameOf(text: string | null | undefined): string | null {
  return text?.toLowerCase().replace(/\.$/, '') || null;
}
