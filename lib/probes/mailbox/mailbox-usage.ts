import * as z from 'zod';
import { defineProbe, type ProbeContext, type ProbeResult } from '@/lib/probes/define-probe';
import { bytes, quota, readObjects } from '@/lib/protocols/exchange-admin/fields';
import { invoke } from '@/lib/protocols/exchange-admin/invoke';
import type { MailboxUsage } from '@/lib/report/optional-facts';
import { mailboxIdentity } from './mailbox-identity';

const statistics = {
  cmdlet: 'Get-MailboxStatistics',
  /** https://learn.microsoft.com/powershell/module/exchange/get-mailboxstatistics */
  schema: z.object({ totalitemsize: bytes, totaldeleteditemsize: bytes }),
  select: ['TotalItemSize', 'TotalDeletedItemSize'],
};
const quotas = {
  cmdlet: 'Get-Mailbox',
  /** https://learn.microsoft.com/powershell/module/exchange/get-mailbox */
  schema: z.object({
    prohibitsendquota: quota,
    prohibitsendreceivequota: quota,
    recoverableitemsquota: quota,
  }),
  select: ['ProhibitSendQuota', 'ProhibitSendReceiveQuota', 'RecoverableItemsQuota'],
};

/** How full the mailbox is, and where it stops. Optional: without it a full mailbox is not recognised. No mailbox is a value. */
export const mailboxUsage = defineProbe({
  id: 'mailboxUsage',
  area: 'mailbox',
  needs: ['directoryUser'],
  deadlineMs: 8_000,
  async run(context, { directoryUser }) {
    const identity = mailboxIdentity(context, directoryUser);
    if (!identity.ok) return identity;
    const [size, limits] = await Promise.all([
      ask(context, identity.value, statistics),
      ask(context, identity.value, quotas),
    ]);
    if (!size.ok) return size;
    if (!limits.ok) return limits;
    if (limits.value === null) return { ok: true, value: { found: false } };
    const value: MailboxUsage & { found: true } = {
      found: true,
      // No row, only a warning: nobody has opened it yet, which a check compares with the phones that it knows.
      usedBytes: size.value?.totalitemsize ?? null,
      deletedBytes: size.value?.totaldeleteditemsize ?? null,
      sendQuotaBytes: limits.value.prohibitsendquota,
      quotaBytes: limits.value.prohibitsendreceivequota,
      recoverableQuotaBytes: limits.value.recoverableitemsquota,
    };
    context.addEvidence({
      kind: 'setting',
      label: 'mailbox size',
      source: statistics.cmdlet,
      values: settingsOf(value),
    });
    return { ok: true, value };
  },
});

interface Question<T> {
  cmdlet: string;
  schema: z.ZodType<T>;
  select: string[];
}

/** One object about the mailbox; null when Exchange knows none. */
async function ask<T>(
  context: ProbeContext,
  identity: string,
  { cmdlet, schema, select }: Question<T>,
): Promise<ProbeResult<T | null>> {
  const outcome = await invoke({ cmdlet, select, parameters: { Identity: identity }, anchor: identity }, context);
  if (!outcome.ok) return outcome.notFound ? { ok: true, value: null } : outcome;
  const rows = readObjects(schema, outcome.objects);
  if (rows === null || rows.length > 1) return { ok: false, failure: { reason: 'malformed-answer', detail: cmdlet } };
  return { ok: true, value: rows[0] ?? null };
}

function settingsOf(usage: MailboxUsage & { found: true }): Record<string, string> {
  const text = (bytes: number | null) => (bytes === null ? '' : String(bytes));
  return {
    TotalItemSize: text(usage.usedBytes),
    TotalDeletedItemSize: text(usage.deletedBytes),
    ProhibitSendQuota: text(usage.sendQuotaBytes),
    ProhibitSendReceiveQuota: text(usage.quotaBytes),
    RecoverableItemsQuota: text(usage.recoverableQuotaBytes),
  };
}
