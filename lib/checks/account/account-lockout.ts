import type { DeviceStatistics, MobileDevice, Observations, SignIn } from '@/lib/report/observations';
import { defineCheck } from '../define-check';
import { chooseDevice, deviceName, isNative, statisticsOf } from '../device/choose-device';
import { dayMs, instantOf } from '../instant';
import { allSignIns, isLegacy, latestByApp, mailSignIns } from '../sign-in/mail-sign-ins';

/** Smart lockout, or a sign-in from an address that Entra distrusts (learn.microsoft.com/entra reference-error-codes). */
const locked = 50053;
const wrongPassword = 50126;

/** Is the account locked, and by which forgotten phone or tablet that keeps sending an old password? */
export const accountLockout = defineCheck({
  id: 'account-lockout',
  area: 'account',
  step: 'before-you-start',
  needs: ['signIns'],
  wants: ['backgroundSignIns', 'devices', 'deviceStatistics'],
  codes: ['account/locked-by-old-device'],
  evaluate: (observed, given, result) => {
    const rows = mailSignIns(allSignIns(observed), 'native');
    const lockout = latestByApp(rows).find(({ errorCode }) => errorCode === locked);
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
  for (const device of (sources.devices?.devices ?? []).filter(isNative)) {
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
