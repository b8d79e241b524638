import type { SignIn } from '@/lib/report/observations';
import { dayMs } from '../instant';
import { failedByPolicy, isLegacy, succeeded } from './mail-sign-ins';

/** An access token lives 60 to 90 minutes (learn.microsoft.com/entra/identity-platform/configurable-token-lifetimes). */
export const longestTokenMs = 90 * 60_000;

/**
 * True when mail that came shows that a refused sign-in is not what stops the phone: no token from before the refusal can
 * have lived so long, or the phone that got mail a moment ago is not the one that was refused; nor
 * is it when the same address was refused before the mail, within a day.
 * @param rows the log that the row stands in.
 */
export function clearedByMail(row: SignIn, rows: readonly SignIn[], mailAt: number | null): boolean {
  if (mailAt === null || succeeded(row)) return false;
  if (Date.parse(row.at) + longestTokenMs <= mailAt) return true;
  const since = Date.parse(row.at) - mailAt;
  const before = guessesBefore(row, rows, mailAt);
  if (since <= longestTokenMs) return before.length > 0;
  return since <= dayMs && row.ipAddress !== '' && before.some(({ ipAddress }) => ipAddress === row.ipAddress);
}

/**
 * True for a refusal of the old protocol when the log holds the same one from before the mail. That protocol sends its password
 * each time, so the phone that then got mail was not refused so: strangers guess passwords over it day and night. Long after
 * the mail it may as well be the phone, set up anew by hand.
 */
export function perhapsAStranger(row: SignIn, rows: readonly SignIn[], mailAt: number | null): boolean {
  return mailAt !== null && guessesBefore(row, rows, mailAt).length > 0;
}

function guessesBefore(row: SignIn, rows: readonly SignIn[], mailAt: number): SignIn[] {
  const isPassword = (other: SignIn) => isLegacy(other) && !failedByPolicy(other) && other.errorCode === row.errorCode;
  return isPassword(row) ? rows.filter((other) => isPassword(other) && Date.parse(other.at) <= mailAt) : [];
}
