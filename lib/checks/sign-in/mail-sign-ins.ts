import type { Observations, SignIn } from '@/lib/report/observations';
import type { MailApp } from '@/lib/report/vocabulary';

/** Mail apps that speak ActiveSync, by application id (community lists; fact sheet 7.3). */
const nativeApps = new Set([
  'f8d98a96-0999-43f5-8af3-69971c7bb423', // Apple Internet Accounts
  '2cee05de-2b8f-45a2-8289-2a06ca32c4c8', // Gmail for Android
  '8acd33ea-7197-4a96-bc33-d7cc7101262f', // Samsung Email
  'e0ee12cb-2032-40fc-a44f-d6d9f3fad1eb', // Android Email
  '9e5f94bc-e8a4-4e73-b8be-63364c29d753', // Thunderbird
  'b50c1dbd-1855-4e54-b07c-d3c3029e93d3', // Spark
  'e9a7fea1-1cc0-4cd9-a31b-9137ca5deedd', // eM Client
]);
/** Outlook for iOS and Android. */
export const outlookApp = '27922004-5251-4030-b22d-91ecd9a37ea4';

/** Steps of a sign-in that is still going on, not its end: 50058, 50140 and 50199 are "interrupted" (Entra error reference). */
const interruptions = new Set([50058, 50140, 50199]);

export const passwordExpiredCodes: ReadonlySet<number> = new Set([50055, 50144]);

/** True for the old protocol's own rows, which carry a password rather than a token. */
export function isLegacy({ clientApp }: Pick<SignIn, 'clientApp'>): boolean {
  return clientApp.toLowerCase() === 'exchange activesync';
}

/** True for a sign-in by a known ActiveSync mail app with a token. */
export function isNativeApp({ appId }: Pick<SignIn, 'appId'>): boolean {
  return nativeApps.has(appId.toLowerCase());
}

/**
 * The sign-ins that tell about the mail app in question, newest first: the phone's own apps and the old protocol, or
 * Outlook. When the app is not said, Outlook counts only if no phone's own app signed in. Other apps prove nothing.
 */
export function mailSignIns(signIns: readonly SignIn[], app: MailApp): SignIn[] {
  const rows = [...signIns]
    .filter(({ errorCode }) => !interruptions.has(errorCode))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const outlook = rows.filter(({ appId }) => appId.toLowerCase() === outlookApp);
  if (app === 'outlook') return outlook;
  const native = rows.filter((row) => isNativeApp(row) || isLegacy(row));
  return app === 'unknown' && native.length === 0 ? outlook : native;
}

/** Everything the log says: what the person did, and what their apps renewed without them where that could be read. */
export function allSignIns(observed: Pick<Observations, 'signIns'> & Partial<Observations>): SignIn[] {
  return [...observed.signIns.signIns, ...(observed.backgroundSignIns?.signIns ?? [])];
}

/** True when a policy failed it, whatever the error code says: code 0 with a failed policy is a refused phone. */
export function failedByPolicy(row: SignIn): boolean {
  return row.conditionalAccess.toLowerCase() === 'failure';
}

/** True when the person got in. */
export function succeeded(row: SignIn): boolean {
  return row.errorCode === 0 && !failedByPolicy(row);
}

/**
 * The newest sign-in of each app and client, dropping what a later success cleared. A row of the old protocol is also
 * cleared by a later success of a phone's own app with a token: that phone has a way in.
 */
export function latestByApp(rows: readonly SignIn[]): SignIn[] {
  const latest = new Map<string, SignIn>();
  let newestSuccess = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (succeeded(row) && !isLegacy(row)) newestSuccess = Math.max(newestSuccess, Date.parse(row.at));
    const key = `${row.appId}|${row.clientApp}`.toLowerCase();
    const known = latest.get(key);
    if (known === undefined || Date.parse(row.at) > Date.parse(known.at)) latest.set(key, row);
  }
  return [...latest.values()].filter((row) => !(isLegacy(row) && Date.parse(row.at) < newestSuccess));
}

/** The arguments that every sign-in finding shares. */
export function signInArguments({ appName, appId, errorCode, at }: SignIn) {
  return { appName: appName === '' ? 'the mail app' : appName, appId, errorCode, at };
}
