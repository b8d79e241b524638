import { defineCheck } from '../define-check';
import { dayMs, instantOf } from '../instant';

/** A deleted mailbox is kept for 30 days (learn.microsoft.com/exchange/recipients-in-exchange-online/delete-or-restore-mailboxes). */
const keptDays = 30;

/** Is a deleted mailbox of this person still kept? Then a licence brings the mail back, and there is a date to do it by. */
export const mailboxRestore = defineCheck({
  id: 'mailbox-restore',
  area: 'mailbox',
  step: 'before-you-start',
  couldBlock: false,
  needs: ['recipient'],
  wants: ['deletedMailbox'],
  codes: ['mailbox/soft-deleted'],
  evaluate: ({ recipient, deletedMailbox }, _given, result) => {
    if (recipient.found) return result.inapplicable();
    if (deletedMailbox === undefined) return result.unread('deletedMailbox');
    if (!deletedMailbox.found) return result.passed();
    const { deletedAt, inactive } = deletedMailbox;
    const deleted = instantOf(deletedAt);
    const keptUntil = deleted === null || inactive ? null : new Date(deleted + keptDays * dayMs).toISOString();
    return result.failed(result.finding('mailbox/soft-deleted', { deletedAt, keptUntil, inactive }));
  },
});
