import type { DeviceState } from './state';
import { stoppedBy } from './switches';

/** Said of Outlook, whose one entry stands for every phone that the person uses it on (Exchange docs, "Secure Outlook"). */
export function outlookCaution(device: DeviceState): string | null {
  return device.app === 'outlook' ? 'This entry stands for Outlook on every phone of this person.' : null;
}

/** Why no personal list decides about a phone: device management or a policy does. Null when the lists may decide. */
export function decidedElsewhere(device: DeviceState): string | null {
  if (device.external) {
    return `Device management decides about this phone (${device.reason}). The personal lists change nothing; enrolment or compliance does.`;
  }
  if (device.policy.kind === 'stops') {
    return `Conditional Access decides: ${stoppedBy(device.policy.names)}. The personal lists change nothing. After the policy is changed, let the phone sign in once and look here again.`;
  }
  return null;
}

/** Why letting a phone in now would hurt or not help, apart from who decides. Null when nothing speaks against it. */
export function notNow(device: DeviceState): string | null {
  switch (device.wipe) {
    case 'pending':
    case 'sent':
      return 'An erase request is open. The phone would erase itself as soon as it is let in. Cancel the request first.';
    case 'unknown':
      return 'Whether an erase request is open could not be read. A phone that is let in with one open would erase itself.';
    case 'none':
      return waitingFor(device);
  }
}

function waitingFor(device: DeviceState): string | null {
  switch (device.heldBy) {
    case 'throttle':
      return 'The phone asked too often and is held off for a while. That ends by itself; no list decides it.';
    case 'policy':
      return 'The phone did not accept the mobile device policy, which is looked at before the lists. Change the policy, or accept it on the phone.';
    case 'discovery':
      return 'Exchange is still finding out what this phone is. That takes up to 14 minutes.';
    default:
      return null;
  }
}
