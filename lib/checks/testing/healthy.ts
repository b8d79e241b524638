import type { CertificateFacts } from '@/lib/report/evidence';
import type {
  AutodiscoverAttempt,
  AutodiscoverHop,
  DeviceStatistics,
  Given,
  MobileDevice,
  Observation,
  ObservationKey,
  Observations,
  ProbeFailure,
  SignIn,
} from '@/lib/report/observations';
import type { CheckReport } from '@/lib/report/report';
import type { Check } from '../define-check';
import { evaluateCheck, type ObservationMap } from '../evaluate';
import { checks } from '../registry';
import { accessPolicy, mailApp, whatIfAnswers } from './sign-in-facts';

/** The moment at which every test judges. */
export const now = '2026-11-24T12:00:00.000Z';

/** An instant a number of minutes before `now`. */
export function ago(minutes: number): string {
  return new Date(Date.parse(now) - minutes * 60_000).toISOString();
}
export const day = 24 * 60;

export const given: Given = {
  app: 'native',
  deviceId: null,
  own: true,
  asPhone: false,
  now,
  cloud: {
    activesyncHost: 'outlook.office365.test',
    activesyncUrl: 'https://outlook.office365.test/Microsoft-Server-ActiveSync',
    autodiscoverCnames: ['autodiscover.outlook.test'],
    autodiscoverHost: 'autodiscover-s.outlook.test',
    mxSuffixes: ['mail.protection.outlook.test'],
  },
};

/** A good ActiveSync phone; `changes` make it a sick one. */
export function phone(changes: Partial<MobileDevice> = {}): MobileDevice {
  return {
    guid: `guid-${changes.deviceId ?? 'PHONE1'}`,
    deviceId: 'PHONE1',
    name: 'Black iPhone',
    type: 'iPhone',
    model: 'iPhone15C2',
    os: 'iOS 18.5 22F76',
    userAgent: 'Apple-iPhone15C2/2206.76',
    clientType: 'EAS',
    clientVersion: '16.1',
    accessState: 'Allowed',
    accessStateReason: 'Individual',
    accessControlRule: null,
    firstSync: ago(200 * day),
    ...changes,
  };
}

/** Statistics of a phone in step 10 minutes ago. */
export function stats(deviceId = 'PHONE1', changes: Partial<DeviceStatistics> = {}): DeviceStatistics {
  return {
    deviceId,
    guid: `guid-${deviceId}`,
    lastSyncAttempt: ago(9),
    lastSuccessSync: ago(10),
    status: 'DeviceOk',
    policyApplied: 'Default',
    policyStatus: 'AppliedInFull',
    wipeRequested: null,
    wipeSent: null,
    wipeAcknowledged: null,
    ...changes,
  };
}

export const outlookPhone = phone({
  deviceId: 'OUTLOOK1',
  name: 'Outlook for iOS and Android',
  type: 'Outlook',
  model: 'Outlook for iOS and Android',
  userAgent: 'Outlook-iOS/2.0',
  clientType: 'Outlook',
  clientVersion: '1.0',
});

/** A good sign-in of the iPhone's mail app two hours ago. */
export function signIn(changes: Partial<SignIn> = {}): SignIn {
  return {
    id: `sign-in-${changes.at ?? ''}-${changes.errorCode ?? 0}`,
    at: ago(120),
    appId: 'f8d98a96-0999-43f5-8af3-69971c7bb423',
    appName: 'Apple Internet Accounts',
    clientApp: 'Mobile Apps and Desktop clients',
    resource: 'Office 365 Exchange Online',
    errorCode: 0,
    failureReason: 'Other.',
    conditionalAccess: 'success',
    policies: [],
    ipAddress: '192.0.2.201',
    location: 'Rotterdam, NL',
    operatingSystem: 'Ios 18.5',
    ...changes,
  };
}

/** A policy that failed a sign-in. */
export function failedPolicy(...grantControls: string[]): SignIn['policies'][number] {
  return { id: 'policy-1', name: 'Some policy', result: 'failure', grantControls };
}

export const goodCertificate: CertificateFacts = {
  subject: 'autodiscover.contoso.test',
  issuer: 'Test CA',
  names: ['autodiscover.contoso.test'],
  validFrom: ago(100 * day),
  validTo: ago(-100 * day),
  fingerprint256: 'AA',
  problem: null,
  protocol: 'TLSv1.3',
};

/** One hop with a result. */
export function hop(url: string, result: AutodiscoverHop['result'], server: string | null = null): AutodiscoverHop {
  return { url, method: 'GET', address: '203.0.113.1', result, certificate: null, server };
}

/** One way of the documented order. */
export function attempt(
  way: AutodiscoverAttempt['way'],
  ended: AutodiscoverAttempt['ended'],
  hops: AutodiscoverHop[] = [],
): AutodiscoverAttempt {
  return { way, ended, hops, role: ended === 'exchange' ? 'expected' : 'not-used' };
}

export const rootUrl = 'https://contoso.test/autodiscover/autodiscover.xml';
export const subdomainUrl = 'https://autodiscover.contoso.test/autodiscover/autodiscover.xml';
export const plainUrl = 'http://autodiscover.contoso.test/autodiscover/autodiscover.xml';
const cloudUrl = 'https://autodiscover-s.outlook.test/autodiscover/autodiscover.xml';

/** The four ways of a healthy cloud domain: only the redirect on port 80 works, and that is normal. */
export const healthyWays: AutodiscoverAttempt[] = [
  attempt('root', 'web-host', [
    hop(rootUrl, { kind: 'not-autodiscover', status: 404, contentType: 'text/html', server: 'nginx' }),
  ]),
  attempt('subdomain', 'unreachable', [hop(subdomainUrl, { kind: 'unreachable', failure: 'unroutable' })]),
  attempt('redirect', 'exchange', [
    hop(plainUrl, { kind: 'redirect', status: 302, location: cloudUrl }),
    hop(cloudUrl, { kind: 'challenge', status: 401, schemes: ['Bearer'] }),
  ]),
  attempt('srv', 'no-record'),
];

/** Every observation of a person with nothing wrong. */
export const healthy: Observations = {
  serviceHealth: { issues: [] },
  directoryUser: {
    found: true,
    id: 'oid-1',
    displayName: 'Anna Jansen',
    userPrincipalName: 'anna@contoso.test',
    primaryAddress: 'anna@contoso.test',
    addresses: ['anna@contoso.test'],
    accountEnabled: true,
    plans: [
      { servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0', service: 'exchange', capabilityStatus: 'Enabled' },
    ],
    onPremisesSync: false,
    lastPasswordChange: ago(90 * day),
  },
  organization: { onPremisesSync: false, verifiedDomains: ['contoso.test'], federatedDomains: [] },
  domainRecords: { domain: 'contoso.test', autodiscoverCname: 'autodiscover.outlook.test', mx: null },
  signIns: { signIns: [signIn()] },
  backgroundSignIns: { signIns: [] },
  addressSignIns: { signIns: [] },
  mailApps: { apps: [mailApp()], usersMayConsent: true, consentUnread: null },
  signInRules: { policies: [accessPolicy()], securityDefaults: false, locations: null },
  whatIf: { answers: whatIfAnswers() },
  mailboxSettings: {
    found: true,
    primaryAddress: 'anna@contoso.test',
    activeSyncEnabled: true,
    outlookMobileEnabled: true,
    allowedDeviceIds: ['PHONE1'],
    blockedDeviceIds: [],
    mailboxPolicy: 'Default',
  },
  recipient: {
    found: true,
    recipientTypeDetails: 'UserMailbox',
    externalAddress: null,
    primaryAddress: 'anna@contoso.test',
  },
  mailboxUsage: {
    found: true,
    usedBytes: 12 * 2 ** 30,
    deletedBytes: 2 ** 30,
    sendQuotaBytes: 99 * 2 ** 30,
    quotaBytes: 100 * 2 ** 30,
    recoverableQuotaBytes: 30 * 2 ** 30,
  },
  deletedMailbox: { found: false },
  devices: { devices: [phone(), outlookPhone] },
  deviceStatistics: {
    statistics: [stats(), stats('OUTLOOK1', { lastSyncAttempt: null, lastSuccessSync: null })],
  },
  managedDevices: { devices: [] },
  organizationSettings: { defaultAccessLevel: 'Quarantine', adminMailRecipients: [] },
  accessRules: { rules: [] },
  mobilePolicies: {
    policies: [
      {
        name: 'Default',
        isDefault: true,
        allowNonProvisionable: true,
        passwordEnabled: false,
        encryptionRequired: false,
      },
    ],
  },
  autodiscoverDns: {
    domain: 'contoso.test',
    host: 'autodiscover.contoso.test',
    outcome: 'answered',
    aliases: ['autodiscover.outlook.test'],
    addresses: ['203.0.113.20'],
    rootAddresses: ['203.0.113.1'],
    wildcardAddresses: [],
    srv: [],
    mx: ['contoso-test.mail.protection.outlook.test'],
    resolver: '127.0.0.1',
  },
  autodiscoverXml: { domain: 'contoso.test', attempts: healthyWays },
  autodiscoverJson: { kind: 'url', url: 'https://outlook.office365.test/Microsoft-Server-ActiveSync' },
  activesyncChallenge: {
    kind: 'answered',
    status: 401,
    schemes: ['Bearer'],
    authorizationUri: 'https://login.windows.test/common/oauth2/authorize',
    location: null,
  },
  activesyncOptions: {
    kind: 'answered',
    status: 200,
    versions: ['16.1'],
    commands: ['Sync'],
    throttle: null,
    retryAfter: null,
    proxyBusy: false,
    location: null,
    diagnostics: null,
  },
  activesyncCommands: { folderSync: { kind: 'answered', status: 1 }, policy: null, wipe: false },
};

/** An observation that our instrument could not make. */
export function unavailable(failure: ProbeFailure): Observation<never> {
  return { status: 'unavailable', failure, startedAt: now, durationMs: 1, evidence: [] };
}

/** Observed values as a diagnosis holds them, each with one piece of evidence named after its key. */
export function observationsOf(values: Partial<Observations>): ObservationMap {
  const entries = Object.entries(values).map(([key, value]) => [
    key,
    {
      status: 'observed',
      value,
      startedAt: now,
      durationMs: 1,
      evidence: [{ kind: 'setting', id: `${key}-1`, at: now, probe: key, label: key, source: key, values: {} }],
    },
  ]);
  return Object.fromEntries(entries);
}

/** A registered check by id. */
export function checkOf(id: string): Check {
  const check = checks.find((entry) => entry.id === id);
  if (check === undefined) throw new RangeError(`No check ${id}`);
  return check;
}

/** What the person with nothing wrong would get, were these observations different or missing. */
export interface Patch {
  values?: Partial<Observations>;
  missing?: ObservationKey[];
  given?: Partial<Given>;
}

/** Evaluates a registered check over the healthy person with a patch. A throw of the check is thrown on. */
export function judge(id: string, patch: Patch = {}): CheckReport {
  const values = { ...healthy, ...patch.values };
  const failure: ProbeFailure = { reason: 'permission-missing', detail: 'exchange-role' };
  const missing = Object.fromEntries((patch.missing ?? []).map((key) => [key, unavailable(failure)]));
  const observations: ObservationMap = { ...observationsOf(values), ...missing };
  return evaluateCheck(checkOf(id), observations, { ...given, ...patch.given }, (_id, error) => {
    throw error;
  });
}

/** The outcome with its reason, `cleared` where it forbids nothing, and the codes with a `~` before those that are only notes: what a table of cases compares. */
export function summaryOf(report: CheckReport): string {
  const codes = report.findings.map(({ code, severity }) => (severity === 'note' ? `~${code}` : code));
  const reason = report.reason === undefined ? [] : [report.reason];
  return [report.outcome, ...reason, ...(report.cleared ? ['cleared'] : []), ...codes].join(' ');
}
