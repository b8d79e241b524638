import { viewsOf } from '@/lib/remedies/bind';
import { mailboxStateOf, type StateSources } from '@/lib/remedies/read-state';
import { deviceSettings, mailboxSettings } from '@/lib/remedies/settings';
import type { MailboxState } from '@/lib/remedies/state';
import type { RemediesView } from '@/lib/report/remedies';
import type { EarlierRemedy } from '@/lib/store/remedy-types';

/** The state that remedies are decided by, from what was read and what the portal changed before. Null without a mailbox. */
export function stateOf(observed: StateSources, earlier: readonly EarlierRemedy[], now: Date): MailboxState | null {
  // A change whose answer was lost may not have happened: nothing is offered because of it.
  const known = earlier.filter(({ outcome }) => outcome !== 'unknown');
  return mailboxStateOf(observed, known, now.toISOString());
}

/** The state in words with every remedy, as `GET /api/users/{address}/remedies` shows it. */
export function remediesView(observed: StateSources, state: MailboxState | null, now: Date): RemediesView {
  const { directoryUser } = observed;
  const displayName = directoryUser.found ? directoryUser.displayName : '';
  const address = directoryUser.found ? directoryUser.primaryAddress : '';
  const base = { readAt: now.toISOString() };
  if (state === null) {
    return { ...base, subject: { address, displayName }, mailbox: null, why: noMailbox(observed), devices: [] };
  }
  return {
    ...base,
    subject: { address: state.address, displayName },
    mailbox: { settings: mailboxSettings(state), remedies: viewsOf(state, null) },
    why: null,
    devices: state.devices.map((device) => ({
      deviceId: device.deviceId,
      name: device.name,
      model: device.model,
      os: device.os,
      app: device.app,
      settings: deviceSettings(state, device),
      remedies: viewsOf(state, device.deviceId),
    })),
  };
}

function noMailbox({ recipient, directoryUser }: StateSources): string {
  const elsewhere = recipient?.found === true || (directoryUser.found && directoryUser.onPremisesSync);
  return elsewhere
    ? 'The mailbox is not in Exchange Online. What can be changed here has no effect on a mailbox elsewhere.'
    : 'This person has no mailbox in Exchange Online, so there is nothing to change.';
}
