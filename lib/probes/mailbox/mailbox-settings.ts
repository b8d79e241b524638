import * as z from 'zod';
import { defineProbe } from '@/lib/probes/define-probe';
import { flag, flagOrNull, readObjects, text, textOrNull, texts } from '@/lib/protocols/exchange-admin/fields';
import { invoke } from '@/lib/protocols/exchange-admin/invoke';
import type { MailboxSettings } from '@/lib/report/observations';
import { mailboxIdentity } from './mailbox-identity';

const cmdlet = 'Get-CASMailbox';
/** https://learn.microsoft.com/powershell/module/exchange/get-casmailbox */
const schema = z.object({
  primarysmtpaddress: text,
  activesyncenabled: flag,
  outlookmobileenabled: flagOrNull,
  activesyncalloweddeviceids: texts,
  activesyncblockeddeviceids: texts,
  activesyncmailboxpolicy: textOrNull,
});
const select = [
  'PrimarySmtpAddress',
  'ActiveSyncEnabled',
  'OutlookMobileEnabled',
  'ActiveSyncAllowedDeviceIDs',
  'ActiveSyncBlockedDeviceIDs',
  'ActiveSyncMailboxPolicy',
];

/** The mailbox's switches for phones and its personal lists. No cloud mailbox is a value. */
export const mailboxSettings = defineProbe({
  id: 'mailboxSettings',
  area: 'mailbox',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  async run(context, { directoryUser }) {
    const identity = mailboxIdentity(context, directoryUser);
    if (!identity.ok) return identity;
    const parameters = { Identity: identity.value };
    const outcome = await invoke({ cmdlet, parameters, select, anchor: identity.value }, context);
    if (!outcome.ok && !outcome.notFound) return outcome;
    const rows = readObjects(schema, outcome.ok ? outcome.objects : []);
    if (rows === null || rows.length > 1) return { ok: false, failure: { reason: 'malformed-answer', detail: cmdlet } };
    const [row] = rows;
    if (row === undefined) return { ok: true, value: { found: false } };
    const value: MailboxSettings & { found: true } = {
      found: true,
      primaryAddress: (row.primarysmtpaddress || identity.value).toLowerCase(),
      activeSyncEnabled: row.activesyncenabled,
      outlookMobileEnabled: row.outlookmobileenabled,
      allowedDeviceIds: row.activesyncalloweddeviceids,
      blockedDeviceIds: row.activesyncblockeddeviceids,
      mailboxPolicy: row.activesyncmailboxpolicy,
    };
    context.addEvidence({ kind: 'setting', label: value.primaryAddress, source: cmdlet, values: settingsOf(value) });
    return { ok: true, value };
  },
});

function settingsOf(settings: MailboxSettings & { found: true }): Record<string, string> {
  return {
    ActiveSyncEnabled: String(settings.activeSyncEnabled),
    OutlookMobileEnabled: String(settings.outlookMobileEnabled),
    ActiveSyncAllowedDeviceIDs: settings.allowedDeviceIds.join(', '),
    ActiveSyncBlockedDeviceIDs: settings.blockedDeviceIds.join(', '),
    ActiveSyncMailboxPolicy: settings.mailboxPolicy ?? '',
  };
}
