import type { Actor } from '@/lib/auth/actor';
import { isAdmin } from '@/lib/auth/roles';
import type { AuditEntry, AuditPage } from '@/lib/report/remedies';
import type { AuditFilter, RemedyRow } from '@/lib/store/remedy-types';
import type { Store } from '@/lib/store/types';
import { type Answer, answer, refuse } from './answer';
import { csvHeader, csvLine } from './audit-csv';

/** Reading the audit log of what admins changed; admins only. */
export interface AuditCalls {
  /** One page, newest first. */
  readAudit(actor: Actor, filter: AuditFilter, limit: number): Promise<Answer<AuditPage>>;
  /** Everything that the filter lets through, newest first, as CSV in UTF-8; read while it is sent. */
  exportAudit(actor: Actor, filter: AuditFilter): Answer<ReadableStream<Uint8Array>>;
}

/** Lines per read of the store while exporting. */
const page = 500;

const adminsOnly = refuse('not-allowed', 'Only an admin may read what was changed.');

/** The audit log over a store. */
export function auditCalls(store: Pick<Store, 'remedies'>): AuditCalls {
  return {
    async readAudit(actor, filter, limit) {
      if (!isAdmin(actor)) return adminsOnly;
      // One more than asked for tells whether there is a next page.
      const rows = await store.remedies.list(filter, limit + 1);
      const shown = rows.slice(0, limit);
      return answer({ entries: shown.map(entryOf), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null });
    },
    exportAudit: (actor, filter) => (isAdmin(actor) ? answer(csvStream(store, filter)) : adminsOnly),
  };
}

function csvStream(store: Pick<Store, 'remedies'>, filter: AuditFilter): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let before = filter.before;
  let started = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const rows = await store.remedies.list({ ...filter, ...(before === undefined ? {} : { before }) }, page);
        const head = started ? '' : csvHeader;
        started = true;
        before = rows.at(-1)?.id;
        const text = head + rows.map((row) => csvLine(entryOf(row))).join('');
        if (text !== '') controller.enqueue(encoder.encode(text));
        if (rows.length < page) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

function entryOf({
  key: _key,
  requestedAddress: _typed,
  digest: _digest,
  undo: _undo,
  retestId: _retest,
  ...row
}: RemedyRow): AuditEntry {
  return row;
}
