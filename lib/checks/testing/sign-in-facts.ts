import type { AccessPolicy, AppliedPolicy, MailAppRegistration, WhatIfAnswer } from '@/lib/report/optional-facts';

/** The iPhone's mail app in the directory, agreed to for everybody; `changes` put something in its way. */
export function mailApp(changes: Partial<MailAppRegistration> = {}): MailAppRegistration {
  return {
    appId: 'f8d98a96-0999-43f5-8af3-69971c7bb423',
    name: 'Apple Internet Accounts',
    present: true,
    enabled: true,
    assignmentRequired: false,
    assigned: null,
    consented: true,
    ...changes,
  };
}

/** The policy that most tenants have: old protocols are blocked for everybody. */
export function accessPolicy(changes: Partial<AccessPolicy> = {}): AccessPolicy {
  return {
    id: 'policy-1',
    name: 'Block legacy authentication',
    included: 'all',
    excluded: 'no',
    includeApps: ['all'],
    excludeApps: [],
    clientApps: ['exchangeactivesync', 'other'],
    includePlatforms: [],
    excludePlatforms: [],
    includeLocations: [],
    excludeLocations: [],
    otherConditions: [],
    grants: ['block'],
    grantOperator: 'or',
    otherGrants: [],
    ...changes,
  };
}

/** A policy that Conditional Access says would apply: it blocks everybody, since 100 days. */
export function applied(changes: Partial<AppliedPolicy> = {}): AppliedPolicy {
  return {
    id: 'policy-2',
    name: 'No phones',
    included: 'all',
    excluded: 'no',
    otherConditions: [],
    grants: ['block'],
    grantOperator: 'or',
    otherGrants: [],
    changedAt: '2026-08-16T12:00:00.000Z',
    ...changes,
  };
}

/** What If as in most tenants: nothing applies to a current app but these policies, and the old protocol is blocked. */
export function whatIfAnswers(...policies: AppliedPolicy[]): WhatIfAnswer[] {
  const old = applied({ id: 'policy-1', name: 'Block legacy authentication' });
  return [
    { client: 'mobileAppsAndDesktopClients', platform: 'ios', policies },
    { client: 'mobileAppsAndDesktopClients', platform: 'android', policies },
    { client: 'exchangeActiveSync', platform: 'ios', policies: [old] },
  ];
}
