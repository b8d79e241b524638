import type { DirectoryUser, Recipient } from '@/lib/report/observations';

/** Kinds that have no sign-in of their own (learn.microsoft.com/microsoft-365/admin/email/about-shared-mailboxes). */
const withoutSignIn = ['SharedMailbox', 'RoomMailbox', 'EquipmentMailbox', 'TeamMailbox', 'SchedulingMailbox'];

/** True for a mailbox that the cloud holds; `MailUser` and `GuestMailUser` are only names of mailboxes elsewhere. */
export function isCloudMailbox(recipient: Recipient): boolean {
  return (
    recipient.found && /Mailbox$/.test(recipient.recipientTypeDetails) && !isRemote(recipient.recipientTypeDetails)
  );
}

/** True for shared, room and equipment mailboxes. */
export function isShared(recipient: Recipient | undefined): boolean {
  return recipient?.found === true && withoutSignIn.includes(recipient.recipientTypeDetails);
}

/** True when the mailbox is at the organisation's own Exchange: a mail user that the directory synchronises. */
export function isOnPremises(recipient: Recipient, user: DirectoryUser | undefined): boolean {
  if (!recipient.found) return false;
  if (isRemote(recipient.recipientTypeDetails)) return true;
  return recipient.recipientTypeDetails === 'MailUser' && user?.found === true && user.onPremisesSync;
}

function isRemote(kind: string): boolean {
  return kind.startsWith('Remote');
}
