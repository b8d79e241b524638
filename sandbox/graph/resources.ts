import { minutesBefore } from '../http/reply';
import { autodiscoverAlias, initialDomain, tenantId } from '../names';
import { mxOf } from '../scenarios/domains';
import type { HealthIssue, SignIn } from '../scenarios/scenario';
import { type Account, guidOf } from '../tenant/account';

/** Graph dates carry whole seconds. */
function graphDate(now: Date, minutesAgo: number): string {
  return `${minutesBefore(now, minutesAgo)?.toISOString().slice(0, 19)}Z`;
}

/** A `user` with every field the simulated directory knows. */
export function userResource(account: Account, now: Date): Record<string, unknown> {
  const { directory } = account;
  const [primary = '', ...others] = account.addresses;
  return {
    id: account.objectId,
    displayName: account.name,
    userPrincipalName: account.signInName,
    mail: account.mailbox.place === 'none' ? null : primary,
    proxyAddresses: [`SMTP:${primary}`, ...others.map((address) => `smtp:${address}`)],
    accountEnabled: directory.accountEnabled,
    userType: 'Member',
    usageLocation: 'NL',
    assignedPlans: directory.plans.map((plan) => ({ assignedDateTime: graphDate(now, 500_000), ...plan })),
    provisionedPlans: directory.plans.map(({ service, capabilityStatus }) => ({
      service,
      capabilityStatus,
      provisioningStatus: 'Success',
    })),
    onPremisesSyncEnabled: directory.onPremisesSync ? true : null,
    lastPasswordChangeDateTime: graphDate(now, directory.passwordChangedMinutesAgo),
    signInSessionsValidFromDateTime: graphDate(
      now,
      directory.sessionsRevokedMinutesAgo ?? directory.passwordChangedMinutesAgo,
    ),
    createdDateTime: graphDate(now, 600_000),
    employeeHireDate: null,
  };
}

/** What `/users` returns without `$select`: Graph leaves most properties out. */
export const defaultUserFields = ['id', 'displayName', 'userPrincipalName', 'mail'];

/** The tenant's own `organization`. */
export function organizationResource(
  domains: readonly string[],
  federated: readonly string[],
  synced: boolean,
): Record<string, unknown> {
  return {
    id: tenantId,
    displayName: 'Contoso (simulated)',
    countryLetterCode: 'NL',
    onPremisesSyncEnabled: synced ? true : null,
    verifiedDomains: domains.map((name, index) => ({
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: index === 0,
      isInitial: name === initialDomain,
      name,
      type: federated.includes(name) ? 'Federated' : 'Managed',
    })),
  };
}

/** The records that the directory wants published for a domain. */
export function configurationRecords(domain: string): Record<string, unknown>[] {
  const common = { isOptional: false, supportedService: 'Email', ttl: 3600 };
  const id = (type: string) => guidOf(`record:${domain}:${type}`);
  return [
    {
      '@odata.type': '#microsoft.graph.domainDnsMxRecord',
      id: id('mx'),
      label: domain,
      recordType: 'Mx',
      ...common,
      mailExchange: mxOf(domain),
      preference: 0,
    },
    {
      '@odata.type': '#microsoft.graph.domainDnsTxtRecord',
      id: id('txt'),
      label: domain,
      recordType: 'Txt',
      ...common,
      text: 'v=spf1 include:spf.protection.outlook.test -all',
    },
    {
      '@odata.type': '#microsoft.graph.domainDnsCnameRecord',
      id: id('cname'),
      label: `autodiscover.${domain}`,
      recordType: 'CName',
      ...common,
      canonicalName: autodiscoverAlias,
    },
    {
      '@odata.type': '#microsoft.graph.domainDnsCnameRecord',
      id: id('lync'),
      label: `lyncdiscover.${domain}`,
      recordType: 'CName',
      ...common,
      supportedService: 'OfficeCommunicationsOnline',
      canonicalName: 'webdir.online.lync.test',
    },
  ];
}

/** A `serviceHealthIssue`. */
export function issueResource(issue: HealthIssue, now: Date): Record<string, unknown> {
  return {
    id: issue.id,
    title: issue.title,
    service: issue.service,
    feature: issue.feature,
    featureGroup: issue.feature,
    classification: issue.classification,
    status: issue.status,
    origin: 'microsoft',
    impactDescription: issue.title,
    isResolved: false,
    highImpact: null,
    startDateTime: graphDate(now, issue.startedMinutesAgo),
    endDateTime: null,
    lastModifiedDateTime: graphDate(now, issue.updatedMinutesAgo),
    details: [{ name: 'NotifyInApp', value: 'True' }],
    posts: [
      {
        createdDateTime: graphDate(now, issue.updatedMinutesAgo),
        postType: 'regular',
        description: { contentType: 'html', content: `<p>${issue.title}.</p>` },
      },
    ],
  };
}

const services = [
  { id: 'Exchange', service: 'Exchange Online' },
  { id: 'AAD', service: 'Microsoft Entra' },
  { id: 'Lync', service: 'Skype for Business' },
  { id: 'microsoftteams', service: 'Microsoft Teams' },
];

/** All `serviceHealth` overviews; issues only when expanded. */
export function healthOverviews(issues: HealthIssue[], expand: boolean, now: Date): Record<string, unknown>[] {
  return services.map(({ id, service }) => {
    const own = issues.filter((issue) => issue.service === service);
    const status = own.find((issue) => issue.classification === 'incident')?.status ?? 'serviceOperational';
    return { id, service, status, ...(expand ? { issues: own.map((issue) => issueResource(issue, now)) } : {}) };
  });
}

/** A `signIn` row. */
export function signInResource(account: Account, row: SignIn, index: number, now: Date): Record<string, unknown> {
  return {
    id: guidOf(`sign-in:${account.key}:${index}`),
    createdDateTime: graphDate(now, row.minutesAgo),
    userDisplayName: account.name,
    userPrincipalName: row.underAddress ? account.address : account.signInName,
    userId: row.underAddress ? '00000000-0000-0000-0000-000000000000' : account.objectId,
    appId: row.appId,
    appDisplayName: row.appName,
    ipAddress: row.ipAddress,
    clientAppUsed: row.clientApp,
    correlationId: guidOf(`correlation:${account.key}:${index}`),
    conditionalAccessStatus: row.conditionalAccess,
    isInteractive: row.interactive,
    riskDetail: 'none',
    resourceDisplayName: row.resource,
    resourceId: '00000002-0000-0ff1-ce00-000000000000',
    status: { errorCode: row.errorCode, failureReason: row.failureReason, additionalDetails: null },
    deviceDetail: {
      deviceId: '',
      displayName: '',
      operatingSystem: row.operatingSystem,
      browser: '',
      isCompliant: false,
    },
    location: {
      city: row.city,
      state: '',
      countryOrRegion: row.country,
      geoCoordinates: { latitude: 0, longitude: 0 },
    },
    appliedConditionalAccessPolicies: row.policies.map(({ id, name, result, grantControls }) => ({
      id,
      displayName: name,
      enforcedGrantControls: grantControls,
      enforcedSessionControls: [],
      result,
    })),
  };
}
