import { deviceIdOf, iphone } from './phones';
import type { ManagedPhone, Phone, Scenario } from './scenario';
import { browserSignIn, failedPolicy, failing } from './sign-ins';

const day = 24 * 60;

/** An iPhone in Intune, in order; `changes` make it fail. */
function managedIphone(seed: string, changes: Partial<ManagedPhone> = {}): ManagedPhone {
  return {
    deviceId: deviceIdOf(seed),
    operatingSystem: 'iOS',
    osVersion: '26.1',
    manufacturer: 'Apple',
    model: 'iPhone 17',
    complianceState: 'compliant',
    checkedInMinutesAgo: 95,
    failingSettings: [],
    profiles: [{ name: 'Company Wi-Fi', state: 'compliant' }],
    wipeRequestedMinutesAgo: null,
    ...changes,
  };
}

const passcode = {
  setting: 'IOSCompliancePolicy.PasscodeRequired',
  settingName: 'Require a password to unlock mobile devices',
};
const held: Partial<Phone> = {
  accessState: 'Quarantined',
  accessStateReason: 'ExternallyManaged',
  attemptMinutesAgo: 4,
  successMinutesAgo: 2 * day,
};

type Managed = Pick<Scenario, 'id' | 'label' | 'hint' | 'verdict' | 'mustFind' | 'mustNotFind'> & {
  local: string;
  phone: Partial<Phone>;
  managed: Partial<ManagedPhone>;
  more?: Partial<Scenario>;
};

function managed({ id, label, local, phone, managed: changes, more, ...rest }: Managed): Scenario {
  return {
    id,
    label,
    group: 'Held or blocked phone',
    person: { name: label, local },
    phones: [iphone(id, phone)],
    managed: [managedIphone(id, changes)],
    primary: rest.mustFind[0] ?? null,
    ...rest,
    ...more,
  };
}

/** Causes that device management (Intune) tells, beside what Exchange and the sign-in log say. */
export const managementScenarios: Scenario[] = [
  managed({
    id: 'managed-healthy',
    label: 'Greet Groen',
    hint: 'Her iPhone is managed, meets every rule and gets mail.',
    local: 'greet.groen',
    phone: {},
    managed: {},
    mustFind: [],
    mustNotFind: ['device/not-compliant', 'device/profile-conflict', 'device/decided-by-mdm'],
    verdict: 'healthy',
    more: { group: 'Nothing wrong' },
  }),
  managed({
    id: 'managed-not-compliant',
    label: 'Nico Niet',
    hint: 'Exchange says only that his phone is managed; Intune names the passcode that is missing.',
    local: 'nico.niet',
    phone: held,
    managed: { complianceState: 'noncompliant', failingSettings: [passcode] },
    mustFind: ['device/not-compliant'],
    mustNotFind: ['device/decided-by-mdm', 'device/profile-conflict', 'device/quarantined-by-default'],
    verdict: 'blocked',
  }),
  managed({
    id: 'profile-conflict',
    label: 'Dina Dubbel',
    hint: 'The mail account that she added by hand is in the way of the one from her company.',
    local: 'dina.dubbel',
    phone: { ...held, accessStateReason: 'ExternalCompliance' },
    managed: {
      complianceState: 'noncompliant',
      failingSettings: [
        { setting: 'IOSCompliancePolicy.ManagedEmailProfileRequired', settingName: 'Managed email profile required' },
      ],
      profiles: [{ name: 'Company e-mail', state: 'conflict' }],
    },
    mustFind: ['device/profile-conflict', 'device/not-compliant'],
    mustNotFind: ['device/decided-by-mdm', 'device/not-enrolled'],
    verdict: 'blocked',
  }),
  managed({
    id: 'sign-in-not-compliant',
    label: 'Tom Toestel',
    hint: 'A policy wants a compliant phone; his has an old system, and Intune says so.',
    local: 'tom.toestel',
    phone: { attemptMinutesAgo: 2 * day, successMinutesAgo: 2 * day },
    managed: {
      complianceState: 'noncompliant',
      osVersion: '24.2',
      failingSettings: [{ setting: 'IOSCompliancePolicy.OsMinimumVersion', settingName: 'Minimum OS version' }],
    },
    mustFind: ['device/not-compliant'],
    mustNotFind: ['sign-in/policy-blocks-activesync', 'device/not-enrolled', 'device/profile-conflict'],
    verdict: 'blocked',
    more: {
      signIns: [
        browserSignIn,
        ...failing(53000, 'Device is not in required device state: compliant.', {
          conditionalAccess: 'failure',
          policies: [failedPolicy('Require compliant phones', ['compliantDevice'])],
        }),
      ],
    },
  }),
  managed({
    id: 'managed-wipe',
    label: 'Wilma Weg',
    hint: 'An erase of her lost phone was asked for in Intune; she has found it again.',
    local: 'wilma.weg',
    phone: { attemptMinutesAgo: 3 * day, successMinutesAgo: 3 * day },
    managed: { checkedInMinutesAgo: 3 * day, wipeRequestedMinutesAgo: 2 * day },
    mustFind: ['device/wipe-pending'],
    mustNotFind: ['device/not-compliant', 'device/none-found'],
    verdict: 'blocked',
  }),
];
