import * as z from 'zod';
import { defineProbe } from '@/lib/probes/define-probe';
import { mailboxIdentity } from '@/lib/probes/mailbox/mailbox-identity';
import { instantOrNull, label, readObjects, text } from '@/lib/protocols/exchange-admin/fields';
import { invoke } from '@/lib/protocols/exchange-admin/invoke';
import type { DeviceStatistics } from '@/lib/report/observations';

const cmdlet = 'Get-MobileDeviceStatistics';
/** https://learn.microsoft.com/powershell/module/exchange/get-mobiledevicestatistics. `RecoveryPassword` is never asked for. */
const schema = z.object({
  deviceid: text.refine((value) => value !== ''),
  guid: label,
  lastsyncattempttime: instantOrNull,
  lastsuccesssync: instantOrNull,
  status: text,
  devicepolicyapplied: label,
  devicepolicyapplicationstatus: label,
  devicewiperequesttime: instantOrNull,
  devicewipesenttime: instantOrNull,
  devicewipeacktime: instantOrNull,
});
const select = [
  'DeviceID',
  'Guid',
  'LastSyncAttemptTime',
  'LastSuccessSync',
  'Status',
  'DevicePolicyApplied',
  'DevicePolicyApplicationStatus',
  'DeviceWipeRequestTime',
  'DeviceWipeSentTime',
  'DeviceWipeAckTime',
];

/** When each phone last tried and last succeeded, its policy and its wipe. No mailbox means no phones. */
export const deviceStatistics = defineProbe({
  id: 'deviceStatistics',
  area: 'device',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  async run(context, { directoryUser }) {
    const identity = mailboxIdentity(context, directoryUser);
    if (!identity.ok) return identity;
    const parameters = { Mailbox: identity.value };
    const outcome = await invoke({ cmdlet, parameters, select, anchor: identity.value }, context);
    if (!outcome.ok && !outcome.notFound) return outcome;
    const rows = readObjects(schema, outcome.ok ? outcome.objects : []);
    if (rows === null) return { ok: false, failure: { reason: 'malformed-answer', detail: cmdlet } };
    const statistics = rows.map(toStatistics);
    for (const { deviceId, guid: _guid, ...facts } of statistics) {
      const values = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? '']));
      context.addEvidence({ kind: 'device', label: deviceId, source: cmdlet, deviceId, values });
    }
    return { ok: true, value: { statistics } };
  },
});

function toStatistics(row: z.infer<typeof schema>): DeviceStatistics {
  return {
    deviceId: row.deviceid,
    guid: row.guid,
    lastSyncAttempt: row.lastsyncattempttime,
    lastSuccessSync: row.lastsuccesssync,
    status: row.status,
    policyApplied: row.devicepolicyapplied.trim() || null,
    policyStatus: row.devicepolicyapplicationstatus,
    wipeRequested: row.devicewiperequesttime,
    wipeSent: row.devicewipesenttime,
    wipeAcknowledged: row.devicewipeacktime,
  };
}
