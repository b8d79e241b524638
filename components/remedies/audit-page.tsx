'use client';

import { AdminOnly } from '@/components/auth/admin-only';
import { useApiValue } from '@/components/diagnosis/use-api-value';
import { PortalLink } from '@/components/ui/portal-link';
import { RetryBox } from '@/components/ui/retry-box';
import type { AuditPage as Page } from '@/lib/report/remedies';
import { type AuditFilter, auditQuery } from './audit-filter';
import { AuditForm } from './audit-form';
import { AuditTable } from './audit-table';
import { DownloadAudit } from './download-audit';
import { auditSchema } from './wire';

/** What admins changed from the portal, newest first; what is shown stands in the address. For admins only. */
export function AuditPage({ filter }: { filter: AuditFilter }) {
  return (
    <AdminOnly what="what was changed">
      <AuditForm key={auditQuery(filter)} filter={filter} />
      <AuditList filter={filter} />
    </AdminOnly>
  );
}

function AuditList({ filter }: { filter: AuditFilter }) {
  const [page, retry] = useApiValue(`/api/audit${auditQuery(filter)}`, auditSchema);
  if (page.status === 'loading') return <p className="soft">Reading the changes.</p>;
  if (page.status === 'problem') return <RetryBox problem={page.problem} retry={retry} />;
  return page.value.entries.length > 0 ? <Entries page={page.value} filter={filter} /> : <Nothing filter={filter} />;
}

function Entries({ page, filter }: { page: Page; filter: AuditFilter }) {
  return (
    <>
      <AuditTable entries={page.entries} />
      <div className="bar">
        {page.next === null ? null : (
          <PortalLink className="button" href={`/audit${auditQuery({ ...filter, before: page.next })}`}>
            Earlier changes
          </PortalLink>
        )}
        {filter.before === null ? null : <Newest filter={filter} />}
        <DownloadAudit filter={filter} />
      </div>
    </>
  );
}

function Nothing({ filter }: { filter: AuditFilter }) {
  const filtered = filter.user !== '' || filter.remedy !== null;
  return (
    <div className="stack">
      <p className="lede">
        {filter.before !== null
          ? 'There are no earlier changes.'
          : filtered
            ? 'No change fits this.'
            : 'Nothing was changed from the portal yet.'}
      </p>
      {filter.before === null ? null : <Newest filter={filter} />}
    </div>
  );
}

function Newest({ filter }: { filter: AuditFilter }) {
  return (
    <PortalLink className="button" href={`/audit${auditQuery({ ...filter, before: null })}`}>
      Newest changes
    </PortalLink>
  );
}
