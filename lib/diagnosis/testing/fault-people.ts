import { scenarios } from '@/sandbox/scenarios/all';
import { iphone } from '@/sandbox/scenarios/phones';
import type { Scenario } from '@/sandbox/scenarios/scenario';
import { browserSignIn, signIn } from '@/sandbox/scenarios/sign-ins';
import { accountOf } from '@/sandbox/tenant/account';

const day = 24 * 60;

function scenarioOf(id: string): Scenario {
  const found = scenarios.find((scenario) => scenario.id === id);
  if (found === undefined) throw new RangeError(`no scenario ${id}`);
  return found;
}

/**
 * Healthy, and nothing of today proves it: the phone was off for three days, signed in four days ago, and the organisation's
 * default let it in, not a list of its own.
 */
const healthySilent: Scenario = {
  ...scenarioOf('healthy'),
  id: 'healthy-silent',
  person: { name: 'Anna Afwezig', local: 'anna.afwezig' },
  mailbox: { allowedDeviceIds: [] },
  phones: [
    iphone('healthy-silent', {
      accessStateReason: 'Global',
      attemptMinutesAgo: 3 * day,
      successMinutesAgo: 3 * day,
    }),
  ],
  signIns: [browserSignIn, signIn({ minutesAgo: 4 * day })],
};

/** People under every fault: one healthy with mail of today, one without, and three with a cause in another place each. */
export const peopleUnderFaults: readonly Scenario[] = [
  scenarioOf('healthy'),
  healthySilent,
  ...['activesync-off', 'quarantined-default', 'sign-in-policy'].map(scenarioOf),
];

/** Who has a cause that one optional source tells, by that source's upstreams. */
const sickByUpstream: Readonly<Record<string, readonly string[]>> = {
  'graph: managedDevices': ['managed-not-compliant', 'profile-conflict', 'managed-wipe', 'sign-in-not-compliant'],
  'graph: applications': ['mail-app-disabled', 'mail-app-not-assigned', 'nobody-consented'],
  'graph: policies': ['nobody-consented', 'policy-in-scope'],
  'graph: whatIf': ['policy-blocks-apps', 'policy-blocks-group'],
  'graph: organization': ['federated-domain'],
  'exchange: Get-Mailbox': ['mailbox-full', 'licence-removed'],
  'exchange: Get-MailboxStatistics': ['mailbox-full', 'sending-stopped', 'recoverable-items-full'],
  'exchange: Get-ActiveSyncDeviceAccessRule': ['blocked-rule', 'quarantined-rule'],
  'exchange: Get-MobileDeviceMailboxPolicy': ['policy-not-applied'],
};

/** People whose cause this upstream tells; empty for most. */
export function sickBy(upstream: string): Scenario[] {
  return (sickByUpstream[upstream] ?? []).map(scenarioOf);
}

/** Everybody whom faults meet. */
export const everybodyUnderFaults: readonly Scenario[] = [
  ...peopleUnderFaults,
  ...[...new Set(Object.values(sickByUpstream).flat())].map(scenarioOf),
];

/** True when Exchange shows that a phone of this person got mail within a day: proof that nothing stopped it. */
export function gotMailToday(scenario: Scenario): boolean {
  return accountOf(scenario).phones.some(
    ({ clientType, accessState, successMinutesAgo }) =>
      clientType === 'EAS' && accessState === 'Allowed' && successMinutesAgo !== null && successMinutesAgo <= day,
  );
}
