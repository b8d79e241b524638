import type { ActivesyncFront, ActivesyncMailbox, DnsRecord, V2Answer, VirtualHost } from '../wire/world';
import type { PersonalPolicy } from './personal-policy';

/** Heading under which the account picker lists a scenario. */
export type ScenarioGroup =
  | 'Nothing wrong'
  | 'Account and mailbox'
  | 'Held or blocked phone'
  | 'Finding the server'
  | 'Signing in'
  | 'Asked as a phone asks'
  | 'What the portal cannot see'
  | 'Staff';

/** What a diagnosis of the scenario must say. Codes are texts here: the simulated tenant imports nothing of the portal. */
export type Verdict = 'healthy' | 'degraded' | 'blocked' | 'inconclusive';

/** Who the account belongs to. `local` is the part before `@`; `signInName` only where it differs from the address. */
export interface Person {
  name: string;
  local: string;
  signInName?: string;
  /** Further addresses, whole, after the primary one and the one of the initial domain. */
  aliases?: string[];
  roles?: string[];
  /** What the person may do in Exchange administration; absent means that admins may write and others nothing. */
  exchange?: 'read' | 'write' | 'no-role';
}

/** One phone of the person. Times are minutes before the moment of the request; null means the field is null. */
export interface Phone {
  deviceId: string;
  name: string;
  type: string;
  model: string;
  os: string;
  userAgent: string;
  clientType: 'EAS' | 'Outlook' | 'REST';
  clientVersion: string;
  accessState: string;
  accessStateReason: string;
  /** Name of the tenant's access rule that decided. */
  accessControlRule: string | null;
  firstSyncMinutesAgo: number;
  attemptMinutesAgo: number | null;
  successMinutesAgo: number | null;
  status: string;
  policyStatus: string;
  policy: string;
  wipeRequestedMinutesAgo: number | null;
  wipeSentMinutesAgo: number | null;
  wipeAcknowledgedMinutesAgo: number | null;
  /** What some phones tell of themselves and a report must not; absent means that the phone does not tell. */
  imei?: string | undefined;
  telephoneNumber?: string | undefined;
  /** Who asked for the wipe; absent means the person. */
  wipeRequestedBy?: string | undefined;
  /** True for an entry that a command to this tenant made: what ActiveSync answers follows from the other phones. */
  byCommand?: true;
}

/** A phone of the person in device management (Intune). */
export interface ManagedPhone {
  /** Of the partnership in Exchange that its mail account has. */
  deviceId: string;
  operatingSystem: string;
  osVersion: string;
  manufacturer: string;
  model: string;
  complianceState: 'compliant' | 'noncompliant' | 'inGracePeriod' | 'unknown';
  checkedInMinutesAgo: number;
  /** Settings that its compliance policy finds lacking: class name and name for people. */
  failingSettings: { setting: string; settingName: string }[];
  /** Profiles by name with their state. */
  profiles: { name: string; state: 'compliant' | 'error' | 'conflict' }[];
  wipeRequestedMinutesAgo: number | null;
}

/** Directory user, as Graph tells it. */
export interface Directory {
  accountEnabled: boolean;
  plans: { servicePlanId: string; service: string; capabilityStatus: string }[];
  onPremisesSync: boolean;
  passwordChangedMinutesAgo: number;
  /** When sessions were revoked by themselves; absent means with the password. */
  sessionsRevokedMinutesAgo?: number;
}

/** Mailbox, as Exchange tells it. `place: 'none'` means that no recipient exists at all. */
export interface Mailbox {
  place: 'cloud' | 'on-premises' | 'none';
  recipientTypeDetails: string;
  externalAddress: string | null;
  activeSyncEnabled: boolean;
  outlookMobileEnabled: boolean;
  allowedDeviceIds: string[];
  blockedDeviceIds: string[];
  policy: string | null;
  usedBytes: number;
  /** Size of Recoverable Items. */
  recoverableBytes: number;
  /** Where nobody has a mailbox any more: the deleted one that is still kept. */
  deleted: { minutesAgo: number; inactive: boolean } | null;
}

/** One row of the sign-in log. */
export interface SignIn {
  minutesAgo: number;
  appId: string;
  appName: string;
  clientApp: string;
  resource: string;
  errorCode: number;
  failureReason: string;
  conditionalAccess: 'success' | 'failure' | 'notApplied';
  policies: { id: string; name: string; result: string; grantControls: string[] }[];
  ipAddress: string;
  city: string;
  country: string;
  operatingSystem: string;
  interactive: boolean;
  /** True for a refusal under the mail address, which nobody has as a sign-in name: the row names no account. */
  underAddress?: boolean;
}

/** An issue of Microsoft's service health. */
export interface HealthIssue {
  id: string;
  title: string;
  service: 'Exchange Online' | 'Microsoft Entra';
  feature: string;
  classification: 'incident' | 'advisory';
  status: string;
  startedMinutesAgo: number;
  updatedMinutesAgo: number;
}

export type MailAppName = 'apple' | 'samsung' | 'gmail' | 'outlook';

/** Entry of a mail app in the directory. */
export interface MailAppEntry {
  /** False when nobody ever agreed to it: then there is no entry at all. */
  present: boolean;
  enabled: boolean;
  assignmentRequired: boolean;
  /** Scopes that an admin granted for everybody; empty for none. */
  grantedScopes: string;
}

/** What a scenario changes for the whole tenant while it is in force. */
export interface TenantWide {
  issues?: HealthIssue[];
  defaultAccessLevel?: 'Allow' | 'Block' | 'Quarantine';
  /** When the default was changed; years ago by default. */
  defaultChangedMinutesAgo?: number;
  /** Mail apps whose entry in the directory differs from the usual one, by name. */
  mailApps?: Partial<Record<MailAppName, Partial<MailAppEntry>>>;
  /** False when people may agree to no app by themselves. */
  usersMayConsent?: boolean;
  /** Permissions of Graph that the portal lacks. */
  missingPermissions?: string[];
}

/** How a plane misbehaves. `malformed` is a 200 with a cut body; `down` resets the connection. */
export type FaultKind =
  | { kind: 'down' }
  | { kind: 'slow'; ms: number }
  | { kind: 'malformed' }
  | { kind: 'unauthorised' }
  | { kind: 'forbidden'; code?: string }
  | { kind: 'throttled'; retryAfterSeconds: number }
  | { kind: 'unavailable'; retryAfterSeconds?: number };

/**
 * A fault and where it strikes: a Graph resource (`users`, `signIns`, …), a cmdlet, the `token` endpoint, a host of the
 * simulated internet, or `*` for the whole plane (for `dns` the only place).
 */
export type Fault = { plane: 'graph' | 'exchange' | 'login' | 'wire' | 'dns'; target: string } & FaultKind;

/** What the domain publishes and which hosts stand behind it; absent means the healthy domain. */
export interface DomainPatch {
  /** Own domain, e.g. `norecord.test`. Records and hosts below replace the healthy ones of `autodiscover.<domain>`. */
  domain: string;
  /** True when the organisation's own sign-in service checks its passwords. */
  federated?: boolean;
  records?: DnsRecord[];
  /** Mail exchangers instead of the directory's own; empty for none. */
  mx?: string[];
  hosts?: VirtualHost[];
  /** Replaces the good web site of the bare domain; null for a domain without one. */
  root?: Pick<VirtualHost, 'certificate' | 'behaviour'> | null;
}

/** What a diagnosis must find, and what it must not say. `primary` is the cause that leads, null where there is none. */
export interface Expectation {
  mustFind: string[];
  mustNotFind: string[];
  verdict: Verdict;
  primary: string | null;
}

/** What a phone's networks keep out (hosts by what they are for) and how far its clock is off, with what a report must say then. */
export interface PhoneRun extends Expectation {
  name: string;
  blocked: { wifi?: string[]; mobile?: string[] };
  clockMinutes?: number;
}

/** A state of the simulated tenant and what a diagnosis of it must find. Everything not named is healthy. */
export interface Scenario extends Expectation {
  /** Also the key of the account. */
  id: string;
  group: ScenarioGroup;
  label: string;
  /** One line on what is wrong, for the account picker. */
  hint: string;
  person: Person;
  /** The app that the diagnosis is asked about; the phone's own by default. */
  app?: 'native' | 'outlook' | 'unknown';
  /** What a diagnosis finds instead when it may send a first ActiveSync command, as the person can agree to. */
  asPhone?: Expectation;
  /** What the report says instead once the phone has tested its networks. */
  fromPhone?: PhoneRun[];
  directory?: Partial<Directory>;
  mailbox?: Partial<Mailbox>;
  /** All phones; absent means one healthy iPhone. */
  phones?: Phone[];
  /** What device management knows; absent means that the person's phones are not managed. */
  managed?: ManagedPhone[];
  /** Conditional Access policies about this person, beside the tenant's own. */
  policies?: PersonalPolicy[];
  /** Mail apps that are assigned to the person. */
  assignedApps?: MailAppName[];
  /** All sign-ins; absent means a few good ones. */
  signIns?: SignIn[];
  /** What `OPTIONS` with the person's own token answers; absent means 200. */
  activesync?: ActivesyncMailbox;
  /** What stands before the mailbox at the ActiveSync host; absent means the healthy front door. */
  activesyncFront?: ActivesyncFront;
  /** What the cloud's Autodiscover V2 answers for the address; absent means the ActiveSync URL. */
  v2?: V2Answer;
  /** Failures of the admin planes that strike reads about this account only. */
  faults?: Fault[];
  /** The portal's own sign-in fails with this Entra error number. */
  refusedSignIn?: 50105 | 65001;
  /** Exchanging the person's token fails with this Entra error number. */
  refusedOnBehalfOf?: number;
  network?: DomainPatch;
  tenantWide?: TenantWide;
}
