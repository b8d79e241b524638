import type { Given, SignIn } from '@/lib/report/observations';
import { chooseDevice, type DeviceSources } from '../device/choose-device';
import { holderOf } from '../device/held-device';
import { instantOf } from '../instant';
import { failedByPolicy, isLegacy, succeeded } from './mail-sign-ins';

/** An access token lives 60 to 90 minutes (learn.microsoft.com/entra/identity-platform/configurable-token-lifetimes). */
const longestTokenMs = 90 * 60_000;

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
 * True when mail that came shows that a refused sign-in is not what stops the phone: no token from before the refusal can
 * have lived so long. The old protocol sends its password each time, so refusals of one kind before and after the mail are
 * somebody else's: strangers guess passwords over it day and night.
 * @param rows the log that the row stands in.
 */
export function clearedByMail(row: SignIn, rows: readonly SignIn[], mailAt: number | null): boolean {
  if (mailAt === null || succeeded(row)) return false;
  if (Date.parse(row.at) + longestTokenMs <= mailAt) return true;
  const isPassword = (other: SignIn) => isLegacy(other) && !failedByPolicy(other) && other.errorCode === row.errorCode;
  return isPassword(row) && rows.some((other) => isPassword(other) && Date.parse(other.at) <= mailAt);
}
