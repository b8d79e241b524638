import { deviceIdOf, galaxy, iphone } from './phones';
import type { Phone, Scenario } from './scenario';

const day = 24 * 60;
const never = {
  attemptMinutesAgo: 4,
  successMinutesAgo: null,
  firstSyncMinutesAgo: 3 * day,
  policyStatus: 'NotApplied',
};
const quarantined: Partial<Phone> = { ...never, accessState: 'Quarantined', accessStateReason: 'Global' };

/** Names of the tenant's access rules, shared with the scenarios that meet them. */
export const ruleNames = { quarantineModel: 'Quarantine Galaxy S24 Ultra', blockOs: 'Block iOS 17.2' } as const;
/** The strict mobile device mailbox policy's name. */
export const strictPolicyName = 'Strict phones';

type Held = Pick<Scenario, 'id' | 'label' | 'hint' | 'mailbox' | 'mustFind' | 'mustNotFind'> & {
  phones: Phone[];
  local: string;
  primary: string;
  verdict?: Scenario['verdict'];
};

/** Fills in what all held phones share: blocked, and the first code to find is the cause. */
function held({ local, primary, verdict = 'blocked', ...rest }: Held): Scenario {
  const group = 'Held or blocked phone';
  return { ...rest, group, person: { name: rest.label, local }, verdict, primary };
}

/** Causes in the access decision about one phone. */
export const deviceScenarios: Scenario[] = [
  held({
    id: 'quarantined-default',
    label: 'Karel Kwarantaine',
    hint: 'His new iPhone waits for approval: the organisation holds every new phone.',
    local: 'karel.kwarantaine',
    mailbox: { allowedDeviceIds: [] },
    phones: [iphone('quarantined-default', quarantined)],
    mustFind: ['device/quarantined-by-default'],
    mustNotFind: ['device/discovery-pending', 'device/quarantined-by-rule', 'mailbox/activesync-disabled'],
    primary: 'device/quarantined-by-default',
  }),
  held({
    id: 'quarantined-rule',
    label: 'Ria Regel',
    hint: 'A device access rule holds her model of phone.',
    local: 'ria.regel',
    mailbox: { allowedDeviceIds: [] },
    phones: [
      galaxy('quarantined-rule', {
        ...quarantined,
        name: 'Galaxy S24 Ultra',
        model: 'SM-S928B',
        accessStateReason: 'DeviceRule',
        accessControlRule: ruleNames.quarantineModel,
      }),
    ],
    mustFind: ['device/quarantined-by-rule'],
    mustNotFind: ['device/quarantined-by-default', 'device/blocked-by-rule'],
    primary: 'device/quarantined-by-rule',
  }),
  held({
    id: 'blocked-rule',
    label: 'Willem Weigering',
    hint: "A device access rule blocks the version of his iPhone's system.",
    local: 'willem.weigering',
    mailbox: { allowedDeviceIds: [] },
    phones: [
      iphone('blocked-rule', {
        ...never,
        os: 'iOS 17.2 21C62',
        accessState: 'Blocked',
        accessStateReason: 'DeviceRule',
        accessControlRule: ruleNames.blockOs,
        status: 'DeviceBlocked',
      }),
    ],
    mustFind: ['device/blocked-by-rule'],
    mustNotFind: [
      'device/protocol-too-old',
      'activesync/version-refused',
      'device/blocked-for-user',
      'device/quarantined-by-default',
    ],
    primary: 'device/blocked-by-rule',
  }),
  held({
    id: 'blocked-user',
    label: 'Bea Blok',
    hint: "Her phone is on her mailbox's personal blocked list.",
    local: 'bea.blok',
    mailbox: { allowedDeviceIds: [], blockedDeviceIds: [deviceIdOf('blocked-user')] },
    phones: [iphone('blocked-user', { ...never, accessState: 'Blocked', status: 'DeviceBlocked' })],
    mustFind: ['device/blocked-for-user'],
    mustNotFind: ['device/listed-allowed-and-blocked', 'device/blocked-by-rule', 'device/throttled'],
    primary: 'device/blocked-for-user',
  }),
  held({
    id: 'both-lists',
    label: 'Beatrix Beide',
    hint: 'Her phone is on the allowed list and on the blocked list; the blocked list wins.',
    local: 'beatrix.beide',
    mailbox: { allowedDeviceIds: [deviceIdOf('both-lists')], blockedDeviceIds: [deviceIdOf('both-lists')] },
    phones: [iphone('both-lists', { ...never, accessState: 'Blocked', status: 'DeviceBlocked' })],
    mustFind: ['device/listed-allowed-and-blocked'],
    mustNotFind: ['device/blocked-by-rule', 'device/quarantined-by-default'],
    primary: 'device/listed-allowed-and-blocked',
  }),
  held({
    id: 'discovery-pending',
    label: 'Dora Direct',
    hint: 'Added her phone 3 minutes ago; Exchange is still finding out what it is.',
    local: 'dora.direct',
    mailbox: { allowedDeviceIds: [] },
    phones: [
      iphone('discovery-pending', {
        ...never,
        accessState: 'DeviceDiscovery',
        accessStateReason: 'Global',
        firstSyncMinutesAgo: 3,
        attemptMinutesAgo: 1,
      }),
    ],
    mustFind: ['device/discovery-pending'],
    mustNotFind: ['device/quarantined-by-default', 'device/blocked-by-default'],
    verdict: 'degraded',
    primary: 'device/discovery-pending',
  }),
  held({
    id: 'policy-not-applied',
    label: 'Paul Pincode',
    hint: "His mail app did not accept the company's rules for phones (a passcode).",
    local: 'paul.pincode',
    mailbox: { policy: strictPolicyName },
    phones: [
      galaxy('policy-not-applied', {
        ...never,
        userAgent: 'OddMail/3.2',
        accessState: 'Blocked',
        accessStateReason: 'Policy',
        status: 'DeviceBlocked',
        policy: strictPolicyName,
      }),
    ],
    mustFind: ['device/policy-not-applied'],
    mustNotFind: ['device/not-compliant', 'device/blocked-for-user'],
    primary: 'device/policy-not-applied',
  }),
  held({
    id: 'protocol-old',
    label: 'Gerda Galaxy',
    hint: 'Her mail app speaks ActiveSync 14.1; since March 2026 Exchange Online wants 16.1.',
    local: 'gerda.galaxy',
    mailbox: {},
    phones: [
      galaxy('protocol-old', {
        name: 'Galaxy S9',
        model: 'SM-G960F',
        os: 'Android 10',
        userAgent: 'SAMSUNG-SM-G960F/101.10',
        clientVersion: '14.1',
        attemptMinutesAgo: 12,
        successMinutesAgo: 250 * day,
        firstSyncMinutesAgo: 900 * day,
      }),
    ],
    mustFind: ['device/protocol-too-old', 'activesync/version-refused'],
    mustNotFind: ['device/blocked-by-rule', 'device/quarantined-by-default'],
    primary: 'device/protocol-too-old',
  }),
  held({
    id: 'wipe-pending',
    label: 'Wim Wissen',
    hint: 'Somebody asked for his phone to be erased; it happens as soon as it connects again.',
    local: 'wim.wissen',
    mailbox: {},
    phones: [
      iphone('wipe-pending', {
        status: 'DeviceWipePending',
        attemptMinutesAgo: 3 * day,
        successMinutesAgo: 3 * day,
        wipeRequestedMinutesAgo: 2 * day,
      }),
    ],
    mustFind: ['device/wipe-pending'],
    mustNotFind: ['device/none-found', 'device/blocked-for-user'],
    primary: 'device/wipe-pending',
  }),
  held({
    id: 'no-device',
    label: 'Nina Nieuw',
    hint: 'No phone of hers has ever reached Exchange.',
    local: 'nina.nieuw',
    mailbox: {},
    phones: [],
    mustFind: ['device/none-found'],
    mustNotFind: ['device/quarantined-by-default', 'mailbox/not-found'],
    verdict: 'degraded',
    primary: 'device/none-found',
  }),
  {
    ...held({
      id: 'sync-stalled',
      label: 'Stijn Stil',
      hint: 'Allowed and trying every few minutes, yet nothing arrived for 6 days. No cause can be seen.',
      local: 'stijn.stil',
      mailbox: {},
      phones: [iphone('sync-stalled', { attemptMinutesAgo: 5, successMinutesAgo: 6 * day })],
      mustFind: [],
      mustNotFind: ['device/none-found', 'device/quarantined-by-default', 'device/throttled'],
      verdict: 'inconclusive',
      primary: '',
    }),
    primary: null,
    fromPhone: [
      {
        name: 'mail kept out of the only network, and none came for days',
        blocked: { wifi: ['mail', 'mailOtherName'] },
        mustFind: ['network/blocked-here'],
        mustNotFind: ['network/dns-filtered', 'network/clock-wrong'],
        verdict: 'blocked',
        primary: 'network/blocked-here',
      },
    ],
  },
  held({
    id: 'device-id-changed',
    label: 'Hanna Herstel',
    hint: 'Her approved iPhone was restored from a backup and now counts as a new phone.',
    local: 'hanna.herstel',
    mailbox: { allowedDeviceIds: [deviceIdOf('device-id-changed-old')] },
    phones: [
      iphone('device-id-changed-old', { attemptMinutesAgo: 2 * day, successMinutesAgo: 2 * day }),
      iphone('device-id-changed-new', { ...quarantined, firstSyncMinutesAgo: 2 * day - 90 }),
    ],
    mustFind: ['device/id-changed'],
    mustNotFind: ['device/quarantined-by-rule', 'device/discovery-pending'],
    primary: 'device/id-changed',
  }),
  held({
    id: 'second-phone-same-model',
    label: 'Twan Tweede',
    hint: 'Has two iPhones of one model: the approved one still works, the second one waits for approval.',
    local: 'twan.tweede',
    mailbox: { allowedDeviceIds: [deviceIdOf('second-phone-first')] },
    phones: [
      iphone('second-phone-first', { attemptMinutesAgo: 50, successMinutesAgo: 50 }),
      iphone('second-phone-second', { ...quarantined, firstSyncMinutesAgo: 60 }),
    ],
    mustFind: ['device/quarantined-by-default'],
    mustNotFind: ['device/id-changed', 'device/discovery-pending'],
    primary: 'device/quarantined-by-default',
  }),
  held({
    id: 'old-phone-in-drawer',
    label: 'Lotte Lade',
    hint: 'Her approved iPhone lay unused for two months; a new one of the same model waits for approval.',
    local: 'lotte.lade',
    mailbox: { allowedDeviceIds: [deviceIdOf('old-phone-in-drawer-old')] },
    phones: [
      iphone('old-phone-in-drawer-old', { attemptMinutesAgo: 60 * day, successMinutesAgo: 60 * day }),
      iphone('old-phone-in-drawer-new', quarantined),
    ],
    mustFind: ['device/quarantined-by-default'],
    mustNotFind: ['device/id-changed', 'device/quarantined-by-rule'],
    primary: 'device/quarantined-by-default',
  }),
  held({
    id: 'throttled',
    label: 'Thijs Te-vaak',
    hint: 'His phone asked too often and is held off for a while.',
    local: 'thijs.tevaak',
    mailbox: {},
    phones: [
      iphone('throttled', {
        accessState: 'Blocked',
        accessStateReason: 'RecentCommands',
        status: 'DeviceBlocked',
        attemptMinutesAgo: 1,
        successMinutesAgo: 35,
      }),
    ],
    mustFind: ['device/throttled'],
    mustNotFind: ['device/blocked-for-user', 'device/blocked-by-rule'],
    primary: 'device/throttled',
  }),
  held({
    id: 'not-enrolled',
    label: 'Esther Enrol',
    hint: 'The company wants phones to be enrolled; hers is not.',
    local: 'esther.enrol',
    mailbox: { allowedDeviceIds: [] },
    phones: [iphone('not-enrolled', { ...quarantined, accessStateReason: 'ExternalEnrollment' })],
    mustFind: ['device/not-enrolled'],
    mustNotFind: ['device/quarantined-by-default'],
    primary: 'device/not-enrolled',
  }),
  held({
    id: 'not-compliant',
    label: 'Cor Conform',
    hint: "His enrolled phone does not meet the company's rules.",
    local: 'cor.conform',
    mailbox: { allowedDeviceIds: [] },
    phones: [
      iphone('not-compliant', { ...quarantined, accessStateReason: 'ExternalCompliance', successMinutesAgo: 2 * day }),
    ],
    mustFind: ['device/not-compliant'],
    mustNotFind: ['device/quarantined-by-default', 'device/policy-not-applied'],
    primary: 'device/not-compliant',
  }),
  held({
    id: 'decided-by-mdm',
    label: 'Marit Mobiel',
    hint: 'Approved by an admin, yet held: the device management decides, not the allowed list.',
    local: 'marit.mobiel',
    mailbox: {},
    phones: [iphone('decided-by-mdm', { ...quarantined, accessStateReason: 'ExternallyManaged' })],
    mustFind: ['device/decided-by-mdm'],
    mustNotFind: ['device/quarantined-by-default'],
    primary: 'device/decided-by-mdm',
  }),
  {
    ...held({
      id: 'blocked-default',
      label: 'Sofie Standaard',
      hint: 'Since today the organisation blocks unknown phones. It holds for everybody until somebody else signs in.',
      local: 'sofie.standaard',
      mailbox: { allowedDeviceIds: [] },
      phones: [
        iphone('blocked-default', {
          accessState: 'Blocked',
          accessStateReason: 'Global',
          status: 'DeviceBlocked',
          attemptMinutesAgo: 3,
          successMinutesAgo: 300,
        }),
        galaxy('blocked-default-second', {
          accessState: 'Blocked',
          accessStateReason: 'Global',
          status: 'DeviceBlocked',
          attemptMinutesAgo: 12,
          successMinutesAgo: 310,
        }),
      ],
      mustFind: ['device/blocked-by-default'],
      mustNotFind: ['device/quarantined-by-default', 'device/blocked-for-user'],
      primary: 'device/blocked-by-default',
    }),
    tenantWide: { defaultAccessLevel: 'Block', defaultChangedMinutesAgo: 290 },
  },
];
