import { deviceIdOf, iphone, outlookPhone } from './phones';
import type { PhoneRun, Scenario } from './scenario';

/** Codes that a healthy tenant provokes in a careless diagnosis. */
export const neverWhenHealthy = [
  'autodiscover/record-missing',
  'autodiscover/record-points-elsewhere',
  'autodiscover/answered-by-web-host',
  'autodiscover/root-certificate-invalid',
  'device/none-found',
  'sign-in/policy-blocks-activesync',
  'sign-in/basic-authentication',
];

const everyNetworkCode = ['network/blocked-here', 'network/dns-filtered', 'network/clock-wrong'];
const onlyOf = (code: string) => ({
  mustFind: [code],
  mustNotFind: everyNetworkCode.filter((other) => other !== code),
  primary: code,
});

/** Nothing is wrong in the tenant: what stops the phone is where it is. */
const phoneRuns: PhoneRun[] = [
  {
    name: 'both names of the mail service kept out of the only network',
    blocked: { wifi: ['mail', 'mailOtherName'] },
    ...onlyOf('network/blocked-here'),
    // Mail came minutes ago, so there is a way round.
    verdict: 'degraded',
  },
  {
    name: 'sign-in kept out of the Wi-Fi, all open on mobile data',
    blocked: { wifi: ['signIn'], mobile: [] },
    ...onlyOf('network/blocked-here'),
    verdict: 'degraded',
  },
  {
    name: 'one name of the mail service filtered on the Wi-Fi',
    blocked: { wifi: ['mail'], mobile: [] },
    ...onlyOf('network/dns-filtered'),
    verdict: 'degraded',
  },
  {
    name: 'a clock that is an hour off',
    blocked: { wifi: [] },
    clockMinutes: 60,
    ...onlyOf('network/clock-wrong'),
    verdict: 'degraded',
  },
  {
    name: 'both networks open',
    blocked: { wifi: [], mobile: [] },
    mustFind: [],
    mustNotFind: everyNetworkCode,
    verdict: 'healthy',
    primary: null,
  },
];

/** People with nothing wrong, staff, and the two whose sign-in to the portal itself is refused. */
export const referenceScenarios: Scenario[] = [
  {
    id: 'healthy',
    group: 'Nothing wrong',
    label: 'Anna Jansen',
    hint: 'Everything works: an approved iPhone in step, and Outlook beside it.',
    person: { name: 'Anna Jansen', local: 'anna.jansen' },
    phones: [iphone('healthy'), outlookPhone('healthy-outlook')],
    mustFind: [],
    mustNotFind: [...neverWhenHealthy, 'mailbox/outlook-mobile-disabled'],
    verdict: 'healthy',
    primary: null,
    fromPhone: phoneRuns,
  },
  {
    id: 'other-phone',
    group: 'Nothing wrong',
    label: 'Bram Visser',
    hint: 'The phone in use is fine; an old one of the same person is on the blocked list.',
    person: { name: 'Bram Visser', local: 'bram.visser' },
    phones: [
      iphone('other-phone-old', {
        name: 'Old iPhone',
        model: 'iPhone14C5',
        accessState: 'Blocked',
        firstSyncMinutesAgo: 900 * 1440,
        attemptMinutesAgo: 3 * 1440,
        successMinutesAgo: 40 * 1440,
        status: 'DeviceBlocked',
      }),
      iphone('other-phone-new'),
    ],
    mailbox: {
      allowedDeviceIds: [deviceIdOf('other-phone-new')],
      blockedDeviceIds: [deviceIdOf('other-phone-old')],
    },
    mustFind: ['device/blocked-for-user'],
    mustNotFind: ['device/listed-allowed-and-blocked', 'device/none-found'],
    verdict: 'healthy',
    primary: null,
  },
  {
    id: 'admin',
    group: 'Staff',
    label: 'Ada Admin',
    hint: 'Healthy mailbox; may look at every mailbox and take back any link (role Reconnect.Admin).',
    person: { name: 'Ada Admin', local: 'ada.admin', roles: ['Reconnect.Admin'] },
    mustFind: [],
    mustNotFind: neverWhenHealthy,
    verdict: 'healthy',
    primary: null,
  },
  {
    id: 'support',
    group: 'Staff',
    label: 'Sam Support',
    hint: 'Healthy mailbox; may look at every mailbox (role Reconnect.Support).',
    person: { name: 'Sam Support', local: 'sam.support', roles: ['Reconnect.Support'] },
    mustFind: [],
    mustNotFind: neverWhenHealthy,
    verdict: 'healthy',
    primary: null,
  },
  {
    id: 'admin-second',
    group: 'Staff',
    label: 'Ben Beheer',
    hint: 'A second admin, with the same rights as the first (role Reconnect.Admin).',
    person: { name: 'Ben Beheer', local: 'ben.beheer', roles: ['Reconnect.Admin'] },
    mustFind: [],
    mustNotFind: neverWhenHealthy,
    verdict: 'healthy',
    primary: null,
  },
  {
    id: 'admin-reader',
    group: 'Staff',
    label: 'Rens Reader',
    hint: 'Admin of the portal who may only look in Exchange: every change is refused there.',
    person: { name: 'Rens Reader', local: 'rens.reader', roles: ['Reconnect.Admin'], exchange: 'read' },
    mustFind: [],
    mustNotFind: neverWhenHealthy,
    verdict: 'healthy',
    primary: null,
  },
  {
    id: 'not-assigned',
    group: 'Signing in',
    label: 'Noor Nijhuis',
    hint: 'May not open the portal: nobody assigned her to the app (AADSTS50105).',
    person: { name: 'Noor Nijhuis', local: 'noor.nijhuis' },
    refusedSignIn: 50105,
    mustFind: [],
    mustNotFind: neverWhenHealthy,
    verdict: 'healthy',
    primary: null,
  },
  {
    id: 'consent-missing',
    group: 'Signing in',
    label: 'Cas Consent',
    hint: 'May not open the portal: nobody consented to its permissions (AADSTS65001).',
    person: { name: 'Cas Consent', local: 'cas.consent' },
    refusedSignIn: 65001,
    mustFind: [],
    mustNotFind: neverWhenHealthy,
    verdict: 'healthy',
    primary: null,
  },
];
