import { defineCheck } from '../define-check';
import { isShared } from './recipient-kind';

/** Is it a person's mailbox? A phone signs in as the mailbox itself, and a shared one has no sign-in. */
export const mailboxKind = defineCheck({
  id: 'mailbox-kind',
  area: 'mailbox',
  step: 'before-you-start',
  needs: ['recipient'],
  codes: ['mailbox/shared'],
  evaluate: ({ recipient }, _given, result) => {
    if (!recipient.found) return result.inapplicable();
    if (!isShared(recipient)) return result.passed();
    return result.failed(result.finding('mailbox/shared', { kind: recipient.recipientTypeDetails }));
  },
});
