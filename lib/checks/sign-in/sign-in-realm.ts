import { defineCheck } from '../define-check';
import { gotMailLately } from '../device/recent-mail';
import { appsInQuestion, signedInLast } from './app-in-question';

/**
 * Who checks this person's password: Entra, or the organisation's own sign-in service? A note for whoever looks into a phone
 * that gets no mail, since refusals of a federated domain stand in that service's log as well
 * (learn.microsoft.com/entra/identity/hybrid/connect/whatis-fed).
 */
export const signInRealm = defineCheck({
  id: 'sign-in-realm',
  area: 'sign-in',
  step: 'before-you-start',
  couldBlock: false,
  needs: [],
  wants: ['organization', 'directoryUser', 'devices', 'deviceStatistics', 'signIns', 'backgroundSignIns'],
  codes: ['sign-in/federated-domain'],
  evaluate: ({ organization, directoryUser: user, signIns, backgroundSignIns, ...sources }, given, result) => {
    const rows = [...(signIns?.signIns ?? []), ...(backgroundSignIns?.signIns ?? [])];
    const signedIn = signedInLast(rows, appsInQuestion(rows, sources, given));
    if (!user?.found || signedIn || gotMailLately(sources, given)) return result.inapplicable();
    if (organization === undefined) return result.unread('organization');
    const domain = user.userPrincipalName.slice(user.userPrincipalName.lastIndexOf('@') + 1).toLowerCase();
    const federated = organization.federatedDomains.includes(domain);
    return result.passed(federated ? [result.finding('sign-in/federated-domain', { signInDomain: domain })] : []);
  },
});
