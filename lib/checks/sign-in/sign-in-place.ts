import type { SignIn } from '@/lib/report/observations';
import { isLegacy, succeeded } from './mail-sign-ins';

/** The country part of a sign-in's location text, which ends with it: "Berlin, DE". Capitals; empty when not known. */
export function countryOf({ location }: Pick<SignIn, 'location'>): string {
  return location
    .slice(location.lastIndexOf(',') + 1)
    .trim()
    .toUpperCase();
}

/** Where the same app last got in, when that is another country than the one that was refused; else null. */
export function lastGoodElsewhere(row: SignIn, history: readonly SignIn[]): string | null {
  if (isLegacy(row) || countryOf(row) === '') return null;
  const good = history.find((other) => other.appId === row.appId && succeeded(other) && countryOf(other) !== '');
  return good !== undefined && countryOf(good) !== countryOf(row) ? good.location : null;
}
