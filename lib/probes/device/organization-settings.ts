import * as z from 'zod';
import { defineProbe } from '@/lib/probes/define-probe';
import { instantOrNull, readObjects, text, texts } from '@/lib/protocols/exchange-admin/fields';
import { invoke } from '@/lib/protocols/exchange-admin/invoke';

const cmdlet = 'Get-ActiveSyncOrganizationSettings';
/** https://learn.microsoft.com/powershell/module/exchange/get-activesyncorganizationsettings */
const schema = z.object({
  defaultaccesslevel: text.refine((value) => value !== ''),
  // Who is told decides nothing, so one of another shape is as good as none.
  adminmailrecipients: texts.catch([]),
  whenchanged: instantOrNull,
});
const select = ['DefaultAccessLevel', 'AdminMailRecipients', 'WhenChanged'];

/** What happens to a phone that no rule and no list names, who is told, and since when that holds. */
export const organizationSettings = defineProbe({
  id: 'organizationSettings',
  area: 'device',
  needs: [],
  deadlineMs: 10_000,
  async run(context) {
    const outcome = await invoke({ cmdlet, parameters: {}, select }, context);
    if (!outcome.ok) return { ok: false, failure: outcome.failure };
    const [row] = readObjects(schema, outcome.objects) ?? [];
    if (row === undefined) return { ok: false, failure: { reason: 'malformed-answer', detail: cmdlet } };
    const value = {
      defaultAccessLevel: row.defaultaccesslevel,
      adminMailRecipients: row.adminmailrecipients,
      changedAt: row.whenchanged,
    };
    const values = {
      DefaultAccessLevel: value.defaultAccessLevel,
      AdminMailRecipients: value.adminMailRecipients.join(', '),
      WhenChanged: value.changedAt ?? '',
    };
    context.addEvidence({ kind: 'setting', label: 'organisation', source: cmdlet, values });
    return { ok: true, value };
  },
});
