/** Names and ids of the simulated cloud. `.test` is reserved (RFC 6761 6.2), so none of them can exist outside. */

/** Tenant id of the simulated directory. */
export const tenantId = '6f1c2b7e-90d4-4a5b-8c3e-2d7a1f0b9e51';
/** Client id of the portal's app registration: a public and a confidential client under one id. */
export const clientId = 'b3a0c9d2-5e47-4f18-9b6a-7c0d8e2f4a13';
/** Object id of the registration's service principal, the `oid` of app-only tokens. */
export const servicePrincipalId = 'e2d7f5a4-13b8-4c69-a0f2-58b1c6d93e07';

/** The directory's public name; endpoints on loopback stand in for it. */
export const authority = 'https://login.sandbox.test';
/** Issuer of every token, v2.0 form. */
export const issuer = `${authority}/${tenantId}/v2.0`;
/** Audience of Exchange and ActiveSync tokens. */
export const exchangeResource = 'https://outlook.office365.test';
/** Graph's identifier in the public cloud, asked for because the simulated Graph is plain http. */
export const graphResource = 'https://graph.microsoft.com';

/** Host that ActiveSync and Autodiscover V2 answer on. */
export const activesyncHost = 'outlook.office365.test';
/** Where the port-80 redirect of the cloud leads. */
export const autodiscoverHost = 'autodiscover-s.outlook.test';
/** Target of a correct `autodiscover` alias. */
export const autodiscoverAlias = 'autodiscover.outlook.test';
/** Suffix of a correct MX. */
export const mxSuffix = 'mail.protection.outlook.test';
/** ActiveSync address that a healthy mailbox is told. */
export const activesyncUrl = `https://${activesyncHost}/Microsoft-Server-ActiveSync`;

/** Domain of everybody whose scenario has nothing to do with DNS. */
export const homeDomain = 'contoso.test';
/** The tenant's initial domain, always verified. */
export const initialDomain = 'contoso.onmicrosoft.test';

/** Scope value of the portal's own API. */
export const apiScopeName = 'access_as_user';
