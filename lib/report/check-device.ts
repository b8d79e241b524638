/**
 * The device that the portal's own ActiveSync commands come from. One constant id: each mailbox then gets at most one
 * partnership of ours, however often it is asked (a mailbox has 100 places), and an admin finds and removes it by this name.
 * Letters and digits, at most 32 ([MS-ASHTTP] 2.2.1.1.1.2.2, DeviceId).
 */
export const checkDevice = {
  id: 'RECONNECTCHECK',
  type: 'ReconnectCheck',
  model: 'Reconnect check',
  name: 'Reconnect check (not a phone)',
  system: 'None',
} as const;

/** True for a partnership that is the portal's own and no phone. Exchange compares device ids without case. */
export function isCheckDevice({ deviceId }: { deviceId: string }): boolean {
  return deviceId.toUpperCase() === checkDevice.id;
}
