import type { SignIn } from '@/lib/report/observations';
import { defineCheck } from '../define-check';
import { isShared } from '../mailbox/recipient-kind';
import { isLegacy, isNativeApp, succeeded } from '../sign-in/mail-sign-ins';

/**
 * Is the name to sign in with the mail address? A phone offers the address, so a difference must be typed by hand. Where it was
 * not, the log has refusals of a mail app under the address (AADSTS50034).
 */
export const signInName = defineCheck({
  id: 'sign-in-name',
  area: 'account',
  step: 'manual-setup',
  couldBlock: false,
  needs: ['directoryUser'],
  wants: ['recipient', 'addressSignIns', 'signIns', 'backgroundSignIns'],
  codes: ['account/sign-in-name-differs'],
  evaluate: ({ directoryUser: user, recipient, addressSignIns, signIns, backgroundSignIns }, _given, result) => {
    if (!user.found || isShared(recipient)) return result.inapplicable();
    const address = user.primaryAddress;
    const same = user.userPrincipalName.toLowerCase() === address.toLowerCase();
    if (same) return result.passed();
    const own = [...(signIns?.signIns ?? []), ...(backgroundSignIns?.signIns ?? [])];
    const refused = addressSignIns?.signIns.filter((row) => isOwnMistake(row, own)) ?? null;
    return result.failed(
      result.finding('account/sign-in-name-differs', {
        signInName: user.userPrincipalName,
        address,
        refusals: refused?.length ?? null,
        lastRefusedAt: refused?.[0]?.at ?? null,
      }),
    );
  },
});

/**
 * Strangers try addresses day and night, so a refusal is the person's own only when a phone's mail app made it with the current
 * sign-in, from an address from which this person got in, and the app has not got in since.
 */
function isOwnMistake(row: SignIn, own: readonly SignIn[]): boolean {
  if (!isNativeApp(row) || isLegacy(row) || row.ipAddress === '') return false;
  const gotIn = own.filter(succeeded);
  const since = gotIn.some(({ appId, at }) => appId === row.appId && Date.parse(at) > Date.parse(row.at));
  return !since && gotIn.some(({ ipAddress }) => ipAddress === row.ipAddress);
}
