import * as z from 'zod';
import { defineProbe, type ProbeContext } from '@/lib/probes/define-probe';
import { readObjects, text, textOrNull } from '@/lib/protocols/exchange-admin/fields';
import { type InvokeOutcome, invoke } from '@/lib/protocols/exchange-admin/invoke';
import type { Recipient } from '@/lib/report/observations';
import { mailboxIdentity } from './mailbox-identity';

const cmdlet = 'Get-Recipient';
/** https://learn.microsoft.com/powershell/module/exchange/get-recipient */
const schema = z.object({
  recipienttypedetails: text.refine((value) => value !== ''),
  externalemailaddress: textOrNull,
  primarysmtpaddress: text,
});
const select = ['RecipientTypeDetails', 'ExternalEmailAddress', 'PrimarySmtpAddress'];

/**
 * A role group may hold `Get-Mailbox` and not `Get-Recipient`. A mailbox that it finds is as good an answer; that it finds
 * none says nothing, since it does not know people whose mailbox is elsewhere.
 */
async function ask(context: ProbeContext, identity: string): Promise<InvokeOutcome> {
  const call = { parameters: { Identity: identity }, anchor: identity };
  const first = await invoke({ ...call, cmdlet, select }, context);
  if (first.ok || first.failure.reason !== 'permission-missing') return first;
  const kinds = select.filter((name) => name !== 'ExternalEmailAddress');
  const second = await invoke({ ...call, cmdlet: 'Get-Mailbox', select: kinds }, context);
  return second.ok && second.objects.length > 0 ? second : first;
}

/** Of which kind the mailbox is and where mail for it goes. Nobody of that name is a value. */
export const recipient = defineProbe({
  id: 'recipient',
  area: 'mailbox',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  async run(context, { directoryUser }) {
    const identity = mailboxIdentity(context, directoryUser);
    if (!identity.ok) return identity;
    const outcome = await ask(context, identity.value);
    if (!outcome.ok && !outcome.notFound) return outcome;
    const rows = readObjects(schema, outcome.ok ? outcome.objects : []);
    if (rows === null || rows.length > 1) return { ok: false, failure: { reason: 'malformed-answer', detail: cmdlet } };
    const [row] = rows;
    if (row === undefined) return { ok: true, value: { found: false } };
    const value: Recipient & { found: true } = {
      found: true,
      recipientTypeDetails: row.recipienttypedetails,
      externalAddress: row.externalemailaddress?.replace(/^smtp:/i, '').toLowerCase() ?? null,
      primaryAddress: (row.primarysmtpaddress || identity.value).toLowerCase(),
    };
    const values = {
      RecipientTypeDetails: value.recipientTypeDetails,
      ExternalEmailAddress: value.externalAddress ?? '',
    };
    context.addEvidence({ kind: 'setting', label: value.primaryAddress, source: cmdlet, values });
    return { ok: true, value };
  },
});
