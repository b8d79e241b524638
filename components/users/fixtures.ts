import { blockedReport } from '@/components/report/fixtures';
import type { Evidence } from '@/lib/report/evidence';
import type { FoundPerson } from '@/lib/report/people';
import type { Report } from '@/lib/report/report';

const at = '2026-11-24T12:00:00.000Z';

/** A setting of a probe, as its evidence has it; for tests. */
export function setting(probe: string, label: string, values: Record<string, string>, source = probe): Evidence {
  return { id: `${probe} ${label}`, at, probe, kind: 'setting', label, source, values };
}

/** A phone of a probe, as its evidence has it; for tests. */
export function device(probe: string, deviceId: string, values: Record<string, string>): Evidence {
  return { id: `${probe} ${deviceId}`, at, probe, kind: 'device', label: deviceId, source: probe, deviceId, values };
}

const phone = {
  name: 'Black iPhone',
  type: 'iPhone',
  model: 'iPhone17C1',
  os: 'iOS 17.2 21C62',
  userAgent: 'Apple-iPhone17C1/2302.85',
  clientType: 'EAS',
  clientVersion: '16.1',
  accessState: 'Blocked',
  accessStateReason: 'DeviceRule',
  accessControlRule: 'Block iOS 17.2',
  firstSync: '2026-11-01T08:00:00.000Z',
};

const signIn = {
  at: '2026-11-24T11:00:00.000Z',
  appId: 'f8d98a96-0999-43f5-8af3-69971c7bb423',
  appName: 'Apple Internet Accounts',
  clientApp: 'Mobile Apps and Desktop clients',
  errorCode: '53003',
  failureReason: 'Access has been blocked by Conditional Access policies.',
  conditionalAccess: 'failure',
  policies: 'Only at work: phones: failure; Block legacy authentication: notApplied',
  location: 'Rotterdam, NL',
  ipAddress: '192.0.2.201',
};

/** Everything that a person's page shows, as probes leave it in the evidence; for tests. */
export const personEvidence: Evidence[] = [
  setting('directoryUser', 'directory user', {
    found: 'true',
    userPrincipalName: 'a.wilber@contoso.test',
    primaryAddress: 'alex@contoso.test',
    accountEnabled: 'true',
    onPremisesSync: 'false',
    exchangePlans: 'efb87545-963c-4e0d-99df-69c6916d9eb0 Enabled',
    lastPasswordChange: '2026-08-26T10:00:00.000Z',
  }),
  setting('recipient', 'alex@contoso.test', { RecipientTypeDetails: 'UserMailbox', ExternalEmailAddress: '' }),
  setting('mailboxSettings', 'alex@contoso.test', {
    ActiveSyncEnabled: 'true',
    OutlookMobileEnabled: 'false',
    ActiveSyncAllowedDeviceIDs: '',
    ActiveSyncBlockedDeviceIDs: '',
    ActiveSyncMailboxPolicy: 'Default',
  }),
  setting('organizationSettings', 'organisation', { DefaultAccessLevel: 'Quarantine', AdminMailRecipients: '' }),
  setting('accessRules', 'Block iOS 17.2', {
    Characteristic: 'DeviceOS',
    QueryString: 'iOS 17.2 21C62',
    AccessLevel: 'Block',
  }),
  device('devices', 'APPL123', phone),
  device('deviceStatistics', 'APPL123', {
    lastSyncAttempt: '2026-11-24T11:50:00.000Z',
    lastSuccessSync: '',
    policyApplied: '',
    policyStatus: 'NotApplied',
    wipeRequested: '',
  }),
  setting('signIns', 's1', signIn, 'signIn'),
  setting('signIns', 's2', { ...signIn, appId: 'x', appName: 'OfficeHome', errorCode: '0' }, 'signIn'),
  {
    id: 'n1',
    at,
    probe: 'autodiscoverDns',
    kind: 'dns-answer',
    label: 'CNAME autodiscover.contoso.test',
    name: 'autodiscover.contoso.test',
    recordType: 'CNAME',
    outcome: 'answered',
    answers: ['autodiscover.outlook.test'],
    ttlSeconds: 300,
    resolver: '127.0.0.1',
    durationMs: 4,
  },
  hop('w1', 'https://contoso.test/autodiscover/autodiscover.xml', 404, {}, 'fallback'),
  hop(
    'w2',
    'http://autodiscover.contoso.test/autodiscover/autodiscover.xml',
    302,
    { location: 'https://autodiscover-s.outlook.test/x' },
    'expected',
  ),
  hop('w3', 'https://autodiscover-s.outlook.test/x', 401, {}, 'expected'),
];

function hop(
  id: string,
  url: string,
  status: number,
  headers: Record<string, string>,
  role: 'expected' | 'fallback',
): Evidence {
  return {
    id,
    at,
    probe: 'autodiscoverXml',
    kind: 'http-exchange',
    label: url,
    request: { method: 'GET', url, headers: {} },
    response: { status, headers },
    address: null,
    durationMs: 1,
    role,
  };
}

/** An ended report with that evidence, all of it observed unless told otherwise; for tests. */
export function personReport(change: Partial<Report> = {}): Report {
  const probes = [...new Set(personEvidence.map(({ probe }) => probe))];
  return {
    ...blockedReport(),
    evidence: personEvidence,
    probes: probes.map((id) => ({ id, area: 'device', status: 'observed' })),
    ...change,
  };
}

/** A person as the search finds them; for tests. */
export function foundPerson(displayName: string, change: Partial<FoundPerson> = {}): FoundPerson {
  const address = `${displayName.toLowerCase().replaceAll(/\W+/g, '.')}@contoso.test`;
  return { displayName, address, signInName: address, enabled: true, ...change };
}
