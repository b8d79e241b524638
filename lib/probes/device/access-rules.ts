import * as z from 'zod';
import { defineProbe } from '@/lib/probes/define-probe';
import { readObjects, text } from '@/lib/protocols/exchange-admin/fields';
import { invoke } from '@/lib/protocols/exchange-admin/invoke';

const cmdlet = 'Get-ActiveSyncDeviceAccessRule';
/** https://learn.microsoft.com/powershell/module/exchange/get-activesyncdeviceaccessrule */
const schema = z.object({
  name: text,
  identity: text,
  characteristic: text,
  querystring: text,
  accesslevel: text.refine((value) => value !== ''),
});
const select = ['Name', 'Identity', 'Characteristic', 'QueryString', 'AccessLevel'];

/** The organisation's device access rules. */
export const accessRules = defineProbe({
  id: 'accessRules',
  area: 'device',
  needs: [],
  deadlineMs: 10_000,
  async run(context) {
    const outcome = await invoke({ cmdlet, parameters: {}, select }, context);
    if (!outcome.ok) return { ok: false, failure: outcome.failure };
    const rows = readObjects(schema, outcome.objects);
    if (rows === null) return { ok: false, failure: { reason: 'malformed-answer', detail: cmdlet } };
    const rules = rows.map(({ querystring, accesslevel, ...row }) => ({
      ...row,
      queryString: querystring,
      accessLevel: accesslevel,
    }));
    for (const { name, characteristic, queryString, accessLevel } of rules) {
      const values = { Characteristic: characteristic, QueryString: queryString, AccessLevel: accessLevel };
      context.addEvidence({ kind: 'setting', label: name, source: cmdlet, values });
    }
    return { ok: true, value: { rules } };
  },
});
