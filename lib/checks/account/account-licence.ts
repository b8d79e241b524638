import { defineCheck } from '../define-check';
import { isOnPremises, isShared } from '../mailbox/recipient-kind';
import { hasMailboxPlan, hasPlanOfUnknownState } from './mailbox-plans';

/** Has this person a licence that carries a mailbox? Shared and on-premises mailboxes need none. */
export const accountLicence = defineCheck({
  id: 'account-licence',
  area: 'account',
  step: 'before-you-start',
  needs: ['directoryUser'],
  wants: ['recipient'],
  codes: ['account/licence-missing'],
  evaluate: ({ directoryUser: user, recipient }, _given, result) => {
    if (!user.found || isShared(recipient)) return result.inapplicable();
    if (recipient !== undefined && isOnPremises(recipient, user)) return result.inapplicable();
    if (hasMailboxPlan(user.plans)) return result.passed();
    if (user.plans === null) return result.untested('permission-missing', 'User.Read.All');
    if (recipient === undefined && user.accountEnabled !== true) {
      return result.untested('blocked-by-earlier', 'recipient');
    }
    if (hasPlanOfUnknownState(user.plans)) return result.untested('malformed-answer', 'assignedPlans');
    const plans = user.plans.map(({ service, capabilityStatus }) => `${service}: ${capabilityStatus}`);
    return result.failed(result.finding('account/licence-missing', { plans }));
  },
});
