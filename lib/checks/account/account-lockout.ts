import type { DeviceStatistics, MobileDevice, Observations, SignIn } from '@/lib/report/observations';
import { defineCheck } from '../define-check';
import { chooseDevice, deviceName, phonesOf, statisticsOf } from '../device/choose-device';
import { isNative } from '../device/client-kind';
import { dayMs, instantOf } from '../instant';
import { currentSignIns } from '../sign-in/current-sign-ins';
import { allSignIns, isLegacy, mailSignIns } from '../sign-in/mail-sign-ins';

/** Smart lockout, or a sign-in from an address that Entra distrusts (learn.microsoft.com/entra reference-error-codes). */
const locked = 50053;
const wrongPassword = 50126;
/**
 * Smart lockout holds for a minute at first and longer each time, a directory on-premises for half an hour by default
 * (learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout). After a day without another try it is over.
 */
const longestLockMs = dayMs;

/** Is the account locked, and by which forgotten phone or tablet that keeps sending an old password? */
export const accountLockout = defineCheck({
  id: 'account-lockout',
  area: 'account',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'devices', 'deviceStatistics'],
  codes: ['account/locked-by-old-device'],
  evaluate: (observed, given, result) => {
    const all = allSignIns(observed);
    const rows = mailSignIns(all, 'native');
    // Asked about Outlook, its own later success ends a lockout as well: that phone has a way in.
    const ofApp = given.app === 'outlook' ? mailSignIns(all, 'outlook') : [];
    const oldest = (instantOf(given.now) ?? 0) - longestLockMs;
    const lockout = currentSignIns([...rows, ...ofApp], observed, given).find(
      ({ errorCode, at }) => errorCode === locked && (instantOf(at) ?? 0) >= oldest,
    );
    if (lockout === undefined) return result.passed();
    const culprit = staleDevice(observed, given);
    return result.failed(
      result.finding('account/locked-by-old-device', {
        deviceId: culprit?.device.deviceId ?? null,
        deviceName: culprit === null ? clientOf(rows, lockout) : deviceName(culprit.device),
        lastAttempt: culprit?.statistics.lastSyncAttempt ?? lockout.at,
        failures: rows.filter(({ errorCode }) => errorCode === locked || errorCode === wrongPassword).length,
        errorCode: locked,
      }),
    );
  },
});

/** Another phone that tried within a week and has not succeeded for a day before that. */
function staleDevice(
  sources: Partial<Pick<Observations, 'devices' | 'deviceStatistics'>>,
  given: Parameters<typeof chooseDevice>[1] & { now: string },
): { device: MobileDevice; statistics: DeviceStatistics } | null {
  const judged = chooseDevice(sources, given)?.device;
  const now = instantOf(given.now) ?? 0;
  for (const device of phonesOf(sources.devices).filter(isNative)) {
    const statistics = statisticsOf(device, sources.deviceStatistics?.statistics ?? []);
    const attempt = instantOf(statistics?.lastSyncAttempt);
    if (device === judged || statistics === null || attempt === null || now - attempt > 7 * dayMs) continue;
    if (attempt - (instantOf(statistics.lastSuccessSync) ?? 0) > dayMs) return { device, statistics };
  }
  return null;
}

/** What the sign-in log calls the client when no partnership fits. */
function clientOf(rows: readonly SignIn[], lockout: SignIn): string {
  const client = rows.find((row) => isLegacy(row) && row.operatingSystem !== '') ?? lockout;
  return client.operatingSystem || client.appName || 'an older phone';
}
