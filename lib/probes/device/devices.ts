import * as z from 'zod';
import { defineProbe } from '@/lib/probes/define-probe';
import { mailboxIdentity } from '@/lib/probes/mailbox/mailbox-identity';
import { instantOrNull, label, readObjects, text } from '@/lib/protocols/exchange-admin/fields';
import { invoke } from '@/lib/protocols/exchange-admin/invoke';
import type { MobileDevice } from '@/lib/report/observations';

const cmdlet = 'Get-MobileDevice';
/** https://learn.microsoft.com/powershell/module/exchange/get-mobiledevice. Phone number and IMEI are never asked for. */
const schema = z.object({
  guid: label,
  deviceid: text.refine((value) => value !== ''),
  friendlyname: label,
  devicefriendlyname: label,
  devicetype: label,
  devicemodel: label,
  deviceos: label,
  deviceuseragent: label,
  clienttype: text,
  clientversion: label,
  deviceactivesyncversion: label,
  deviceaccessstate: text,
  deviceaccessstatereason: text,
  deviceaccesscontrolrule: label,
  firstsynctime: instantOrNull,
});
const select = [
  'Guid',
  'DeviceId',
  'FriendlyName',
  'DeviceType',
  'DeviceModel',
  'DeviceOS',
  'DeviceUserAgent',
  'ClientType',
  'ClientVersion',
  'DeviceActiveSyncVersion',
  'DeviceAccessState',
  'DeviceAccessStateReason',
  'DeviceAccessControlRule',
  'FirstSyncTime',
];

/** The phones that ever spoke to the mailbox, with Exchange's decision about each. No mailbox means no phones. */
export const devices = defineProbe({
  id: 'devices',
  area: 'device',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  async run(context, { directoryUser }) {
    const identity = mailboxIdentity(context, directoryUser);
    if (!identity.ok) return identity;
    const parameters = { Mailbox: identity.value, ResultSize: 'Unlimited' };
    const outcome = await invoke({ cmdlet, parameters, select, anchor: identity.value }, context);
    if (!outcome.ok && !outcome.notFound) return outcome;
    const rows = readObjects(schema, outcome.ok ? outcome.objects : []);
    if (rows === null) return { ok: false, failure: { reason: 'malformed-answer', detail: cmdlet } };
    const devices = rows.map(toDevice);
    for (const { deviceId, guid: _guid, accessControlRule, firstSync, ...values } of devices) {
      context.addEvidence({
        kind: 'device',
        label: values.name || values.model || deviceId,
        source: cmdlet,
        deviceId,
        values: { ...values, accessControlRule: accessControlRule ?? '', firstSync: firstSync ?? '' },
      });
    }
    return { ok: true, value: { devices } };
  },
});

function toDevice(row: z.infer<typeof schema>): MobileDevice {
  return {
    guid: row.guid,
    deviceId: row.deviceid,
    name: row.friendlyname || row.devicefriendlyname,
    type: row.devicetype,
    model: row.devicemodel,
    os: row.deviceos,
    userAgent: row.deviceuseragent,
    clientType: row.clienttype,
    // Two names of one fact; which of them is filled differs by client.
    clientVersion: row.clientversion || row.deviceactivesyncversion,
    accessState: row.deviceaccessstate,
    accessStateReason: row.deviceaccessstatereason,
    accessControlRule: row.deviceaccesscontrolrule.trim() || null,
    firstSync: row.firstsynctime,
  };
}
