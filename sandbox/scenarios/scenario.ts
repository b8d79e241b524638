import type { ActivesyncMailbox, DnsRecord, V2Answer, VirtualHost } from '../wire/world';

/** Heading under which the account picker lists a scenario. */
export type ScenarioGroup =
  | 'Nothing wrong'
  | 'Account and mailbox'
  | 'Held or blocked phone'
  | 'Finding the server'
  | 'Signing in'
  | 'What the portal cannot see'
  | 'Staff';

/** What a diagnosis of the scenario must say. Codes are texts here: the simulated tenant imports nothing of the portal. */
export type Verdict = 'healthy' | 'degraded' | 'blocked' | 'inconclusive';

/** Who the account belongs to. `local` is the part before `@`; `signInName` only where it differs from the address. */
export interface Person {
  name: string;
  local: string;
  signInName?: string;
  roles?: string[];
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
}

/** Directory user, as Graph tells it. */
export interface Directory {
  accountEnabled: boolean;
  plans: { servicePlanId: string; service: string; capabilityStatus: string }[];
  onPremisesSync: boolean;
  passwordChangedMinutesAgo: number;
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

/** What a scenario changes for the whole tenant while it is in force. */
export interface TenantWide {
  issues?: HealthIssue[];
  defaultAccessLevel?: 'Allow' | 'Block' | 'Quarantine';
}

/** How a plane misbehaves. `malformed` is a 200 with a cut body; `down` resets the connection. */
export type FaultKind =
  | { kind: 'down' }
  | { kind: 'slow'; ms: number }
  | { kind: 'malformed' }
  | { kind: 'forbidden'; code?: string }
  | { kind: 'throttled'; retryAfterSeconds: number }
  | { kind: 'unavailable'; retryAfterSeconds?: number };

/** A fault and where it strikes: a Graph resource (`users`, `signIns`, …), a cmdlet, or `*` for the whole plane. */
export type Fault = { plane: 'graph' | 'exchange' | 'login'; target: string } & FaultKind;

/** What the domain publishes and which hosts stand behind it; absent means the healthy domain. */
export interface DomainPatch {
  /** Own domain, e.g. `norecord.test`. Records and hosts below replace the healthy ones of `autodiscover.<domain>`. */
  domain: string;
  records?: DnsRecord[];
  hosts?: VirtualHost[];
  /** Replaces the good web site of the bare domain. */
  root?: Pick<VirtualHost, 'certificate' | 'behaviour'>;
}

/** A state of the simulated tenant and what a diagnosis of it must find. Everything not named is healthy. */
export interface Scenario {
  /** Also the key of the account. */
  id: string;
  group: ScenarioGroup;
  label: string;
  /** One line on what is wrong, for the account picker. */
  hint: string;
  person: Person;
  /** The app that the diagnosis is asked about; the phone's own by default. */
  app?: 'native' | 'outlook';
  directory?: Partial<Directory>;
  mailbox?: Partial<Mailbox>;
  /** All phones; absent means one healthy iPhone. */
  phones?: Phone[];
  /** All sign-ins; absent means a few good ones. */
  signIns?: SignIn[];
  /** What `OPTIONS` with the person's own token answers; absent means 200. */
  activesync?: ActivesyncMailbox;
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
  mustFind: string[];
  mustNotFind: string[];
  verdict: Verdict;
  primary: string | null;
}
