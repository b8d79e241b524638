import type { Given, SignIn } from '@/lib/report/observations';
import { chooseDevice, type DeviceSources } from '../device/choose-device';
import { dayMs, instantOf } from '../instant';
import { isNativeApp, latestByApp, mailSignIns, outlookApp, succeeded } from './mail-sign-ins';

const apple = 'f8d98a96-0999-43f5-8af3-69971c7bb423';
const samsung = '8acd33ea-7197-4a96-bc33-d7cc7101262f';
const gmail = '2cee05de-2b8f-45a2-8289-2a06ca32c4c8';

/**
 * Application ids that the person's mail app may have (fact sheet exchange-online, 7.3): the one that signed in last, else the
 * one that comes with the judged phone. With no phone yet, those of all usual phones: only what holds for each of them may be
 * said. Empty when the phone's app cannot be told.
 */
export function appsInQuestion(rows: readonly SignIn[], sources: DeviceSources, given: Given): string[] {
  if (given.app === 'outlook') return [outlookApp];
  const [newest] = mailSignIns(rows, 'native').filter(isNativeApp);
  if (newest !== undefined) return [newest.appId.toLowerCase()];
  const chosen = chooseDevice(sources, given);
  if (chosen === null) return sources.devices === undefined || given.app === 'unknown' ? [] : [apple, samsung, gmail];
  const { platform } = chosen.judged;
  if (platform === 'outlook') return [outlookApp];
  if (platform === 'ios') return [apple];
  // What a phone with Android uses is known only by what it calls itself; there are many other apps.
  if (/^samsung/i.test(chosen.device.userAgent)) return [samsung];
  return /^android-mail/i.test(chosen.device.userAgent) ? [gmail] : [];
}

/** True when the newest row of one of these apps is a success: nothing in the directory or a policy stops it. */
export function signedInLast(rows: readonly SignIn[], appIds: readonly string[]): boolean {
  const own = rows.filter(({ appId }) => appIds.includes(appId.toLowerCase()));
  return own.length > 0 && latestByApp(own).every(succeeded);
}

/** The same by what happened at or after a moment in milliseconds since the epoch: what was changed before did not stop the app. */
export function signedInSince(rows: readonly SignIn[], appIds: readonly string[], since: number): boolean {
  return signedInLast(
    rows.filter(({ at }) => (instantOf(at) ?? 0) >= since),
    appIds,
  );
}

/** The same by a success within a day. */
export function signedInToday(
  rows: readonly SignIn[],
  appIds: readonly string[],
  { now }: Pick<Given, 'now'>,
): boolean {
  return signedInSince(rows, appIds, (instantOf(now) ?? 0) - dayMs);
}
