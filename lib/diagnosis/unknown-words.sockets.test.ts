import { afterAll, beforeAll, expect, it } from 'vitest';
import { deviceIdOf, iphone } from '@/sandbox/scenarios/phones';
import type { HealthIssue, ManagedPhone, Phone, Scenario, SignIn } from '@/sandbox/scenarios/scenario';
import { signIn } from '@/sandbox/scenarios/sign-ins';
import { judgeRun } from './testing/judge-run';
import { type Diagnosed, openSimulatedPortal, type SimulatedPortal } from './testing/simulated-portal';

/** Words of the future, each for one field, so that the evidence can be asked for each. */
const word = (field: string) => `${field}OfTheFuture`;

function person(id: string, more: Partial<Scenario>): Scenario {
  return {
    id,
    group: 'Nothing wrong',
    label: id,
    hint: 'A person whose facts hold words that nobody knows.',
    person: { name: id, local: id },
    mustFind: [],
    mustNotFind: ['device/none-found', 'account/licence-missing', 'mailbox/not-found'],
    verdict: 'healthy',
    primary: null,
    ...more,
  };
}

const issue: HealthIssue = {
  id: 'EX9999999',
  title: 'Something new',
  service: 'Exchange Online',
  feature: word('Feature'),
  classification: word('Classification') as HealthIssue['classification'],
  status: word('IssueStatus'),
  startedMinutesAgo: 90,
  updatedMinutesAgo: 10,
};
const managed: ManagedPhone = {
  deviceId: deviceIdOf('words'),
  operatingSystem: 'iOS',
  osVersion: '26.1',
  manufacturer: 'Apple',
  model: 'iPhone 17',
  complianceState: word('Compliance') as ManagedPhone['complianceState'],
  checkedInMinutesAgo: 9,
  failingSettings: [],
  profiles: [{ name: 'Company e-mail', state: word('Profile') as 'error' }],
  wipeRequestedMinutesAgo: null,
};
const good = {
  accessStateReason: word('Reason'),
  status: word('Status'),
  policyStatus: word('PolicyStatus'),
};

/** Mail came minutes ago, so whatever the words mean, they stop nothing. */
const healthy = person('words', {
  phones: [iphone('words', good)],
  managed: [managed],
  mailbox: { recipientTypeDetails: `${word('Kind')}Mailbox` },
  signIns: [
    signIn({ minutesAgo: 30 }),
    signIn({
      minutesAgo: 20,
      clientApp: word('ClientApp'),
      conditionalAccess: word('ConditionalAccess') as SignIn['conditionalAccess'],
      policies: [{ id: 'p', name: 'P', result: word('Result'), grantControls: [word('Grant')] }],
    }),
  ],
  tenantWide: { issues: [issue] },
  mustFind: ['service/advisory'],
});
/** Words that decide: what they mean cannot be told, so nothing may be claimed, and nothing called good. */
const undecided = [
  person('state', { phones: [iphone('state', { accessState: word('State') })], verdict: 'inconclusive' }),
  person('client', {
    phones: [iphone('client', { clientType: word('Client') as Phone['clientType'], type: 'Phone' })],
    verdict: 'inconclusive',
  }),
  person('plan', {
    directory: {
      plans: [
        {
          servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
          service: 'exchange',
          capabilityStatus: word('Capability'),
        },
      ],
    },
    verdict: 'inconclusive',
  }),
];

let portal: SimulatedPortal;
const diagnosed = new Map<string, Diagnosed>();
beforeAll(async () => {
  const people = [healthy, ...undecided];
  portal = await openSimulatedPortal({ scenarios: people });
  for (const one of people) diagnosed.set(one.id, await portal.diagnose(one));
});
afterAll(() => portal?.close());

function of(id: string): Diagnosed {
  const found = diagnosed.get(id);
  if (found === undefined) throw new Error(`${id} was not diagnosed`);
  return found;
}

it.each([healthy, ...undecided].map((one) => [one.id, one] as const))(
  'judges %s without taking a word for another',
  (id, one) => {
    const { exact, verdict, falseAlarms } = judgeRun(one, of(id).report);
    expect({ verdict, falseAlarms, exact }).toEqual({ verdict: one.verdict, falseAlarms: [], exact: true });
    expect(portal.bugs).toEqual([]);
  },
);

it.each([
  ['words', 'Reason'],
  ['words', 'Status'],
  ['words', 'PolicyStatus'],
  ['words', 'Kind'],
  ['words', 'Compliance'],
  ['words', 'ClientApp'],
  ['words', 'ConditionalAccess'],
  ['words', 'Result'],
  ['words', 'Feature'],
  ['words', 'Classification'],
  ['words', 'IssueStatus'],
  ['state', 'State'],
  ['client', 'Client'],
  ['plan', 'Capability'],
])('shows it to whoever reads the evidence of %s: %s', (id, field) => {
  const shown = JSON.stringify(of(id).report.evidence).toLowerCase();
  expect(shown).toContain(word(field).toLowerCase());
});
