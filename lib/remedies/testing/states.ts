import type { DeviceState, MailboxState } from '../state';

/** A phone that waits in quarantine by the organisation's default, and tried a minute ago. */
export function heldPhone(changes: Partial<DeviceState> = {}): DeviceState {
  return {
    deviceId: 'ABC123',
    name: 'Black iPhone',
    model: 'iPhone17C1',
    os: 'iOS 26.1',
    app: 'native',
    partnerships: 1,
    guid: '11111111-1111-4111-8111-111111111111',
    accessState: 'Quarantined',
    reason: 'Global',
    heldBy: 'default',
    external: false,
    wipe: 'none',
    lastContact: '2026-11-24T11:59:00.000Z',
    tooOld: false,
    policy: { kind: 'none' },
    ...changes,
  };
}

/** A mailbox with everything on and one held phone. */
export function mailboxWith(changes: Partial<MailboxState> = {}, phone: Partial<DeviceState> = {}): MailboxState {
  return {
    identity: 'anna@contoso.test',
    address: 'anna@contoso.test',
    shared: false,
    accountOff: false,
    activeSync: true,
    outlookMobile: true,
    allowedDeviceIds: [],
    blockedDeviceIds: [],
    policy: { native: { kind: 'none' }, outlook: { kind: 'none' } },
    devices: [heldPhone(phone)],
    earlier: [],
    now: '2026-11-24T12:00:00.000Z',
    ...changes,
  };
}
