import type { MailAppRegistration } from '@/lib/report/optional-facts';
import { defineCheck, type Result, type StatedFinding } from '../define-check';
import { gotMailLately } from '../device/recent-mail';
import { appsInQuestion, signedInLast, signedInToday } from './app-in-question';
import { outlookApp } from './mail-sign-ins';

const codes = ['sign-in/app-disabled', 'sign-in/app-not-assigned', 'sign-in/app-not-consented'] as const;

/**
 * Does the directory let the mail app in for this person? Switched off is AADSTS7000112, not assigned 50105, not agreed to
 * 65001 (learn.microsoft.com/entra/identity-platform/reference-error-codes); the directory says so also where the sign-in log
 * may not be read. A missing agreement stops a phone only where people may not agree by themselves.
 *
 * Optional: a phone that got mail or signed in today proves the contrary, or clears what was not read. The directory says what is
 * now, so an older sign-in proves nothing against it, but for an agreement, which a scope of an unknown name may also be.
 */
export const mailApp = defineCheck({
  id: 'mail-app',
  area: 'sign-in',
  step: 'before-you-start',
  needs: [],
  wants: ['mailApps', 'devices', 'deviceStatistics', 'signIns', 'backgroundSignIns'],
  codes,
  evaluate: ({ mailApps, signIns, backgroundSignIns, ...sources }, given, result) => {
    const rows = [...(signIns?.signIns ?? []), ...(backgroundSignIns?.signIns ?? [])];
    const wanted = appsInQuestion(rows, sources, given);
    if (wanted.length === 0) return result.inapplicable();
    const letIn = gotMailLately(sources, given) || signedInToday(rows, wanted, given);
    if (mailApps === undefined) return result.unread('mailApps', letIn);
    if (letIn) return result.inapplicable();
    const apps = mailApps.apps.filter(({ appId }) => wanted.includes(appId));
    const found = apps.map((app) => obstacle(app, mailApps.usersMayConsent, result));
    // One app that is free may be the person's.
    if (apps.length < wanted.length || found.includes(null)) return result.passed();
    if (found.includes('depends')) {
      const unread = mailApps.consentUnread;
      return unread === null ? result.passed() : result.untested(unread.reason, unread.detail);
    }
    const unread = found.find((one) => typeof one === 'object' && one !== null && 'unread' in one);
    if (unread !== undefined) return result.untested('upstream-failed', unread.unread);
    const findings = found.filter((one) => one !== null && typeof one === 'object' && 'code' in one);
    const agreement = findings.every(({ code }) => code === 'sign-in/app-not-consented');
    return agreement && signedInLast(rows, wanted) ? result.cantTell('contradiction') : result.failed(findings);
  },
});

/**
 * What stands in the way of one app; null when nothing does, `depends` when it is not agreed to and people may perhaps do so,
 * `unread` with what of the directory did not answer and would have told.
 */
function obstacle(
  app: MailAppRegistration,
  usersMayConsent: boolean | null,
  result: Result<(typeof codes)[number]>,
): StatedFinding | { unread: string } | 'depends' | null {
  const args = { appName: app.name, appId: app.appId, errorCode: null, at: null };
  if (!app.enabled) return result.finding('sign-in/app-disabled', args);
  if (app.assignmentRequired && app.assigned === false) return result.finding('sign-in/app-not-assigned', args);
  if (app.assignmentRequired && app.assigned === null) return { unread: 'appRoleAssignments' };
  // Outlook is agreed to in advance; elsewhere it is asked only where people may agree to nothing.
  const asked = usersMayConsent === false && app.appId !== outlookApp;
  if (app.consented === null && asked) return { unread: 'oauth2PermissionGrants' };
  if (app.consented !== false) return null;
  return usersMayConsent === false ? result.finding('sign-in/app-not-consented', args) : 'depends';
}
