import { type PhoneTest, wasReached } from '@/lib/report/phone-test';
import type { Report } from '@/lib/report/report';
import { formatDuration } from './duration';
import { Time } from './time';

const networks: Record<PhoneTest['network'], string> = { wifi: 'Wi-Fi', mobile: 'Mobile data', unknown: 'Not said' };
const portal = 'This portal';
const connections: Record<NonNullable<PhoneTest['connection']>, string> = {
  wifi: 'Wi-Fi',
  cellular: 'mobile data',
  ethernet: 'cable',
  other: 'another kind',
};
const families: Record<NonNullable<PhoneTest['family']>, string> = { ipv4: 'IPv4', ipv6: 'IPv6' };
const purposes: Record<PhoneTest['hosts'][number]['role'], string> = {
  mail: 'Mail',
  autodiscover: 'Finding the server',
  signIn: 'Sign-in',
  mailOtherName: 'Mail, other name',
  ipv4: 'Old addresses only (IPv4)',
  ipv6: 'New addresses only (IPv6)',
};

/** What the phone reached from its networks, beside what the portal reached. Nothing while nobody has tested. */
export function PhoneNetworkPart({ report, zone }: { report: Report; zone?: string }) {
  const tests = newestOfEach(report.phoneTests ?? []);
  if (tests.length === 0) return null;
  const hosts = tests.flatMap((test) => test.hosts);
  const roles = [...new Map(hosts.map(({ role, host }) => [role, host])).entries()];
  return (
    <section className="part stack" aria-labelledby="phone-network">
      <h2 id="phone-network">From your phone’s network</h2>
      <table className="facts nets">
        <thead>
          <tr>
            <th scope="col">Server</th>
            {tests.map((test) => (
              <th key={test.id} scope="col">
                {nameOf(test, tests)}
              </th>
            ))}
            <th scope="col">{portal}</th>
          </tr>
        </thead>
        <tbody>
          {roles.map(([role, host]) => (
            <tr key={role}>
              <th scope="row">
                {purposes[role]} <bdi className="small">{host}</bdi>
              </th>
              {tests.map((test) => (
                <td key={test.id} data-label={nameOf(test, tests)}>
                  {outcomeOf(test, role)}
                </td>
              ))}
              <td data-label={portal}>{role === 'mail' ? portalOutcome(report) : 'Not seen'}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Clock</th>
            {tests.map((test) => (
              <td key={test.id} data-label={nameOf(test, tests)}>
                {clockOf(test)}
              </td>
            ))}
            <td data-label={portal}>Reference</td>
          </tr>
          {tests.some(({ connection, family }) => connection ?? family) ? (
            <tr>
              <th scope="row">Kind, where told</th>
              {tests.map((test) => (
                <td key={test.id} data-label={nameOf(test, tests)}>
                  {kindOf(test)}
                </td>
              ))}
              <td data-label={portal}>Not seen</td>
            </tr>
          ) : null}
        </tbody>
      </table>
      <WhatItMeans tests={tests} {...(zone ? { zone } : {})} />
    </section>
  );
}

/** When each test was made, and what its words do not say. */
function WhatItMeans({ tests, zone }: { tests: readonly PhoneTest[]; zone?: string }) {
  return (
    <p className="soft small">
      Tested{' '}
      {tests.map((test, index) => (
        <span key={test.id}>
          {index > 0 ? ', ' : ''}
          {nameOf(test, tests)} <Time at={test.at} {...(zone ? { zone } : {})} />
        </span>
      ))}
      . A server that was reached gave some answer over a connection that this browser trusts. That does not prove who
      answered, and Mail may take another way, for example through a private network. A server that was not reached
      failed twice. A browser cannot tell why.
    </p>
  );
}

/** The newest test of each browser on each kind of network: what one device reached says nothing about another. */
function newestOfEach(tests: readonly PhoneTest[]): PhoneTest[] {
  const byTime = [...tests].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [...new Map(byTime.map((test) => [`${test.from} ${test.network}`, test])).values()];
}

/** The network, and whose browser it was where two were on such a network. */
function nameOf({ network, from }: PhoneTest, tests: readonly PhoneTest[]): string {
  const twice = tests.filter((other) => other.network === network).length > 1;
  return twice ? `${networks[network]}, ${from === 'phone' ? 'phone' : 'this browser'}` : networks[network];
}

function outcomeOf(test: PhoneTest, role: PhoneTest['hosts'][number]['role']): string {
  const result = test.hosts.find((host) => host.role === role);
  const last = result?.tries.at(-1);
  if (result === undefined || last === undefined) return 'Not tried';
  return wasReached(result) ? `Reached in ${formatDuration(last.ms)}` : 'Not reached';
}

function portalOutcome({ checks }: Report): string {
  const check = checks.find(({ id }) => id === 'activesync-reachable');
  if (check?.outcome === 'passed') return 'Reached';
  return check?.findings.some(({ code }) => code === 'activesync/unreachable') ? 'Not reached' : 'Not seen';
}

/** What the browser says of its connection, and the addresses by which it reached the portal. */
function kindOf({ connection, family }: PhoneTest): string {
  const said = [connection === null ? null : connections[connection], family === null ? null : families[family]];
  return said.filter((word) => word !== null).join(', ') || 'Not told';
}

function clockOf({ clockOffsetMs }: PhoneTest): string {
  if (clockOffsetMs === null) return 'Not measured';
  const minutes = Math.round(Math.abs(clockOffsetMs) / 60_000);
  if (minutes === 0) return 'Right';
  return `${minutes} min ${clockOffsetMs > 0 ? 'ahead' : 'behind'}`;
}
