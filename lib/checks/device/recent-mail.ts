import type { Given } from '@/lib/report/observations';
import { dayMs, instantOf } from '../instant';
import { chooseDevice, type DeviceSources } from './choose-device';
import { holderOf } from './held-device';

/** A phone in use asks at least every hour, so a day without success is no pause. */
const recentMs = dayMs;

/**
 * When the judged phone last got mail, in milliseconds since the epoch; null for Outlook, whose times are not kept, for a
 * phone that Exchange holds back, and when no time is known.
 */
export function lastMailAt(sources: DeviceSources, given: Pick<Given, 'app' | 'deviceId'>): number | null {
  const chosen = chooseDevice(sources, given);
  if (chosen === null || chosen.judged.platform === 'outlook' || holderOf(chosen.device, {}) !== null) return null;
  return instantOf(chosen.statistics?.lastSuccessSync);
}

/**
 * When the judged phone last reached Exchange with a sign-in that held, mail or not, in milliseconds since the epoch; null when
 * that is not known, as for Outlook.
 */
export function lastReachedAt(sources: DeviceSources, given: Pick<Given, 'app' | 'deviceId'>): number | null {
  const { lastSyncAttempt, lastSuccessSync } = chooseDevice(sources, given)?.statistics ?? {};
  const times = [instantOf(lastSyncAttempt), instantOf(lastSuccessSync)].filter((time) => time !== null);
  return times.length === 0 ? null : Math.max(...times);
}

/**
 * True when Exchange lets the judged phone in and it got mail within a day: proof that sign-in, app, rules and room in the
 * mailbox let it through. Never true for Outlook, whose sync times Exchange does not keep.
 */
export function gotMailLately(sources: DeviceSources, given: Pick<Given, 'app' | 'deviceId' | 'now'>): boolean {
  const success = lastMailAt(sources, given);
  return success !== null && (instantOf(given.now) ?? 0) - success <= recentMs;
}
