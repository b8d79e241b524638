import type { Mailbox, Phone } from '../scenarios/scenario';
import { accessRules } from '../tenant/settings';

/** Reasons that the personal lists do not decide: device management, the mobile policy, and automatic holds. */
const notByLists = /^(External|Policy$|RecentCommands$|SyncCommands$|CommandFrequency$|OutOfBudgets$)/;

const states: Record<string, string> = { Allow: 'Allowed', Block: 'Blocked', Quarantine: 'Quarantined' };

function standsOn(ids: readonly string[], phone: Phone): boolean {
  return ids.some((id) => id.toLowerCase() === phone.deviceId.toLowerCase());
}

function ruleFor(phone: Phone) {
  const texts = { DeviceModel: phone.model, DeviceOS: phone.os, DeviceType: phone.type };
  return accessRules.find(({ characteristic, queryString }) => texts[characteristic] === queryString);
}

function decision(phone: Phone, mailbox: Mailbox, defaultLevel: string) {
  if (standsOn(mailbox.blockedDeviceIds, phone)) return { level: 'Block', reason: 'Individual', rule: null };
  if (standsOn(mailbox.allowedDeviceIds, phone)) return { level: 'Allow', reason: 'Individual', rule: null };
  const rule = ruleFor(phone);
  if (rule) return { level: rule.accessLevel, reason: 'DeviceRule', rule: rule.name };
  return { level: defaultLevel, reason: 'Global', rule: null };
}

/**
 * A phone after the lists of its mailbox changed: block list, allow list, rule, organisation default (the documented order).
 * A phone that is let in connects at once.
 */
export function decidedAgain(phone: Phone, mailbox: Mailbox, defaultLevel: string): Phone {
  if (notByLists.test(phone.accessStateReason) || phone.accessState === 'DeviceDiscovery') return phone;
  const { level, reason, rule } = decision(phone, mailbox, defaultLevel);
  const accessState = states[level] ?? 'Quarantined';
  const decided = { ...phone, accessState, accessStateReason: reason, accessControlRule: rule };
  if (accessState === 'Allowed') return connected({ ...decided, status: 'DeviceOk' }, mailbox);
  return { ...decided, status: accessState === 'Blocked' ? 'DeviceBlocked' : 'DeviceOk' };
}

/** A phone that is let in and may use its protocol has just been in step; Outlook leaves no times. */
export function connected(phone: Phone, mailbox: Mailbox): Phone {
  if (phone.accessState !== 'Allowed' || phone.clientType !== 'EAS' || !mailbox.activeSyncEnabled) return phone;
  return { ...phone, attemptMinutesAgo: 0, successMinutesAgo: 0, policyStatus: 'AppliedInFull' };
}
