import { type DeviceRemedy, notOffered, offered } from './define-remedy';
import { isListedAs, listChange, listUndo } from './personal-lists';
import { listedAs } from './state';

/** Takes a phone off both personal lists: rules and the organisation's default decide again. */
export const deviceExemptionUndo: DeviceRemedy = {
  id: 'device-exemption-undo',
  on: 'device',
  step: 'device-access',
  title: 'Undo the personal exemption',
  risk: 'The device access rules and the organisation’s default decide about this phone again. They may let it in or hold it.',
  offer({ mailbox, device }) {
    if (isListedAs(mailbox, device.deviceId, 'neither')) {
      return notOffered('This phone is on neither of the personal lists.');
    }
    const { blocked } = listedAs(mailbox, device.deviceId);
    const wipe = device.wipe === 'pending' || device.wipe === 'sent';
    // Off the blocked list the phone may be let in, and then an open request erases it.
    if (blocked !== null && wipe) return notOffered('An erase request is open. Cancel it first.');
    return offered(device.external ? 'Device management decides about this phone; its access stays as it is.' : null);
  },
  change: (target) => listChange(target, 'neither'),
  done: (mailbox, deviceId) => isListedAs(mailbox, deviceId, 'neither'),
  undo: listUndo,
};
