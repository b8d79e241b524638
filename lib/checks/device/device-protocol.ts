import { defineCheck } from '../define-check';
import { dayMs, instantOf } from '../instant';
import { chooseDevice, statisticsOf } from './choose-device';
import { deviceArguments } from './held-device';
import { minimumVersion, versionVerdict } from './protocol-version';

/** Does the phone's mail app speak a version that Exchange Online still takes? */
export const deviceProtocol = defineCheck({
  id: 'device-protocol',
  area: 'device',
  step: 'activesync',
  needs: ['devices'],
  wants: ['deviceStatistics'],
  codes: ['device/protocol-too-old'],
  applies: ({ app }) => app !== 'outlook',
  evaluate: (observed, given, result) => {
    const judged = chooseDevice(observed, given)?.device;
    const verdict = judged === undefined ? 'not-activesync' : versionVerdict(judged);
    if (judged === undefined || verdict === 'not-activesync') return result.inapplicable();
    if (verdict === 'good') return result.passed();
    const statistics = statisticsOf(judged, observed.deviceStatistics?.statistics ?? []);
    if (verdict === 'unknown') {
      // Older versions are refused since March 2026, so a phone that synced lately speaks a newer one.
      const success = instantOf(statistics?.lastSuccessSync);
      const lately = success !== null && (instantOf(given.now) ?? 0) - success < dayMs;
      return lately ? result.passed() : result.cantTell('no-recent-evidence');
    }
    return result.failed(
      result.finding('device/protocol-too-old', {
        ...deviceArguments(judged),
        version: judged.clientVersion,
        minimum: minimumVersion,
        // A partnership shows the version of its last contact, so the date belongs to the fact.
        lastSeen: statistics?.lastSyncAttempt ?? statistics?.lastSuccessSync ?? null,
      }),
    );
  },
});
