import type { AccessPolicy, MailAppRegistration } from '@/lib/report/optional-facts';

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
    otherConditions: [],
    grants: ['block'],
    ...changes,
  };
}
