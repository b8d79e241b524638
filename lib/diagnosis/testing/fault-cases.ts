import type { Report } from '@/lib/report/report';
import { activesyncHost, autodiscoverAlias, autodiscoverHost } from '@/sandbox/names';
import type { Fault, FaultKind, Scenario } from '@/sandbox/scenarios/scenario';
import { accountOf } from '@/sandbox/tenant/account';
import type { LogEntry } from '@/sandbox/wire/world';
import { gotMailToday } from './fault-people';

/** Something of Microsoft's that a diagnosis asks, by the words of the simulated tenant's faults. */
export interface Upstream {
  plane: Fault['plane'];
  target: string;
}

/** How an upstream fails, with the heading of its column. */
export interface FailureKind {
  name: string;
  fault: FaultKind;
  /** False when the answer comes in time after all, so that nothing may be lost. */
  loses: boolean;
}

/** Longer than the deadline of any probe (10 to 16 s) and than the whole diagnosis (30 s). */
const deafMs = 60_000;
/** More than a fair wait and well inside every deadline. */
const lateMs = 700;

/** Every way in which an upstream is made to fail. */
export const failureKinds: readonly FailureKind[] = [
  { name: 'down', fault: { kind: 'down' }, loses: true },
  { name: 'deaf', fault: { kind: 'slow', ms: deafMs }, loses: true },
  { name: 'late', fault: { kind: 'slow', ms: lateMs }, loses: false },
  { name: 'malformed', fault: { kind: 'malformed' }, loses: true },
  { name: '401', fault: { kind: 'unauthorised' }, loses: true },
  { name: '403', fault: { kind: 'forbidden' }, loses: true },
  { name: '429', fault: { kind: 'throttled', retryAfterSeconds: 120 }, loses: true },
  { name: '503', fault: { kind: 'unavailable' }, loses: true },
];

/** The name of an upstream as the page shows it. */
export function nameOf({ plane, target }: Upstream): string {
  if (plane === 'dns') return 'DNS';
  if (plane === 'wire') return target;
  return target === '*' ? `${plane}: everything` : `${plane}: ${target}`;
}

/** Hosts and planes that every diagnosis meets. */
const always: readonly Upstream[] = [
  { plane: 'login', target: 'token' },
  { plane: 'graph', target: '*' },
  { plane: 'exchange', target: '*' },
  { plane: 'wire', target: autodiscoverAlias },
  { plane: 'wire', target: autodiscoverHost },
  { plane: 'wire', target: activesyncHost },
  { plane: 'dns', target: '*' },
];

/** Everything that diagnoses asked, read from the log of the simulated tenant so that no new question is forgotten. Sorted. */
export function upstreamsIn(log: readonly LogEntry[]): Upstream[] {
  const asked = log.flatMap(({ plane, cmdlet, resource }): Upstream[] => {
    if (plane === 'exchange' && cmdlet !== undefined) return [{ plane, target: cmdlet }];
    return plane === 'graph' && resource !== undefined ? [{ plane, target: resource }] : [];
  });
  const byName = new Map([...always, ...asked].map((upstream) => [nameOf(upstream), upstream]));
  return [...byName].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, upstream]) => upstream);
}

/**
 * Upstreams whose facts could show a block even of a phone that got mail minutes ago: it was taken away since, or it is the
 * account's. Stated here once more, apart from the checks' own word for it, since the two must agree.
 */
const couldHaveBlocked: ReadonlySet<string> = new Set([
  'DNS',
  activesyncHost,
  'login: token',
  'graph: everything',
  'graph: users',
  'graph: signIns',
  'graph: serviceAnnouncement',
  'exchange: everything',
  'exchange: Get-CASMailbox',
  'exchange: Get-Recipient',
  'exchange: Get-MobileDevice',
  'exchange: Get-MobileDeviceStatistics',
]);

/**
 * Upstreams whose facts, whatever they say, are never why a phone that is set up stops. Finding the server concerns a new
 * set-up only; the rest puts names to what other facts prove, or is a note for an admin.
 */
const stopsNothing: ReadonlySet<string> = new Set([
  autodiscoverAlias,
  autodiscoverHost,
  'graph: domains',
  'graph: organization',
  'graph: policies',
  'graph: namedLocations',
  'exchange: Get-MobileDeviceMailboxPolicy',
]);

/** Lists that Exchange asks after a person's own list of allowed phones (fact sheet exchange-online, 4.1). */
const afterOwnList: ReadonlySet<string> = new Set([
  'exchange: Get-ActiveSyncDeviceAccessRule',
  'exchange: Get-ActiveSyncOrganizationSettings',
]);

/**
 * True when it is honest to call a person healthy while this fails in this way. An upstream that nobody thought of has to
 * be cleared by mail of today, and the report has to say what it could not check.
 */
export function mayCallHealthy(upstream: Upstream, kind: FailureKind, person: Scenario, report: Report): boolean {
  const name = nameOf(upstream);
  if (!kind.loses || hasAnotherWay(upstream, kind) || stopsNothing.has(name)) return true;
  if (couldHaveBlocked.has(name)) return false;
  const { mailbox, phones } = accountOf(person);
  const listed = phones.some(({ deviceId }) => mailbox.allowedDeviceIds.includes(deviceId));
  if (afterOwnList.has(name) && listed) return true;
  return gotMailToday(person) && report.checks.some(({ outcome }) => outcome === 'untested' || outcome === 'cantTell');
}

/** A role group without Get-Recipient may hold Get-Mailbox, which finds the same mailbox. */
function hasAnotherWay({ target }: Upstream, { fault }: FailureKind): boolean {
  return target === 'Get-Recipient' && (fault.kind === 'forbidden' || fault.kind === 'unauthorised');
}

/** What a failing ActiveSync server of the cloud shows is so: phones meet it too. */
export function shownBy(upstream: Upstream, kind: FailureKind): string[] {
  if (upstream.target !== activesyncHost) return [];
  switch (kind.fault.kind) {
    case 'down':
      return ['activesync/unreachable'];
    case 'forbidden':
      return ['activesync/access-refused'];
    case 'unavailable':
      return ['activesync/busy'];
    default:
      return [];
  }
}
