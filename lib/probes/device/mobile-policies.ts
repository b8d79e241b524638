import * as z from 'zod';
import { defineProbe } from '@/lib/probes/define-probe';
import { flag, flagOrNull, readObjects, text } from '@/lib/protocols/exchange-admin/fields';
import { invoke } from '@/lib/protocols/exchange-admin/invoke';

const cmdlet = 'Get-MobileDeviceMailboxPolicy';
/** https://learn.microsoft.com/powershell/module/exchange/get-mobiledevicemailboxpolicy */
const schema = z.object({
  name: text,
  isdefault: flagOrNull,
  allownonprovisionabledevices: flag,
  passwordenabled: flagOrNull,
  requiredeviceencryption: flagOrNull,
});
const select = ['Name', 'IsDefault', 'AllowNonProvisionableDevices', 'PasswordEnabled', 'RequireDeviceEncryption'];

/** The organisation's mobile device mailbox policies: what a phone must accept. */
export const mobilePolicies = defineProbe({
  id: 'mobilePolicies',
  area: 'device',
  needs: [],
  deadlineMs: 10_000,
  async run(context) {
    const outcome = await invoke({ cmdlet, parameters: {}, select }, context);
    if (!outcome.ok) return { ok: false, failure: outcome.failure };
    const rows = readObjects(schema, outcome.objects);
    if (rows === null) return { ok: false, failure: { reason: 'malformed-answer', detail: cmdlet } };
    const policies = rows.map((row) => ({
      name: row.name,
      isDefault: row.isdefault ?? false,
      allowNonProvisionable: row.allownonprovisionabledevices,
      passwordEnabled: row.passwordenabled ?? false,
      encryptionRequired: row.requiredeviceencryption ?? false,
    }));
    for (const { name, ...flags } of policies) {
      const values = Object.fromEntries(Object.entries(flags).map(([key, value]) => [key, String(value)]));
      context.addEvidence({ kind: 'setting', label: name, source: cmdlet, values });
    }
    return { ok: true, value: { policies } };
  },
});
