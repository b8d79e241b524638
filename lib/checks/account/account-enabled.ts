import { defineCheck } from '../define-check';
import { isShared } from '../mailbox/recipient-kind';
import { hasMailboxPlan } from './mailbox-plans';

/** May this person sign in? A shared mailbox never may, and must not be told to: that is `mailbox/shared`. */
export const accountEnabled = defineCheck({
  id: 'account-enabled',
  area: 'account',
  step: 'before-you-start',
  needs: ['directoryUser'],
  wants: ['recipient'],
  codes: ['account/disabled'],
  evaluate: ({ directoryUser: user, recipient }, _given, result) => {
    if (!user.found || isShared(recipient)) return result.inapplicable();
    if (user.accountEnabled === true) return result.passed();
    if (user.accountEnabled === null) return result.untested('permission-missing', 'User.Read.All');
    // Disabled without a licence and with an unknown kind of mailbox may be a shared one, where the advice would do harm.
    if (recipient === undefined && !hasMailboxPlan(user.plans))
      return result.untested('blocked-by-earlier', 'recipient');
    return result.failed(result.finding('account/disabled', { synced: user.onPremisesSync }));
  },
});
