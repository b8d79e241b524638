import { defineCheck } from '../define-check';
import { isShared } from '../mailbox/recipient-kind';

/** Is the name to sign in with the mail address? A phone offers the address, so a difference must be typed by hand. */
export const signInName = defineCheck({
  id: 'sign-in-name',
  area: 'account',
  step: 'manual-setup',
  couldBlock: false,
  needs: ['directoryUser'],
  wants: ['recipient'],
  codes: ['account/sign-in-name-differs'],
  evaluate: ({ directoryUser: user, recipient }, _given, result) => {
    if (!user.found || isShared(recipient)) return result.inapplicable();
    const address = user.primaryAddress;
    const same = user.userPrincipalName.toLowerCase() === address.toLowerCase();
    if (same) return result.passed();
    return result.failed(
      result.finding('account/sign-in-name-differs', { signInName: user.userPrincipalName, address }),
    );
  },
});
