import { type DeviceRemedy, type DeviceTarget, notOffered, type Offer, offered } from './define-remedy';
import { decidedElsewhere, notNow } from './held-words';
import { isListedAs, listChange, listUndo } from './personal-lists';
import { accountOffWhy, policyCaution } from './switches';

/** Lets one phone in. Set-CASMailbox adds and removes in one call, so the phone is never on both lists (KB 4090814). */
export const deviceAllow: DeviceRemedy = {
  id: 'device-allow',
  on: 'device',
  step: 'device-access',
  title: 'Allow this phone',
  risk: 'Mail, contacts and calendar come to this phone. Allow it only if you know whose it is.',
  offer,
  change: (target) => listChange(target, 'allowed'),
  done: (mailbox, deviceId) => isListedAs(mailbox, deviceId, 'allowed'),
  undo: listUndo,
};

function offer({ mailbox, device }: DeviceTarget): Offer {
  const listed = isListedAs(mailbox, device.deviceId, 'allowed');
  // Before "allowed already": that a phone is on the list and held all the same is the case admins stumble over.
  const elsewhere = decidedElsewhere(device);
  if (elsewhere !== null) return notOffered(elsewhere);
  if (listed && device.heldBy === null) return notOffered('This phone is allowed already.');
  const against = notNow(device) ?? accountOffWhy(mailbox);
  if (against !== null) return notOffered(against);
  if (listed) {
    return notOffered(
      'This phone is on the allowed list already. Exchange looks at the list again when the phone connects.',
    );
  }
  if (device.partnerships > 0 && device.heldBy === null && !exemptionUndoneHere({ mailbox, device })) {
    return notOffered('Exchange lets this phone in already.');
  }
  return offered(policyCaution(device.policy), ...leftToDo({ mailbox, device }));
}

/** What stays in the way after the lists let the phone in. */
function leftToDo({ mailbox, device }: DeviceTarget): (string | null)[] {
  return [
    !mailbox.activeSync && device.app === 'native' ? 'ActiveSync is off for this mailbox. Turn it on as well.' : null,
    device.tooOld
      ? 'The phone last spoke an ActiveSync that Exchange Online no longer takes. Its mail app needs an update.'
      : null,
  ];
}

/** An exemption that was taken away here may be given back, although the phone is still let in. */
function exemptionUndoneHere({ mailbox, device }: DeviceTarget): boolean {
  const latest = mailbox.earlier.find(({ deviceId }) => deviceId?.toLowerCase() === device.deviceId.toLowerCase());
  return latest?.remedy === 'device-exemption-undo';
}
