import type { Scenario } from './scenario';

const unseen = 'What the portal cannot see';
/** Nothing may be claimed about what could not be read. */
const neverGuessed = ['device/none-found', 'mailbox/not-found', 'mailbox/activesync-disabled'];
const mailboxCmdlets = [
  'Get-CASMailbox',
  'Get-MobileDevice',
  'Get-MobileDeviceStatistics',
  'Get-Recipient',
  'Get-Mailbox',
];

/** Healthy people about whom something cannot be read: the only right answer is "not tested". */
export const limitScenarios: Scenario[] = [
  {
    id: 'sign-ins-forbidden',
    group: unseen,
    label: 'Geert Gesloten',
    hint: 'The portal may not read the sign-in log about him.',
    person: { name: 'Geert Gesloten', local: 'geert.gesloten' },
    faults: [{ plane: 'graph', target: 'signIns', kind: 'forbidden', code: 'Authorization_RequestDenied' }],
    mustFind: [],
    mustNotFind: ['sign-in/policy-blocks-activesync', 'sign-in/reauthentication-needed', ...neverGuessed],
    verdict: 'inconclusive',
    primary: null,
  },
  {
    id: 'sign-ins-not-licensed',
    group: unseen,
    label: 'Fleur Free',
    hint: 'The sign-in log about her is not included in the licence.',
    person: { name: 'Fleur Free', local: 'fleur.free' },
    faults: [
      {
        plane: 'graph',
        target: 'signIns',
        kind: 'forbidden',
        code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      },
    ],
    mustFind: [],
    mustNotFind: ['sign-in/policy-blocks-activesync', ...neverGuessed],
    verdict: 'inconclusive',
    primary: null,
  },
  {
    id: 'exchange-throttled',
    group: unseen,
    label: 'Wanda Wacht',
    hint: 'Exchange tells the portal to ask again in two minutes.',
    person: { name: 'Wanda Wacht', local: 'wanda.wacht' },
    faults: mailboxCmdlets.map((target) => ({ plane: 'exchange', target, kind: 'throttled', retryAfterSeconds: 120 })),
    mustFind: [],
    mustNotFind: neverGuessed,
    verdict: 'inconclusive',
    primary: null,
  },
  {
    id: 'exchange-role-missing',
    group: unseen,
    label: 'Rob Rolloos',
    hint: 'The portal has no Exchange role for his mailbox.',
    person: { name: 'Rob Rolloos', local: 'rob.rolloos' },
    faults: mailboxCmdlets.map((target) => ({ plane: 'exchange', target, kind: 'forbidden' })),
    mustFind: [],
    mustNotFind: neverGuessed,
    verdict: 'inconclusive',
    primary: null,
  },
  {
    id: 'optional-facts-missing',
    group: unseen,
    label: 'Olga Optioneel',
    hint: 'Nothing wrong; the portal may read only what it must. It holds for everybody until somebody else signs in.',
    person: { name: 'Olga Optioneel', local: 'olga.optioneel' },
    faults: [
      { plane: 'graph', target: 'managedDevices', kind: 'forbidden', code: 'BadRequest' },
      { plane: 'exchange', target: 'Get-MailboxStatistics', kind: 'forbidden' },
    ],
    tenantWide: { missingPermissions: ['Directory.Read.All', 'Policy.Read.All'] },
    mustFind: [],
    mustNotFind: ['mailbox/full', 'device/not-compliant', 'sign-in/app-not-consented', ...neverGuessed],
    verdict: 'healthy',
    primary: null,
  },
  {
    id: 'server-busy',
    group: unseen,
    label: 'Dries Druk',
    hint: 'Everything is set up well, but the mail server says that it is busy.',
    person: { name: 'Dries Druk', local: 'dries.druk' },
    activesync: { status: 503, headers: { 'Retry-After': '60', 'X-MS-ASThrottle': 'CommandFrequency' } },
    mustFind: ['activesync/busy'],
    mustNotFind: ['activesync/unreachable', 'service/incident'],
    verdict: 'degraded',
    primary: 'activesync/busy',
  },
];
