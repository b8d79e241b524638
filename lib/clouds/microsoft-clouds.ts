import type { Cloud } from './cloud';

export const cloudNames = ['global', 'gcc-high', 'dod', 'china'] as const;
export type CloudName = (typeof cloudNames)[number];

type Endpoints = Pick<
  Cloud,
  'authority' | 'graph' | 'exchange' | 'autodiscover' | 'autodiscoverCnames' | 'mxSuffixes' | 'adminCentre'
> & { activesyncHost: string };

/**
 * Hosts of Microsoft's clouds.
 * Login and Graph: https://learn.microsoft.com/graph/deployments. Exchange:
 * https://learn.microsoft.com/exchange/reference/admin-api-get-started. DNS targets:
 * https://learn.microsoft.com/microsoft-365/enterprise/external-domain-name-system-records.
 */
const endpoints: Record<CloudName, Endpoints> = {
  global: {
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    exchange: 'https://outlook.office365.com',
    activesyncHost: 'outlook.office365.com',
    autodiscover: 'https://autodiscover-s.outlook.com',
    autodiscoverCnames: ['autodiscover.outlook.com'],
    // `mx.microsoft` is the form that Enable-DnssecForVerifiedDomain hands out.
    mxSuffixes: ['mail.protection.outlook.com', 'mx.microsoft', 'mail.eo.outlook.com'],
    adminCentre: 'https://admin.exchange.microsoft.com',
  },
  'gcc-high': {
    authority: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    exchange: 'https://outlook.office365.us',
    activesyncHost: 'outlook.office365.us',
    autodiscover: 'https://autodiscover-s.office365.us',
    autodiscoverCnames: ['autodiscover.office365.us'],
    mxSuffixes: ['mail.protection.office365.us'],
    adminCentre: 'https://admin.exchange.office365.us',
  },
  dod: {
    authority: 'https://login.microsoftonline.us',
    graph: 'https://dod-graph.microsoft.us',
    exchange: 'https://outlook-dod.office365.us',
    activesyncHost: 'outlook-dod.office365.us',
    autodiscover: 'https://autodiscover-s-dod.office365.us',
    autodiscoverCnames: ['autodiscover.office365.us'],
    mxSuffixes: ['mail.protection.office365.us'],
    adminCentre: 'https://outlook-dod.office365.us/ecp',
  },
  china: {
    // The alias that MSAL has metadata for; login.chinacloudapi.cn leads to the same authority.
    authority: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    // Administration moved to this host, phones are still told the older one.
    exchange: 'https://outlook.office365.cn',
    activesyncHost: 'partner.outlook.cn',
    autodiscover: 'https://autodiscover.partner.outlook.cn',
    autodiscoverCnames: ['autodiscover.partner.outlook.cn'],
    mxSuffixes: ['mail.protection.partner.outlook.cn'],
    adminCentre: 'https://partner.outlook.cn/ecp',
  },
};

/** Endpoint set 1 names two hosts of one service (https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges). */
const publicPhoneHosts = {
  mail: 'https://outlook.office365.com',
  autodiscover: 'https://autodiscover-s.outlook.com',
  signIn: 'https://login.microsoftonline.com',
  mailOtherName: 'https://outlook.office.com',
};

/** Endpoints of one of Microsoft's own clouds for a tenant (a GUID). MSAL discovers the authority's metadata itself. */
export function microsoftCloud(name: CloudName, tenantId: string): Cloud {
  const { activesyncHost, ...hosts } = endpoints[name];
  return {
    name,
    notice: null,
    ...hosts,
    authorityMetadata: null,
    ...signingOf(hosts.authority, tenantId),
    graphResource: hosts.graph,
    activesync: `https://${activesyncHost}/Microsoft-Server-ActiveSync`,
    resource: hosts.exchange,
    ...(name === 'global' ? { phoneHosts: publicPhoneHosts } : {}),
    network: { dnsServers: [], connectTo: {}, onlyConnectTo: false, ca: null },
  };
}

/** Issuer and keys of v2.0 tokens at an authority (https://learn.microsoft.com/entra/identity-platform/access-tokens). */
export function signingOf(authority: string, tenantId: string): Pick<Cloud, 'issuer' | 'jwksUri'> {
  return {
    issuer: `${authority}/${tenantId}/v2.0`,
    jwksUri: `${authority}/${tenantId}/discovery/v2.0/keys`,
  };
}
