import type { ProbeFailure } from './observations';

// Shapes of facts that a diagnosis can do without: a permission that buys each is optional, and nothing is claimed without it.

/** A mail app in the directory (Graph `servicePrincipal`), and what stands between it and the person. */
export interface MailAppRegistration {
  appId: string;
  name: string;
  /** False when the directory has no entry for it: nobody of the organisation ever agreed to it. */
  present: boolean;
  enabled: boolean;
  assignmentRequired: boolean;
  /** Null when no assignment is required, or when that could not be read. */
  assigned: boolean | null;
  /** Asked only where people may agree to no app by themselves; null when not asked or not read. */
  consented: boolean | null;
}

/** A Conditional Access policy in force that may concern the person. Words of Graph, lower-cased. */
export interface AccessPolicy {
  id: string;
  name: string;
  /** `unknown`: by groups or roles that were not looked into. */
  included: 'all' | 'person' | 'unknown' | 'no';
  excluded: 'person' | 'unknown' | 'no';
  includeApps: string[];
  excludeApps: string[];
  clientApps: string[];
  includePlatforms: string[];
  excludePlatforms: string[];
  /** Ids of named locations, or `all` and `alltrusted`; both empty when places do not matter. */
  includeLocations: string[];
  excludeLocations: string[];
  /** Names of conditions that are in use and not judged here: locations, risk, devices. */
  otherConditions: string[];
  grants: string[];
  /** `or` when one of the grants is enough, `and` when all are wanted; empty without grants. */
  grantOperator: string;
  /** Names of grants beside `grants`: terms of use, authentication strength, custom factors. */
  otherGrants: string[];
}

/** A policy in force that Conditional Access says would apply to one sign-in. */
export type AppliedPolicy = Omit<
  AccessPolicy,
  | 'includeApps'
  | 'excludeApps'
  | 'clientApps'
  | 'includePlatforms'
  | 'excludePlatforms'
  | 'includeLocations'
  | 'excludeLocations'
> & {
  /** When it was last changed, else made; null when Graph does not say. */
  changedAt: string | null;
};

/** One answer of What If: what would apply to a sign-in of the person to Exchange Online with this client from this platform. */
export interface WhatIfAnswer {
  /** Graph's words for a mail app with the current sign-in, and for the old protocol. */
  client: 'mobileAppsAndDesktopClients' | 'exchangeActiveSync';
  platform: 'ios' | 'android';
  policies: AppliedPolicy[];
}

/** A place that policies know by name (Graph `namedLocation`). Its addresses are not kept. */
export interface NamedLocation {
  id: string;
  name: string;
  /** Two-letter codes in capitals; empty for a place that is told by addresses. */
  countries: string[];
}

/** Mail apps in the directory, and whether people may agree to an app by themselves. */
export interface MailApps {
  apps: MailAppRegistration[];
  /** False: to none. Null: it depends on the app, or it was not read. */
  usersMayConsent: boolean | null;
  /** Why `usersMayConsent` was not read; null when it was. */
  consentUnread: ProbeFailure | null;
}

/**
 * Rules for signing in. `securityDefaults` is null where it could not be read, and `locations` also where no policy in force
 * knows a place.
 */
export interface SignInRules {
  policies: AccessPolicy[];
  securityDefaults: boolean | null;
  locations: NamedLocation[] | null;
}

/**
 * `Get-MailboxStatistics` and the quotas of `Get-Mailbox`, in bytes. Null where Exchange gives none: a mailbox that was never
 * opened has no size, an unlimited quota no number.
 */
export type MailboxUsage =
  | { found: false }
  | {
      found: true;
      usedBytes: number | null;
      /** Size of Recoverable Items: what was deleted and is still kept. */
      deletedBytes: number | null;
      sendQuotaBytes: number | null;
      quotaBytes: number | null;
      recoverableQuotaBytes: number | null;
    };

/** A mailbox of the person that was deleted and is still kept (`Get-Mailbox -SoftDeletedMailbox`), or that there is none. */
export type DeletedMailbox =
  | { found: false }
  | {
      found: true;
      deletedAt: string | null;
      /** True when a hold keeps it without an end; else it goes 30 days after `deletedAt`. */
      inactive: boolean;
    };

/** A phone or tablet of the person as device management (Intune) knows it. Enum texts are lower-cased. */
export interface ManagedDevice {
  id: string;
  model: string;
  /** System and version, e.g. `iOS 26.1`. */
  os: string;
  /** Exchange's device id of its mail account, lower case; empty while it has none. */
  activesyncId: string;
  /** When Intune made that account known to Exchange; null when it has not. */
  activatedAt: string | null;
  compliance: string;
  lastCheckIn: string | null;
  /** Names of the settings that fail; null when it is compliant or they could not be read. */
  failingSettings: string[] | null;
  /** Name of a mail profile that could not be installed; null when there is none or it could not be read. */
  failedMailProfile: string | null;
  /** True when an erase was asked for that is not done. */
  wipePending: boolean;
  /** When it was asked for, where Intune says. */
  wipeRequested: string | null;
}
