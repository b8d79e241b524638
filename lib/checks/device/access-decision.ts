import type { AccessRule, MailboxSettings, MobileDevice, Observations } from '@/lib/report/observations';

/** What the lists say about one phone, in the order that Exchange documents. */
export interface AccessDecision {
  state: 'allowed' | 'blocked' | 'quarantined';
  decidedBy: 'policy' | 'personal-block' | 'personal-allow' | 'rule' | 'default' | 'external';
  rule?: AccessRule;
}

/** What the decision is computed from; what was not observed is left out and the decision stops there. */
export type AccessSources = Partial<
  Pick<Observations, 'mailboxSettings' | 'accessRules' | 'organizationSettings' | 'mobilePolicies' | 'deviceStatistics'>
>;

/**
 * Computes what Exchange would decide about a phone: policy, personal block, personal allow, block rule, quarantine rule,
 * allow rule, organisation default (Exchange 2010 SP1 documentation, TechNet ff959225; fact sheet 4.1). A verdict handed
 * to device management is `external`. Null when a list that is needed to go on was not observed.
 */
export function decideAccess(device: MobileDevice, sources: AccessSources): AccessDecision | null {
  if (isExternalReason(device.accessStateReason)) {
    return { state: exchangeState(device) ?? 'blocked', decidedBy: 'external' };
  }
  if (device.accessStateReason.toLowerCase() === 'policy') {
    return { state: exchangeState(device) ?? 'blocked', decidedBy: 'policy' };
  }
  const settings = sources.mailboxSettings;
  if (settings === undefined || !settings.found) return null;
  if (isListed(settings, 'blocked', device)) return { state: 'blocked', decidedBy: 'personal-block' };
  if (isListed(settings, 'allowed', device)) return { state: 'allowed', decidedBy: 'personal-allow' };
  if (sources.accessRules === undefined) return null;
  const rule = matchingRule(device, sources.accessRules.rules);
  if (rule !== null) return { state: stateOfLevel(rule.accessLevel) ?? 'allowed', decidedBy: 'rule', rule };
  const state = stateOfLevel(sources.organizationSettings?.defaultAccessLevel ?? '');
  return state === null ? null : { state, decidedBy: 'default' };
}

/** Whether a phone's id stands on a personal list. Ids are compared without case, as Exchange does. */
export function isListed(
  settings: Extract<MailboxSettings, { found: true }>,
  list: 'allowed' | 'blocked',
  device: Pick<MobileDevice, 'deviceId'>,
): boolean {
  const ids = list === 'allowed' ? settings.allowedDeviceIds : settings.blockedDeviceIds;
  return ids.some((id) => id.toLowerCase() === device.deviceId.toLowerCase());
}

/**
 * The rule that decides: block before quarantine before allow; among equals in the order user agent, system, model, type.
 * Texts are compared exactly, as New-ActiveSyncDeviceAccessRule documents: there are no wildcards.
 */
export function matchingRule(device: MobileDevice, rules: readonly AccessRule[]): AccessRule | null {
  const levels = ['block', 'quarantine', 'allow'];
  const characteristics = ['useragent', 'deviceos', 'devicemodel', 'devicetype'];
  const rank = (rule: AccessRule) =>
    levels.indexOf(rule.accessLevel.toLowerCase()) * 10 + characteristics.indexOf(rule.characteristic.toLowerCase());
  const [first] = rules
    .filter((rule) => levels.includes(rule.accessLevel.toLowerCase()) && matches(device, rule))
    .sort((a, b) => rank(a) - rank(b));
  return first ?? null;
}

function matches(device: MobileDevice, rule: AccessRule): boolean {
  switch (rule.characteristic.toLowerCase()) {
    case 'useragent':
      return device.userAgent === rule.queryString;
    case 'deviceos':
      return device.os === rule.queryString;
    case 'devicemodel':
      return device.model === rule.queryString;
    case 'devicetype':
      return device.type === rule.queryString;
    default:
      return false;
  }
}

/** State as Exchange reports it, or null for discovery, unknown and words we do not know. */
export function exchangeState(device: Pick<MobileDevice, 'accessState'>): AccessDecision['state'] | null {
  switch (device.accessState.toLowerCase()) {
    case 'allowed':
      return 'allowed';
    case 'blocked':
      return 'blocked';
    case 'quarantined':
      return 'quarantined';
    default:
      return null;
  }
}

function stateOfLevel(level: string): AccessDecision['state'] | null {
  switch (level.toLowerCase()) {
    case 'allow':
      return 'allowed';
    case 'block':
      return 'blocked';
    case 'quarantine':
      return 'quarantined';
    default:
      return null;
  }
}

/** Reasons by which Exchange says that device management decides: `ExternallyManaged`, `ExternalCompliance`, `ExternalEnrollment`. */
export function isExternalReason(reason: string): boolean {
  return /^external/i.test(reason);
}

/** Reasons of automatic blocking of a client that asks too often (fact sheet 3.3); it clears after a while. */
export function isThrottleReason(reason: string): boolean {
  return /^(UserAgentsChanges|RecentCommands|Watsons|OutOfBudgets|SyncCommands|EnableNotificationEmail|CommandFrequency)$/i.test(
    reason,
  );
}
