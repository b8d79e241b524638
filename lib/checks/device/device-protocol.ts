import { defineCheck } from '../define-check';
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
    if (verdict === 'unknown') return result.cantTell('no-recent-evidence');
    const statistics = statisticsOf(judged, observed.deviceStatistics?.statistics ?? []);
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
