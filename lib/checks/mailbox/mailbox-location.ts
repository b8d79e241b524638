import { defineCheck } from '../define-check';
import { isOnPremises } from './recipient-kind';

/** Is the mailbox in the cloud, or at the organisation's own Exchange? */
export const mailboxLocation = defineCheck({
  id: 'mailbox-location',
  area: 'mailbox',
  step: 'before-you-start',
  needs: ['recipient'],
  wants: ['directoryUser'],
  codes: ['mailbox/on-premises'],
  evaluate: ({ recipient, directoryUser }, _given, result) => {
    if (!recipient.found) return result.inapplicable();
    if (!isOnPremises(recipient, directoryUser)) return result.passed();
    return result.failed(result.finding('mailbox/on-premises', { externalAddress: recipient.externalAddress }));
  },
});
