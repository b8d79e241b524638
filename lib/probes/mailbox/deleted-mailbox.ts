import * as z from 'zod';
import { defineProbe } from '@/lib/probes/define-probe';
import { flagOrNull, instantOrNull, label, readObjects } from '@/lib/protocols/exchange-admin/fields';
import { invoke } from '@/lib/protocols/exchange-admin/invoke';
import type { DirectoryUser } from '@/lib/report/observations';
import type { DeletedMailbox } from '@/lib/report/optional-facts';
import { mailboxIdentity } from './mailbox-identity';

const cmdlet = 'Get-Mailbox';
/** https://learn.microsoft.com/powershell/module/exchange/get-mailbox, switch SoftDeletedMailbox. */
const schema = z.object({
  externaldirectoryobjectid: label,
  userprincipalname: label,
  primarysmtpaddress: label,
  whensoftdeleted: instantOrNull,
  isinactivemailbox: flagOrNull,
});
const select = [
  'ExternalDirectoryObjectId',
  'UserPrincipalName',
  'PrimarySmtpAddress',
  'WhenSoftDeleted',
  'IsInactiveMailbox',
];

/**
 * Whether a deleted mailbox of the person is still kept. Asked only when there is no recipient, so that nobody waits for it
 * who has a mailbox. The newest counts.
 */
export const deletedMailbox = defineProbe({
  id: 'deletedMailbox',
  area: 'mailbox',
  needs: ['directoryUser', 'recipient'],
  deadlineMs: 8_000,
  async run(context, { directoryUser, recipient }) {
    if (recipient.found) return { ok: true, value: { found: false } };
    const identity = mailboxIdentity(context, directoryUser);
    if (!identity.ok) return identity;
    const parameters = { Identity: identity.value, SoftDeletedMailbox: true };
    // The identity may match several: a name is free again once its mailbox is gone. A shape that is not understood is kept, since
    // it must not pass for "none".
    const own = (object: Record<string, unknown>) => {
      const [row] = readObjects(schema, [object]) ?? [];
      return row === undefined || belongs(row, identity.value, directoryUser);
    };
    const outcome = await invoke({ cmdlet, parameters, select, own }, context);
    if (!outcome.ok && !outcome.notFound) return outcome;
    const rows = readObjects(schema, outcome.ok ? outcome.objects : []);
    if (rows === null) return { ok: false, failure: { reason: 'malformed-answer', detail: cmdlet } };
    const [row] = rows.sort((a, b) => (b.whensoftdeleted ?? '').localeCompare(a.whensoftdeleted ?? ''));
    if (row === undefined) return { ok: true, value: { found: false } };
    const value: DeletedMailbox = {
      found: true,
      deletedAt: row.whensoftdeleted,
      inactive: row.isinactivemailbox === true,
    };
    const values = { WhenSoftDeleted: value.deletedAt ?? '', IsInactiveMailbox: String(value.inactive) };
    context.addEvidence({ kind: 'setting', label: 'deleted mailbox', source: cmdlet, values });
    return { ok: true, value };
  },
});

function belongs(row: z.infer<typeof schema>, identity: string, user: DirectoryUser): boolean {
  if (user.found && row.externaldirectoryobjectid !== '') {
    return row.externaldirectoryobjectid.toLowerCase() === user.id.toLowerCase();
  }
  const names = [identity, ...(user.found ? [user.primaryAddress] : [])].map((name) => name.toLowerCase());
  return [row.userprincipalname, row.primarysmtpaddress].some((name) => names.includes(name.toLowerCase()));
}
