import { defineCheck } from '../define-check';
import { isCloudMailbox, isOnPremises } from './recipient-kind';

/** Is there a mailbox for this person? */
export const mailboxExistence = defineCheck({
  id: 'mailbox-existence',
  area: 'mailbox',
  step: 'before-you-start',
  needs: ['directoryUser', 'recipient'],
  wants: ['mailboxSettings'],
  codes: ['mailbox/not-found'],
  evaluate: ({ directoryUser: user, recipient, mailboxSettings }, _given, result) => {
    // Nobody of that name: said once, by the check on the account.
    if (!user.found) return result.inapplicable();
    if (isCloudMailbox(recipient) || isOnPremises(recipient, user)) return result.passed();
    // One list knows the mailbox and the other does not: the directory has not finished replicating.
    if (mailboxSettings?.found) return result.cantTell('contradiction');
    return result.failed(result.finding('mailbox/not-found', { inDirectory: true }));
  },
});
