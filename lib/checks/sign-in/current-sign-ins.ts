import type { Given, SignIn } from '@/lib/report/observations';
import type { JudgedDevice } from '@/lib/report/report';
import { chooseDevice, type DeviceSources } from '../device/choose-device';
import { lastMailAt } from '../device/recent-mail';
import { clearedByMail } from './cleared-by-mail';
import { latestByApp, succeeded } from './mail-sign-ins';

/** Mail apps that exist on one platform only, by application id (fact sheet 7.3). */
const platformOfApp: ReadonlyMap<string, JudgedDevice['platform']> = new Map([
  ['f8d98a96-0999-43f5-8af3-69971c7bb423', 'ios'], // Apple Internet Accounts
  ['2cee05de-2b8f-45a2-8289-2a06ca32c4c8', 'android'], // Gmail
  ['8acd33ea-7197-4a96-bc33-d7cc7101262f', 'android'], // Samsung Email
  ['e0ee12cb-2032-40fc-a44f-d6d9f3fad1eb', 'android'], // Android Email
]);

/**
 * The newest sign-in of each app, without those of an app that the judged phone cannot have, once that phone's own kind of
 * app got in later: an attempt from an older phone explains nothing about this one. Nor those that mail on this phone clears.
 */
export function currentSignIns(
  rows: readonly SignIn[],
  sources: DeviceSources,
  given: Pick<Given, 'app' | 'deviceId'>,
): SignIn[] {
  const mailAt = lastMailAt(sources, given);
  const latest = latestByApp(rows).filter((row) => !clearedByMail(row, rows, mailAt));
  const platform = chooseDevice(sources, given)?.judged.platform;
  const appOf = ({ appId }: SignIn) => platformOfApp.get(appId.toLowerCase());
  const own = rows.filter((row) => platform !== undefined && appOf(row) === platform && succeeded(row));
  const newest = Math.max(Number.NEGATIVE_INFINITY, ...own.map(({ at }) => Date.parse(at)));
  return latest.filter((row) => {
    const app = appOf(row);
    return app === undefined || app === platform || Date.parse(row.at) > newest;
  });
}
