import { type DeviceRemedy, notOffered, offered } from './define-remedy';
import { deviceOf } from './state';

/** Takes an erase request back. Asking for one is no remedy here (https://learn.microsoft.com/powershell/module/exchange/clear-mobiledevice). */
export const wipeCancel: DeviceRemedy = {
  id: 'wipe-cancel',
  on: 'device',
  step: 'device-access',
  title: 'Cancel the erase request',
  risk: 'The phone is not erased any more when it connects. If it was lost or stolen, leave the request as it is.',
  offer({ device }) {
    if (device.wipe === 'unknown') return notOffered('Whether an erase request is open could not be read.');
    if (device.wipe === 'none') return notOffered('No erase request is open.');
    if (device.guid === null) {
      return notOffered('Exchange has several entries with this id. Cancel the right request in the admin centre.');
    }
    return offered(
      device.wipe === 'sent'
        ? 'The request was sent to the phone already. The phone may erase itself all the same.'
        : null,
    );
  },
  change: ({ device }) => ({
    before: [{ label: 'Erase request', value: device.wipe === 'sent' ? 'sent to the phone' : 'waiting for the phone' }],
    after: [{ label: 'Erase request', value: 'none' }],
    call: {
      cmdlet: 'Clear-MobileDevice',
      parameters: { Identity: device.guid ?? '', Cancel: { switch: true }, Confirm: { switch: false } },
    },
  }),
  done: (mailbox, deviceId) => deviceOf(mailbox, deviceId)?.wipe === 'none',
  undo: () => null,
};
