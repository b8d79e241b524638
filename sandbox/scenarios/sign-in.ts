import { iphone } from './phones';
import type { Scenario, SignIn } from './scenario';
import { browserSignIn, failedPolicy, failing, mailApps, places, signIn } from './sign-ins';

const day = 24 * 60;
/** Id of a policy that asks nothing about places. */
const everywhere = '8c2f1a63-75ba-4e4d-9f26-a0334b6e8c75';

type Refused = Pick<Scenario, 'id' | 'label' | 'hint'> & {
  local: string;
  code: string;
  not: string[];
  signIns: SignIn[];
  more?: Partial<Scenario>;
};

/** A person whose phone worked until two days ago and whose mail app is now refused at sign-in. */
function refused({ id, label, hint, local, code, not, signIns, more }: Refused): Scenario {
  return {
    id,
    group: 'Signing in',
    label,
    hint,
    person: { name: label, local },
    phones: [iphone(id, { attemptMinutesAgo: 2 * day, successMinutesAgo: 2 * day })],
    signIns: [browserSignIn, ...signIns],
    mustFind: [code],
    mustNotFind: ['mailbox/activesync-disabled', 'device/none-found', ...not],
    verdict: 'blocked',
    primary: code,
    ...more,
  };
}

/** Causes in signing in, each proven by rows of the sign-in log. */
export const signInScenarios: Scenario[] = [
  refused({
    id: 'sign-in-policy',
    label: 'Pieter Policy',
    hint: 'A sign-in policy blocks ActiveSync, although the log says that the sign-in succeeded.',
    local: 'pieter.policy',
    code: 'sign-in/policy-blocks-activesync',
    not: ['sign-in/basic-authentication', 'sign-in/app-not-consented'],
    signIns: failing(0, 'Other.', {
      appId: '00000002-0000-0ff1-ce00-000000000000',
      appName: 'Office 365 Exchange Online',
      clientApp: 'Exchange ActiveSync',
      conditionalAccess: 'failure',
      policies: [failedPolicy('Block Exchange ActiveSync', ['block'])],
    }),
  }),
  refused({
    id: 'consent-missing-mail-app',
    label: 'Aaf Apple',
    hint: "The iPhone's mail app lacks the company's consent (AADSTS65001).",
    local: 'aaf.apple',
    code: 'sign-in/app-not-consented',
    not: ['sign-in/policy-requires-managed-app', 'sign-in/policy-blocks-activesync'],
    signIns: failing(65001, 'The user or administrator has not consented to use the application.', {
      ...mailApps.apple,
      conditionalAccess: 'notApplied',
    }),
  }),
  refused({
    id: 'managed-app-required',
    label: 'Bo Beheerd',
    hint: 'The company allows only managed mail apps such as Outlook.',
    local: 'bo.beheerd',
    code: 'sign-in/policy-requires-managed-app',
    not: ['sign-in/app-not-consented'],
    signIns: failing(53009, 'Application needs to enforce Intune protection policies.', {
      conditionalAccess: 'failure',
      policies: [failedPolicy('Require app protection on phones', ['compliantApplication'])],
    }),
  }),
  refused({
    id: 'location-blocked',
    label: 'Rosa Reis',
    hint: 'Is abroad; a policy lets nobody in from there.',
    local: 'rosa.reis',
    code: 'sign-in/location-blocked',
    not: ['sign-in/app-not-consented', 'sign-in/policy-blocks-activesync'],
    signIns: [
      ...failing(53003, 'Access has been blocked by Conditional Access policies.', {
        conditionalAccess: 'failure',
        policies: [failedPolicy('Block countries outside Europe', ['block'])],
        ipAddress: '198.51.100.201',
        city: 'Recife',
        country: 'BR',
      }),
      signIn({ minutesAgo: 3 * day }),
    ],
    more: {
      policies: [
        {
          id: failedPolicy('', []).id,
          name: 'Block countries outside Europe',
          clientAppTypes: ['all'],
          grantControls: ['block'],
          locations: { include: ['All'], exclude: [places.europe] },
        },
      ],
      mustFind: ['sign-in/location-blocked', 'sign-in/policy-in-scope'],
    },
  }),
  refused({
    id: 'blocked-while-abroad',
    label: 'Vik Vakantie',
    hint: 'Is abroad, but the policy that refuses his phone asks nothing about places: going home helps nothing.',
    local: 'vik.vakantie',
    code: 'sign-in/policy-blocks-activesync',
    not: ['sign-in/location-blocked'],
    signIns: [
      ...failing(53003, 'Access has been blocked by Conditional Access policies.', {
        conditionalAccess: 'failure',
        policies: [failedPolicy('No phones for sales', ['block'], everywhere)],
        ipAddress: '198.51.100.202',
        city: 'Recife',
        country: 'BR',
      }),
      signIn({ minutesAgo: 3 * day }),
    ],
    more: {
      policies: [{ id: everywhere, name: 'No phones for sales', clientAppTypes: ['all'], grantControls: ['block'] }],
      mustFind: ['sign-in/policy-blocks-activesync', 'sign-in/policy-in-scope'],
    },
  }),
  refused({
    id: 'blocked-twice-abroad',
    label: 'Tara Twee',
    hint: 'Is abroad and refused there; a second policy refuses her phone at home as well.',
    local: 'tara.twee',
    code: 'sign-in/policy-blocks-activesync',
    not: ['sign-in/location-blocked'],
    signIns: [
      ...failing(53003, 'Access has been blocked by Conditional Access policies.', {
        conditionalAccess: 'failure',
        policies: [failedPolicy('Block countries', ['block']), failedPolicy('No phones', ['block'], everywhere)],
        ipAddress: '198.51.100.203',
        city: 'Recife',
        country: 'BR',
      }),
      signIn({ minutesAgo: 3 * day }),
    ],
    more: {
      policies: [
        {
          id: failedPolicy('', []).id,
          name: 'Block countries',
          clientAppTypes: ['all'],
          grantControls: ['block'],
          locations: { include: ['All'], exclude: [places.europe] },
        },
        { id: everywhere, name: 'No phones', clientAppTypes: ['all'], grantControls: ['block'] },
      ],
      mustFind: ['sign-in/policy-blocks-activesync', 'sign-in/policy-in-scope'],
    },
  }),
  refused({
    id: 'password-changed',
    label: 'Wout Wachtwoord',
    hint: 'Changed the password yesterday; the phone still holds the old sign-in.',
    local: 'wout.wachtwoord',
    code: 'sign-in/reauthentication-needed',
    not: ['account/password-expired', 'sign-in/basic-authentication'],
    signIns: failing(50173, 'The provided grant has expired due to it being revoked.', { interactive: false }),
    more: { directory: { passwordChangedMinutesAgo: 2 * day - 30 } },
  }),
  refused({
    id: 'sessions-revoked',
    label: 'Roos Ruim',
    hint: 'An admin ended all her sessions yesterday; the password is the old one.',
    local: 'roos.ruim',
    code: 'sign-in/reauthentication-needed',
    not: ['account/password-expired', 'sign-in/basic-authentication'],
    signIns: failing(50173, 'The provided grant has expired due to it being revoked.', { interactive: false }),
    more: { directory: { sessionsRevokedMinutesAgo: 2 * day - 30 } },
  }),
  refused({
    id: 'password-expired',
    label: 'Eva Eind',
    hint: 'Her password has expired.',
    local: 'eva.eind',
    code: 'account/password-expired',
    not: ['sign-in/reauthentication-needed'],
    signIns: failing(50055, 'The password is expired.'),
    more: { directory: { passwordChangedMinutesAgo: 400 * day } },
  }),
  refused({
    id: 'locked-by-old-phone',
    label: 'Lies Lock',
    hint: 'A forgotten tablet keeps trying an old password and locks the account.',
    local: 'lies.lock',
    code: 'account/locked-by-old-device',
    not: ['account/disabled'],
    signIns: failing(50053, 'The account is locked because of too many wrong attempts.', {
      clientApp: 'Exchange ActiveSync',
      conditionalAccess: 'notApplied',
      operatingSystem: 'Ios 15.8',
    }),
    more: {
      phones: [
        iphone('locked-by-old-phone', { attemptMinutesAgo: 2 * day, successMinutesAgo: 2 * day }),
        iphone('locked-by-old-tablet', {
          name: 'Old iPad',
          type: 'iPad',
          model: 'iPad7C5',
          os: 'iOS 15.8.2 19H384',
          userAgent: 'Apple-iPad7C5/1908.384',
          attemptMinutesAgo: 2 * day + 5,
          successMinutesAgo: 60 * day,
        }),
      ],
    },
  }),
  refused({
    id: 'basic-authentication',
    label: 'Bas Basis',
    hint: 'His account was restored from a backup and signs in the old way, which is switched off.',
    local: 'bas.basis',
    code: 'sign-in/basic-authentication',
    not: [
      'sign-in/policy-blocks-activesync',
      'sign-in/reauthentication-needed',
      'sign-in/manual-setup-skipped-sign-in',
      'account/locked-by-old-device',
    ],
    signIns: failing(50126, 'Invalid username or password.', {
      appId: '00000002-0000-0ff1-ce00-000000000000',
      appName: 'Office 365 Exchange Online',
      clientApp: 'Exchange ActiveSync',
      conditionalAccess: 'notApplied',
    }),
  }),
  refused({
    id: 'manual-setup',
    label: 'Mo Manueel',
    hint: 'Typed the account in by hand, past the Microsoft sign-in; the new phone is held.',
    local: 'mo.manueel',
    code: 'sign-in/manual-setup-skipped-sign-in',
    not: ['device/quarantined-by-rule', 'sign-in/basic-authentication'],
    signIns: [
      signIn({
        minutesAgo: day,
        appId: '00000002-0000-0ff1-ce00-000000000000',
        appName: 'Office 365 Exchange Online',
        clientApp: 'Exchange ActiveSync',
        conditionalAccess: 'notApplied',
      }),
    ],
    more: {
      mailbox: { allowedDeviceIds: [] },
      phones: [
        iphone('manual-setup', {
          accessState: 'Quarantined',
          accessStateReason: 'Global',
          firstSyncMinutesAgo: day - 2,
          attemptMinutesAgo: 8,
          successMinutesAgo: null,
        }),
      ],
      mustFind: ['device/quarantined-by-default', 'sign-in/manual-setup-skipped-sign-in'],
      primary: 'device/quarantined-by-default',
    },
  }),
  {
    id: 'access-refused',
    group: 'Signing in',
    label: 'Guus Geweigerd',
    hint: 'The mail server refuses him although every setting allows it.',
    person: { name: 'Guus Geweigerd', local: 'guus.geweigerd' },
    activesync: {
      status: 403,
      headers: { 'X-MS-Diagnostics': '2000008;reason="The user is not allowed to connect."' },
    },
    mustFind: ['activesync/access-refused'],
    mustNotFind: ['mailbox/activesync-disabled', 'device/blocked-for-user'],
    verdict: 'blocked',
    primary: 'activesync/access-refused',
  },
];
