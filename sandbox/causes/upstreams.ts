import type { Fault, Scenario } from '../scenarios/scenario';

/** What a fact of a diagnosis is read from: the targets of faults that lose it, and the permission that buys it where it is optional. */
interface Source {
  targets: readonly string[];
  permissions?: readonly string[];
}

const from = (...targets: string[]): Source => ({ targets });

/** Facts by the portal's name for them. One that is not here stands on hosts of the simulated internet, which no scenario makes fail. */
const sources: Readonly<Record<string, Source>> = {
  serviceHealth: from('graph serviceAnnouncement'),
  directoryUser: from('graph users'),
  organization: from('graph organization'),
  signIns: from('graph signIns'),
  backgroundSignIns: from('graph signIns'),
  addressSignIns: from('graph signIns'),
  mailApps: { targets: ['graph applications'], permissions: ['Directory.Read.All'] },
  signInRules: { targets: ['graph policies'], permissions: ['Policy.Read.All'] },
  whatIf: { targets: ['graph whatIf'], permissions: ['Policy.Read.ConditionalAccess', 'Policy.Read.All'] },
  managedDevices: from('graph managedDevices'),
  mailboxSettings: from('exchange Get-CASMailbox'),
  recipient: from('exchange Get-Recipient'),
  mailboxUsage: from('exchange Get-MailboxStatistics', 'exchange Get-Mailbox'),
  deletedMailbox: from('exchange Get-Mailbox'),
  devices: from('exchange Get-MobileDevice'),
  deviceStatistics: from('exchange Get-MobileDeviceStatistics'),
  organizationSettings: from('exchange Get-ActiveSyncOrganizationSettings'),
  accessRules: from('exchange Get-ActiveSyncDeviceAccessRule'),
  mobilePolicies: from('exchange Get-MobileDeviceMailboxPolicy'),
};

/** True when the scenario keeps the portal from reading this fact. A fault that is only late loses nothing. */
export function isLost(fact: string, scenario: Scenario): boolean {
  const source = sources[fact];
  if (source === undefined) return false;
  const missing = scenario.tenantWide?.missingPermissions ?? [];
  // One of several permissions is enough.
  if (source.permissions?.every((permission) => missing.includes(permission))) return true;
  return (scenario.faults ?? []).some(
    (fault) => fault.kind !== 'slow' && source.targets.some((target) => hits(fault, target)),
  );
}

function hits(fault: Fault, target: string): boolean {
  return target === `${fault.plane} ${fault.target}` || (fault.target === '*' && target.startsWith(`${fault.plane} `));
}
