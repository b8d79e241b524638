import type { ActivesyncCommands } from './activesync-commands';
import type { CertificateFacts, Evidence } from './evidence';
import type {
  DeletedMailbox,
  MailApps,
  MailboxUsage,
  ManagedDevice,
  SignInRules,
  WhatIfAnswer,
} from './optional-facts';
import type { PhoneTest } from './phone-test';
import type { MailApp, Reason } from './vocabulary';

/** Why our instrument could not observe. `detail` is a permission, host or probe id, never a sentence or a secret. */
export interface ProbeFailure {
  reason: Extract<
    Reason,
    | 'permission-missing'
    | 'not-licensed'
    | 'throttled'
    | 'timed-out'
    | 'unreachable'
    | 'upstream-failed'
    | 'malformed-answer'
    | 'sign-in-needed'
    | 'blocked-by-earlier'
    | 'internal-error'
  >;
  detail?: string;
  /** ISO instant at which asking again makes sense (from `Retry-After`). */
  retryAt?: string;
}

/** A failure of the thing under diagnosis is a value; a failure of our instrument is `unavailable`. */
export type Observation<T> = { startedAt: string; durationMs: number; evidence: Evidence[] } & (
  | { status: 'observed'; value: T }
  | { status: 'unavailable'; failure: ProbeFailure }
);

/** Open issue of Exchange Online or Microsoft Entra (Graph service health). Enum texts are lower-cased. */
export interface ServiceIssue {
  id: string;
  title: string;
  service: string;
  feature: string;
  classification: string;
  status: string;
  startedAt: string;
  updatedAt: string;
  resolved: boolean;
}

/** A directory user (Graph `user`), or the fact that there is none. */
export type DirectoryUser =
  | { found: false }
  | {
      found: true;
      id: string;
      displayName: string;
      userPrincipalName: string;
      primaryAddress: string;
      /** All SMTP addresses, lower case, without the `smtp:` prefix. */
      addresses: string[];
      accountEnabled: boolean | null;
      /** Exchange-related plans by id with their capability status as Graph spells it; null when they were left out. */
      plans: { servicePlanId: string; service: string; capabilityStatus: string }[] | null;
      onPremisesSync: boolean;
      lastPasswordChange: string | null;
      /** Sign-ins from before it no longer hold (`signInSessionsValidFromDateTime`); left out in reports of before it was read. */
      sessionsValidFrom?: string | null;
    };

export interface Organization {
  onPremisesSync: boolean;
  verifiedDomains: string[];
  /** Those whose passwords are checked by the organisation's own sign-in service, not by Entra. */
  federatedDomains: string[];
}

/** What the directory itself wants published for a domain (Graph `serviceConfigurationRecords`, e-mail only). */
export interface DomainRecords {
  domain: string;
  autodiscoverCname: string | null;
  mx: string | null;
}

/** One sign-in of the person (Graph `signIn`), newest first in lists. */
export interface SignIn {
  id: string;
  at: string;
  appId: string;
  appName: string;
  clientApp: string;
  resource: string;
  errorCode: number;
  failureReason: string;
  conditionalAccess: string;
  policies: { id: string; name: string; result: string; grantControls: string[] }[];
  ipAddress: string;
  location: string;
  operatingSystem: string;
}

/** `Get-CASMailbox`, the switches a phone depends on. */
export type MailboxSettings =
  | { found: false }
  | {
      found: true;
      primaryAddress: string;
      activeSyncEnabled: boolean;
      outlookMobileEnabled: boolean | null;
      allowedDeviceIds: string[];
      blockedDeviceIds: string[];
      mailboxPolicy: string | null;
    };

/** `Get-Recipient`: where the mailbox is and of which kind. */
export type Recipient =
  | { found: false }
  | { found: true; recipientTypeDetails: string; externalAddress: string | null; primaryAddress: string };

/** `Get-MobileDevice`. Unknown enum texts are kept as they came. Times are ISO instants or null. */
export interface MobileDevice {
  guid: string;
  deviceId: string;
  name: string;
  type: string;
  model: string;
  os: string;
  userAgent: string;
  clientType: string;
  clientVersion: string;
  accessState: string;
  accessStateReason: string;
  accessControlRule: string | null;
  firstSync: string | null;
}

/** `Get-MobileDeviceStatistics`: the only reliable sync times. */
export interface DeviceStatistics {
  deviceId: string;
  guid: string;
  lastSyncAttempt: string | null;
  lastSuccessSync: string | null;
  status: string;
  policyApplied: string | null;
  policyStatus: string;
  wipeRequested: string | null;
  wipeSent: string | null;
  wipeAcknowledged: string | null;
}

/** `Get-ActiveSyncOrganizationSettings`. */
export interface OrganizationSettings {
  defaultAccessLevel: string;
  adminMailRecipients: string[];
  /** When one of these settings was last changed; left out in reports of before it was read. */
  changedAt?: string | null;
}

/** `Get-ActiveSyncDeviceAccessRule`. `queryString` is compared exactly, without wildcards. */
export interface AccessRule {
  name: string;
  identity: string;
  characteristic: string;
  queryString: string;
  accessLevel: string;
}

/** `Get-MobileDeviceMailboxPolicy`. */
export interface MobilePolicy {
  name: string;
  isDefault: boolean;
  allowNonProvisionable: boolean;
  passwordEnabled: boolean;
  encryptionRequired: boolean;
}

/** Names around Autodiscover in DNS. `aliases` is the CNAME chain from `autodiscover.<domain>`, in order. */
export interface AutodiscoverDns {
  domain: string;
  host: string;
  /** `failed` when the resolver could not say; never read as "missing". */
  outcome: 'answered' | 'no-data' | 'no-such-name' | 'failed';
  aliases: string[];
  addresses: string[];
  rootAddresses: string[];
  /** Addresses of a random label under the domain: a wildcard record when not empty. */
  wildcardAddresses: string[];
  srv: { target: string; port: number; priority: number; weight: number }[];
  mx: string[];
  resolver: string;
}

/** One hop of one way to find the server. Nothing but an anonymous request is ever sent. */
export interface AutodiscoverHop {
  url: string;
  method: 'GET' | 'POST';
  address: string | null;
  /** How far the hop got. `forbidden-address`: the egress guard refused; counts as unreachable. */
  result:
    | { kind: 'no-address' }
    | { kind: 'unreachable'; failure: 'refused' | 'timed-out' | 'reset' | 'unroutable' | 'forbidden-address' | 'other' }
    | { kind: 'certificate-refused'; certificate: CertificateFacts }
    | { kind: 'redirect'; status: number; location: string }
    | { kind: 'challenge'; status: number; schemes: string[] }
    | { kind: 'answer'; status: number; body: AutodiscoverBody }
    | { kind: 'not-autodiscover'; status: number; contentType: string; server: string };
  certificate: CertificateFacts | null;
  server: string | null;
}

/** What an Autodiscover answer says (MS-ASCMD 2.2.1.1, MS-OXDSCLI). */
export type AutodiscoverBody =
  | { kind: 'activesync'; url: string }
  | { kind: 'redirect-address'; address: string }
  | { kind: 'other-protocols'; protocols: string[] }
  | { kind: 'wrong-schema' }
  | { kind: 'error'; code: string; debug: string };

/** One way of the documented order: root https, autodiscover https, port-80 redirect, SRV. */
export interface AutodiscoverAttempt {
  way: 'root' | 'subdomain' | 'redirect' | 'srv';
  hops: AutodiscoverHop[];
  /** How the last hop ended, in one word. `exchange` = an Exchange front end answered (settings or a challenge). */
  ended: 'exchange' | 'web-host' | 'unreachable' | 'certificate' | 'loop' | 'not-https' | 'no-record' | 'other-answer';
  role: 'expected' | 'fallback' | 'not-used';
}

export interface AutodiscoverXml {
  domain: string;
  attempts: AutodiscoverAttempt[];
}

/** Answer of the cloud's own Autodiscover V2 for the address: where its ActiveSync is. */
export type AutodiscoverJson =
  | { kind: 'url'; url: string }
  | { kind: 'redirect'; location: string }
  | { kind: 'error'; status: number; code: string };

/** `OPTIONS` with an empty Bearer: what sign-in the server wants. */
export type ActivesyncChallenge =
  | { kind: 'answered'; status: number; schemes: string[]; authorizationUri: string | null; location: string | null }
  | { kind: 'unreachable'; failure: string }
  | { kind: 'certificate-refused'; certificate: CertificateFacts };

/** `OPTIONS` with the person's own token. */
export type ActivesyncOptions =
  | {
      kind: 'answered';
      status: number;
      versions: string[];
      commands: string[];
      throttle: string | null;
      retryAfter: string | null;
      proxyBusy: boolean;
      location: string | null;
      diagnostics: string | null;
    }
  | { kind: 'unreachable'; failure: string }
  | { kind: 'certificate-refused'; certificate: CertificateFacts };

/** Every fact that a diagnosis may hold, keyed by the probe that observes it. */
export interface Observations {
  serviceHealth: { issues: ServiceIssue[] };
  directoryUser: DirectoryUser;
  organization: Organization;
  domainRecords: DomainRecords;
  signIns: { signIns: SignIn[] };
  /** Token renewals without the person (non-interactive): where a revoked session shows first. Graph has them on beta only. */
  backgroundSignIns: { signIns: SignIn[] };
  /** Refused because the mail address was typed as the name (50034): whoever typed it. Empty where both are one. */
  addressSignIns: { signIns: SignIn[] };
  mailApps: MailApps;
  signInRules: SignInRules;
  /** What Conditional Access would do with a sign-in of the person's mail app, as it answers itself. */
  whatIf: { answers: WhatIfAnswer[] };
  mailboxSettings: MailboxSettings;
  recipient: Recipient;
  mailboxUsage: MailboxUsage;
  deletedMailbox: DeletedMailbox;
  devices: { devices: MobileDevice[] };
  deviceStatistics: { statistics: DeviceStatistics[] };
  managedDevices: { devices: ManagedDevice[] };
  organizationSettings: OrganizationSettings;
  accessRules: { rules: AccessRule[] };
  mobilePolicies: { policies: MobilePolicy[] };
  autodiscoverDns: AutodiscoverDns;
  autodiscoverXml: AutodiscoverXml;
  autodiscoverJson: AutodiscoverJson;
  activesyncChallenge: ActivesyncChallenge;
  activesyncOptions: ActivesyncOptions;
  /** Asked only when the person agreed: the commands leave an entry in the mailbox's list of devices. */
  activesyncCommands: ActivesyncCommands;
}
export type ObservationKey = keyof Observations;

/** What is known before any probe: the request and the cloud. Handed to checks so that they need no clock and no cloud. */
export interface Given {
  app: MailApp;
  deviceId: string | null;
  /** True when the mailbox is the signed-in person's own. */
  own: boolean;
  /** True when the person agreed to have the server asked as a phone would. */
  asPhone: boolean;
  /** Only when a report is joined with what phones measured, together with what the portal saw by itself. */
  phone?: {
    tests: readonly PhoneTest[];
    /** Whether the portal reached the host from where it stands; null when it did not look. */
    reachedByPortal: { mail: boolean | null; signIn: boolean | null; autodiscover: boolean | null };
    /** True when the judged phone got mail within a day before the diagnosis. */
    gotMailLately: boolean;
  };
  now: string;
  cloud: {
    activesyncHost: string;
    activesyncUrl: string;
    autodiscoverCnames: string[];
    autodiscoverHost: string;
    mxSuffixes: string[];
  };
}
