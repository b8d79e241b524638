import { emptyReport } from '@/lib/report/reduce';
import type { Report } from '@/lib/report/report';

/** Values that identify somebody or something, each of a kind. */
export const canary = {
  deviceId: 'QK7PVN3M8D2XRT5A0CWBHJ61EF',
  otherDeviceId: 'androidc1234567890zz',
  deviceGuid: '7c1f0f9a-3d5e-4f60-9a3b-2f7a51c0d9e1',
  oid: '1b2c3d4e-5f60-4711-8a9b-0c1d2e3f4a5b',
  imei: '490154203237518',
  serial: 'C39VX0ABHG7F',
  phone: '+49 171 5550123',
  clientAddress: '198.51.100.77',
  clientAddress6: '2001:db8:77::beef',
  otherName: 'Bob Miller',
  otherMail: 'bob.miller@example.test',
  bobsPhone: 'Bob’s tablet',
};
export const server = '203.0.113.10';
export const requestId = '0e9d8c7b-6a5f-4e3d-8c2b-1a0f9e8d7c6b';
export const reportId = '11111111-1111-4111-8111-111111111111';

/** A report of Anna's phone with every canary planted in it. */
export function report(): Report {
  const at = '2026-11-01T10:00:00.000Z';
  const base = { at, probe: 'devices', label: 'Get-MobileDevice' };
  return {
    ...emptyReport(reportId),
    status: 'finished',
    startedAt: at,
    finishedAt: at,
    subject: { address: 'anna@example.test', requested: 'anna@example.test', displayName: 'Anna Example' },
    device: { deviceId: canary.deviceId, name: "Anna's iPhone", model: 'iPhone13C2', os: 'iOS 19', platform: 'ios' },
    verdict: {
      state: 'blocked',
      primary: 'device/blocked-for-user',
      others: [],
      coverage: { decided: 1, undecided: [] },
    },
    checks: [
      {
        id: 'personal-block',
        area: 'device',
        step: 'device-access',
        outcome: 'failed',
        findings: [
          {
            code: 'device/blocked-for-user',
            severity: 'error',
            args: {
              deviceId: canary.deviceId,
              deviceName: canary.bobsPhone,
              deviceIds: [canary.otherDeviceId],
              note: `seen from ${canary.clientAddress} by ${canary.otherMail}, server ${server}`,
              seenAt: at,
            },
            evidence: ['devices-1', 'devices-2'],
          },
        ],
      },
    ],
    evidence: [
      {
        ...base,
        id: 'devices-1',
        kind: 'http-exchange',
        request: {
          method: 'POST',
          url: `https://exchange.example.test/users/${canary.oid}?d=${encodeURIComponent(canary.otherDeviceId)}`,
          headers: { 'client-request-id': requestId },
          body: `{"Identity":"${canary.deviceGuid}"}`,
        },
        response: {
          status: 200,
          headers: { 'request-id': requestId },
          body: `{"owner":"${canary.otherName}","b64":"${Buffer.from(canary.deviceId).toString('base64')}"}`,
        },
        address: server,
        durationMs: 3,
        requestId,
      },
      {
        ...base,
        id: 'devices-2',
        kind: 'device',
        source: 'Get-MobileDevice',
        deviceId: canary.otherDeviceId,
        values: {
          Guid: canary.deviceGuid,
          DeviceImei: canary.imei,
          SerialNumber: canary.serial,
          DeviceTelephoneNumber: canary.phone,
          FriendlyName: canary.bobsPhone,
          ModifiedBy: canary.otherName,
          LastIp: canary.clientAddress6,
          Comment: `imei ${canary.imei}, sn ${canary.serial}, call ${canary.phone}, guid ${canary.deviceGuid.toUpperCase()}`,
        },
      },
      {
        at,
        probe: 'autodiscoverDns',
        label: 'autodiscover',
        id: 'autodiscoverDns-1',
        kind: 'dns-answer',
        name: 'autodiscover.example.test',
        recordType: 'A',
        outcome: 'answered',
        answers: [server],
        ttlSeconds: 60,
        resolver: '203.0.113.53',
        durationMs: 1,
      },
    ],
  };
}

/** What must stand in no link but the organisation's for support. */
export const identifiers = [
  canary.deviceId,
  canary.otherDeviceId,
  canary.deviceGuid,
  canary.oid,
  canary.imei,
  canary.serial,
  canary.phone,
  canary.clientAddress,
  canary.clientAddress6,
  Buffer.from(canary.deviceId).toString('base64'),
];
/** What tells of other people. */
export const people = [canary.otherName, canary.otherMail, canary.bobsPhone];

/** Those of `values` that a text holds. */
export const found = (text: string, values: string[]) =>
  values.filter((value) => text.toLowerCase().includes(value.toLowerCase()));
