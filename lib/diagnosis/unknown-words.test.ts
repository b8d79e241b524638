import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { given, healthy, now, observationsOf } from '@/lib/checks/testing/healthy';
import { managed } from '@/lib/checks/testing/managed';
import { managedDeviceSchema, policyStateSchema } from '@/lib/protocols/graph/device-resources';
import {
  healthSchema,
  issueSchema,
  organizationSchema,
  signInSchema,
  userSchema,
} from '@/lib/protocols/graph/resources';
import type { Observations } from '@/lib/report/observations';
import { judgeAgain } from './testing/judge-again';

/** Words that Microsoft may add tomorrow. The mark keeps them from being, or beginning like, one of today's. */
const word = fc.string({ unit: 'binary', maxLength: 24 }).map((text) => `zz-${text}-future`);

type Change = (word: string) => Partial<Observations>;
const first = <T>(items: readonly T[], change: Partial<T>): T[] =>
  items.map((item, index) => (index === 0 ? { ...item, ...change } : item));
const user = { ...healthy.directoryUser } as Extract<Observations['directoryUser'], { found: true }>;
const issue = {
  id: 'EX1',
  title: 'Some people see delays',
  service: 'Exchange Online',
  feature: 'E-Mail and calendar access',
  classification: 'advisory',
  status: 'investigating',
  startedAt: now,
  updatedAt: now,
  resolved: false,
};

/**
 * Each field in which Microsoft's answers carry a word of a list, in a person who is healthy with today's words, with the checks
 * that must leave themselves undecided then. None where another fact decides: the phone got mail ten minutes ago.
 */
const fields: [name: string, change: Change, undecided: string[]][] = [
  [
    'device access state',
    (text) => ({ devices: { devices: first(healthy.devices.devices, { accessState: text }) } }),
    ['device-access'],
  ],
  [
    'device access reason',
    (text) => ({ devices: { devices: first(healthy.devices.devices, { accessStateReason: text }) } }),
    [],
  ],
  [
    'client type',
    (text) => ({ devices: { devices: first(healthy.devices.devices, { clientType: text }) } }),
    ['device-known'],
  ],
  [
    'device status',
    (text) => ({ deviceStatistics: { statistics: first(healthy.deviceStatistics.statistics, { status: text }) } }),
    [],
  ],
  [
    'policy status',
    (text) => ({
      deviceStatistics: { statistics: first(healthy.deviceStatistics.statistics, { policyStatus: text }) },
    }),
    [],
  ],
  ['compliance', (text) => ({ managedDevices: { devices: [managed({ compliance: text })] } }), []],
  [
    'plan state',
    (text) => ({
      directoryUser: { ...user, plans: (user.plans ?? []).map((plan) => ({ ...plan, capabilityStatus: text })) },
    }),
    ['account-licence'],
  ],
  [
    'kind of recipient',
    (text) => ({ recipient: { ...healthy.recipient, recipientTypeDetails: text } as never }),
    ['mailbox-existence'],
  ],
  [
    'Conditional Access status',
    (text) => ({ signIns: { signIns: first(healthy.signIns.signIns, { conditionalAccess: text }) } }),
    [],
  ],
  ['client app', (text) => ({ signIns: { signIns: first(healthy.signIns.signIns, { clientApp: text }) } }), []],
  [
    'policy result',
    (text) => ({
      signIns: {
        signIns: first(healthy.signIns.signIns, {
          policies: [{ id: 'p', name: 'Policy', result: text, grantControls: [text] }],
        }),
      },
    }),
    [],
  ],
  [
    'default access level',
    (text) => ({ organizationSettings: { ...healthy.organizationSettings, defaultAccessLevel: text } }),
    [],
  ],
  [
    'access level of a rule',
    (text) => ({
      accessRules: {
        rules: [
          { name: 'R', identity: 'R', characteristic: 'DeviceType', queryString: 'iPhone', accessLevel: text },
          { name: 'S', identity: 'S', characteristic: text, queryString: 'iPhone', accessLevel: 'Block' },
        ],
      },
    }),
    [],
  ],
  ['classification of an issue', (text) => ({ serviceHealth: { issues: [{ ...issue, classification: text }] } }), []],
  ['status of an issue', (text) => ({ serviceHealth: { issues: [{ ...issue, status: text }] } }), []],
];

describe('a word that nobody knows', () => {
  it.each(fields)('as %s accuses nobody of anything', (_name, change, undecided) => {
    fc.assert(
      fc.property(word, (text) => {
        const { reports, verdict } = judgeAgain(observationsOf({ ...healthy, ...change(text) }), given);
        const accused = reports.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'note'));
        expect(accused.map(({ code }) => code)).toEqual([]);
        expect(verdict.coverage.undecided).toEqual(undecided);
        expect(verdict.state).toBe(undecided.length > 0 ? 'inconclusive' : 'healthy');
      }),
      { numRuns: 60 },
    );
  });

  it.each(['accessState', 'clientType'] as const)('as %s of the phone is not taken for a good one', (field) => {
    const devices = { devices: first(healthy.devices.devices, { [field]: 'WordOfTheFuture' }) };
    expect(judgeAgain(observationsOf({ ...healthy, devices }), given).verdict.state).toBe('inconclusive');
  });
});

/** Rows of Graph with a word in each field that has a list of words, and what is read from them. */
const parsers: [name: string, read: (word: string) => (string | undefined)[]][] = [
  [
    'managedDevice',
    (text) => {
      const actions = [{ actionName: text, actionState: text }];
      const row = managedDeviceSchema.parse({ id: '1', complianceState: text, deviceActionResults: actions });
      return [row.complianceState, ...row.deviceActionResults.flatMap((one) => [one.actionName, one.actionState])];
    },
  ],
  [
    'policyState',
    (text) => {
      const row = policyStateSchema.parse({ id: '1', state: text, settingStates: [{ setting: 's', state: text }] });
      return [row.state, row.settingStates[0]?.state];
    },
  ],
  [
    'signIn',
    (text) => {
      const policies = [{ id: 'p', displayName: 'n', result: text, enforcedGrantControls: [text] }];
      const row = signInSchema.parse({
        id: '1',
        createdDateTime: now,
        clientAppUsed: text,
        conditionalAccessStatus: text,
        status: { errorCode: 0, failureReason: text },
        appliedConditionalAccessPolicies: policies,
      });
      const [policy] = row.appliedConditionalAccessPolicies;
      const { clientAppUsed, conditionalAccessStatus, status } = row;
      return [
        clientAppUsed,
        conditionalAccessStatus,
        status.failureReason,
        policy?.result,
        policy?.enforcedGrantControls[0],
      ];
    },
  ],
  [
    'serviceHealthIssue',
    (text) => {
      const row = issueSchema.parse({ id: '1', classification: text, status: text, service: text, feature: text });
      return [row.classification, row.status, row.service, row.feature];
    },
  ],
  ['healthOverview', (text) => [healthSchema.parse({ id: '1', service: 'x', status: text }).status]],
  [
    'user',
    (text) => {
      const assignedPlans = [{ servicePlanId: '1', service: text, capabilityStatus: text }];
      const row = userSchema.parse({ id: '1', userPrincipalName: 'a@b.test', assignedPlans });
      return [row.assignedPlans?.[0]?.service, row.assignedPlans?.[0]?.capabilityStatus];
    },
  ],
  [
    'organization',
    (text) => [organizationSchema.parse({ verifiedDomains: [{ name: 'a', type: text }] }).verifiedDomains[0]?.type],
  ],
];

describe('a row with a word that nobody knows', () => {
  it.each(parsers)('of %s keeps it as it stands, whatever the case', (_name, read) => {
    fc.assert(
      fc.property(word, (text) => {
        expect(read(text).map((kept) => kept?.toLowerCase())).toEqual(read(text).map(() => text.toLowerCase()));
      }),
    );
  });
});
