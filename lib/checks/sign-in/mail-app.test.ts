import { describe, expect, it } from 'vitest';
import type { MailAppRegistration, MailApps } from '@/lib/report/optional-facts';
import { ago, day, healthy, judge, type Patch, phone, signIn, stats, summaryOf } from '../testing/healthy';
import { mailApp } from '../testing/sign-in-facts';

const samsung = '8acd33ea-7197-4a96-bc33-d7cc7101262f';
const gmail = '2cee05de-2b8f-45a2-8289-2a06ca32c4c8';
const silent = { statistics: [stats('PHONE1', { lastSuccessSync: ago(2 * day) })] };
const withRule = (app: Partial<MailAppRegistration>, rule: Partial<MailApps>): Patch =>
  of(app, { mailApps: { ...healthy.mailApps, apps: [mailApp(app)], ...rule } });
const refusal = { reason: 'permission-missing', detail: 'Policy.Read.All' } as const;

/** An iPhone that stopped, with no row of its app in the log. */
function of(app: Partial<MailAppRegistration>, values: Patch['values'] = {}, missing: Patch['missing'] = []): Patch {
  const base = {
    deviceStatistics: silent,
    signIns: { signIns: [] },
    mailApps: { ...healthy.mailApps, apps: [mailApp(app)] },
  };
  return { values: { ...base, ...values }, missing };
}
const none = { present: false, consented: false };
const android = (userAgent: string) => ({
  devices: { devices: [phone({ type: 'Android', model: 'SM-S931B', os: 'Android 16', userAgent })] },
});
const noPhone = (...apps: Partial<MailAppRegistration>[]) => ({
  devices: { devices: [] },
  mailApps: { ...healthy.mailApps, apps: apps.map((app) => mailApp(app)) },
});

describe('mail-app', () => {
  it.each<[string, string, Patch]>([
    [
      'gets mail',
      'inapplicable',
      { values: { mailApps: { ...healthy.mailApps, apps: [mailApp({ enabled: false })] } } },
    ],
    ['gets mail, nothing read', 'untested permission-missing cleared', { missing: ['mailApps', 'signIns'] }],
    [
      'signed in today, nothing read',
      'untested permission-missing cleared',
      of({}, { signIns: { signIns: [signIn({ at: ago(60) })] } }, ['mailApps']),
    ],
    [
      'signed in two days ago, nothing read',
      'untested permission-missing',
      of({}, { signIns: { signIns: [signIn({ at: ago(2 * day) })] } }, ['mailApps']),
    ],
    ['stopped, app in order', 'passed', of({})],
    ['switched off', 'failed sign-in/app-disabled', of({ enabled: false })],
    ['not assigned', 'failed sign-in/app-not-assigned', of({ assignmentRequired: true, assigned: false })],
    ['assigned', 'passed', of({ assignmentRequired: true, assigned: true })],
    ['assignment not read', 'untested upstream-failed', of({ assignmentRequired: true, assigned: null })],
    ['nobody agreed, people may not', 'failed sign-in/app-not-consented', withRule(none, { usersMayConsent: false })],
    ['nobody agreed, people may', 'passed', withRule(none, { usersMayConsent: true })],
    ['nobody agreed, it depends', 'passed', withRule(none, { usersMayConsent: null })],
    [
      'nobody agreed, rule not read',
      'untested permission-missing',
      withRule(none, { usersMayConsent: null, consentUnread: refusal }),
    ],
    ['rule not read, app is there', 'passed', withRule({}, { usersMayConsent: null, consentUnread: refusal })],
    ['consent not read', 'untested upstream-failed', withRule({ consented: null }, { usersMayConsent: false })],
    ['switched off, log closed', 'failed sign-in/app-disabled', of({ enabled: false }, {}, ['signIns'])],
    ['nothing read', 'untested permission-missing', of({}, {}, ['mailApps'])],
    [
      'signed in a minute ago',
      'inapplicable',
      of({ enabled: false }, { signIns: { signIns: [signIn({ at: ago(1) })] } }),
    ],
    [
      'switched off after a sign-in of days ago',
      'failed sign-in/app-disabled',
      of({ enabled: false }, { signIns: { signIns: [signIn({ at: ago(3 * day) })] } }),
    ],
    [
      'no agreement, and a sign-in of days ago',
      'cantTell contradiction',
      of(none, {
        mailApps: { ...healthy.mailApps, apps: [mailApp(none)], usersMayConsent: false },
        signIns: { signIns: [signIn({ at: ago(3 * day) })] },
      }),
    ],
    [
      'the log names another app',
      'failed sign-in/app-disabled',
      of(
        { appId: samsung, enabled: false },
        { signIns: { signIns: [signIn({ appId: samsung, errorCode: 7000112, at: ago(1) })] } },
      ),
    ],
    ['Samsung', 'failed sign-in/app-disabled', of({ appId: samsung, enabled: false }, android('SAMSUNG-SM-S931B/101'))],
    ['Gmail', 'failed sign-in/app-disabled', of({ appId: gmail, enabled: false }, android('Android-Mail/2026.1'))],
    ['an app that cannot be told', 'inapplicable', of({ enabled: false }, android('OddMail/1'))],
    [
      'no phone yet, one app is free',
      'passed',
      of({}, noPhone({ enabled: false }, { appId: samsung }, { appId: gmail })),
    ],
    [
      'no phone yet, none is free',
      'failed sign-in/app-disabled sign-in/app-disabled sign-in/app-disabled',
      of({}, noPhone({ enabled: false }, { appId: samsung, enabled: false }, { appId: gmail, enabled: false })),
    ],
    ['phones not read', 'inapplicable', of({ enabled: false }, {}, ['devices'])],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('mail-app', patch))).toBe(expected);
  });

  it('judges Outlook by its own entry', () => {
    const outlook = '27922004-5251-4030-b22d-91ecd9a37ea4';
    const patch = { ...of({ appId: outlook, enabled: false }), given: { app: 'outlook' as const } };
    expect(summaryOf(judge('mail-app', patch))).toBe('failed sign-in/app-disabled');
  });
});
