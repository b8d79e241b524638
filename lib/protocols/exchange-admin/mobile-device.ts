import * as z from 'zod';
import type { MobileDevice } from '@/lib/report/observations';
import { instantOrNull, label, readObjects, text } from './fields';

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
/** Properties of `Get-MobileDevice` that a phone is judged by. */
export const deviceProperties = [
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

/** Phones as `Get-MobileDevice` lists them; null when any of them has a wrong shape, such as no device id. */
export function readDevices(objects: Record<string, unknown>[]): MobileDevice[] | null {
  return readObjects(schema, objects)?.map(toDevice) ?? null;
}

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
