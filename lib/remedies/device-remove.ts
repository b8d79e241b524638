import { dayMs, formatTime, instantOf } from '@/lib/checks/instant';
import { type DeviceRemedy, type DeviceTarget, notOffered, type Offer, offered } from './define-remedy';
import { outlookCaution } from './held-words';
import { deviceOf, listedAs } from './state';

/**
 * A phone that was silent this long is taken for gone. Phones in use connect many times a day; holidays and repairs end
 * within a month. The check `device-count` counts as stale what was silent for 90 days; here a person decides.
 */
const staleDays = 30;

/** Forgets one partnership. It clears neither personal list (KB 4090814). */
export const deviceRemove: DeviceRemedy = {
  id: 'device-remove',
  on: 'device',
  step: 'device-access',
  title: 'Remove this old phone',
  risk: 'Exchange forgets the phone. Nothing on the phone is erased. If it connects again it counts as a new one.',
  offer,
  change: ({ device }) => ({
    before: [{ label: 'Phone in the mailbox', value: 'remembered' }],
    after: [{ label: 'Phone in the mailbox', value: 'forgotten' }],
    call: {
      cmdlet: 'Remove-MobileDevice',
      // The cmdlet asks for a confirmation of its own (https://learn.microsoft.com/powershell/module/exchange/remove-mobiledevice).
      parameters: { Identity: device.guid ?? '', Confirm: { switch: false } },
    },
  }),
  done: (mailbox, deviceId) => (deviceOf(mailbox, deviceId)?.partnerships ?? 0) === 0,
  undo: () => null,
};

function offer({ mailbox, device }: DeviceTarget): Offer {
  if (device.partnerships === 0) return notOffered('Exchange remembers no phone with this id.');
  if (device.guid === null) {
    return notOffered('Exchange has several entries with this id. Remove the right one in the admin centre.');
  }
  if (device.wipe === 'unknown') return notOffered('Whether an erase request is open could not be read.');
  if (device.wipe !== 'none') return notOffered('An erase request is open. Decide about that first.');
  const contact = instantOf(device.lastContact);
  const now = instantOf(mailbox.now) ?? 0;
  // Exchange keeps no sync times of Outlook that it can trust, so its silence proves nothing.
  if (contact === null || device.app === 'outlook') {
    return notOffered('When this phone last connected is not known, so it cannot be called old.');
  }
  if (now - contact < staleDays * dayMs) {
    return notOffered(
      `This phone last connected on ${formatTime(new Date(contact).toISOString(), 'UTC')}. A phone in use comes back by itself; only one that was silent for ${staleDays} days is removed here.`,
    );
  }
  const { allowed, blocked } = listedAs(mailbox, device.deviceId);
  return offered(
    outlookCaution(device),
    allowed === null && blocked === null
      ? null
      : 'Its id stays on the personal list. Undo the exemption as well, or it counts again when the phone returns.',
  );
}
