/** Endpoints of one Microsoft cloud, after `{tenantid}` was replaced. The shape of a cloud file is in the README. */
export interface Cloud {
  name: string;
  /** Shown on every page when set, e.g. "Simulated tenant". */
  notice: string | null;
  authority: string;
  /** Absent for Microsoft's own clouds: MSAL discovers it. */
  authorityMetadata: AuthorityMetadata | null;
  /** Issuer that our own API tokens must name, exactly. */
  issuer: string;
  jwksUri: string;
  graph: string;
  /** Identifier that Graph token scopes are asked with; the public cloud's when `graph` is not https. */
  graphResource: string;
  exchange: string;
  autodiscover: string;
  activesync: string;
  autodiscoverCnames: string[];
  mxSuffixes: string[];
  /** Audience of Exchange tokens, e.g. `https://outlook.office365.com`. */
  resource: string;
  /** Where admins go; `{adminCentre}` in guidance. */
  adminCentre: string;
  /** Origins that a phone's browser tries instead of those that follow from the others. */
  phoneHosts?: PhoneOrigins;
  network: CloudNetwork;
}

/** `mailOtherName` is the mail service under another name of its own; left out where a cloud has one name only. */
export interface PhoneOrigins {
  mail: string;
  autodiscover: string;
  signIn: string;
  mailOtherName?: string;
}

export interface AuthorityMetadata {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  jwks_uri: string;
  end_session_endpoint: string;
}

export interface CloudNetwork {
  /** `host:port`; empty means the system's resolvers. */
  dnsServers: string[];
  /** `address:port` → `address:port`, for a simulated network. */
  connectTo: Record<string, string>;
  onlyConnectTo: boolean;
  /** PEM text of certificate authorities to trust besides the system's. */
  ca: string | null;
}
