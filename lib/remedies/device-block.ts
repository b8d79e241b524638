import { type DeviceRemedy, notOffered, offered } from './define-remedy';
import { decidedElsewhere, outlookCaution } from './held-words';
import { isListedAs, listChange, listUndo } from './personal-lists';

/** Keeps one phone out, for this person only. It does not erase anything on it. */
export const deviceBlock: DeviceRemedy = {
  id: 'device-block',
  on: 'device',
  step: 'device-access',
  title: 'Block this phone',
  risk: 'Mail stops on this phone at its next connection. What is on it already stays there.',
  offer({ mailbox, device }) {
    if (isListedAs(mailbox, device.deviceId, 'blocked')) return notOffered('This phone is blocked already.');
    if (device.external) return notOffered(decidedElsewhere(device) ?? '');
    return offered(outlookCaution(device));
  },
  change: (target) => listChange(target, 'blocked'),
  done: (mailbox, deviceId) => isListedAs(mailbox, deviceId, 'blocked'),
  undo: listUndo,
};
