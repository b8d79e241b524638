import type { Given } from '@/lib/report/observations';
import { dayMs, instantOf } from '../instant';
import { chooseDevice, type DeviceSources } from './choose-device';
import { holderOf } from './held-device';

/** A phone in use asks at least every hour, so a day without success is no pause. */
const recentMs = dayMs;

/**
 * True when Exchange lets the judged phone in and it got mail within a day: proof that sign-in, app, rules and room in the
 * mailbox let it through. Never true for Outlook, whose sync times Exchange does not keep.
 */
export function gotMailLately(sources: DeviceSources, given: Pick<Given, 'app' | 'deviceId' | 'now'>): boolean {
  const chosen = chooseDevice(sources, given);
  if (chosen === null || chosen.judged.platform === 'outlook' || holderOf(chosen.device, {}) !== null) return false;
  const success = instantOf(chosen.statistics?.lastSuccessSync);
  return success !== null && (instantOf(given.now) ?? 0) - success <= recentMs;
}
