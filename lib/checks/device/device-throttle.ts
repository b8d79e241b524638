import { defineCheck } from '../define-check';
import { chooseDevice } from './choose-device';
import { deviceArguments, holderOf } from './held-device';

/** Is the phone held off for asking too often? It passes by itself, unlike a personal block (KB 2748176). */
export const deviceThrottle = defineCheck({
  id: 'device-throttle',
  area: 'device',
  step: 'device-access',
  needs: ['devices'],
  wants: ['deviceStatistics'],
  codes: ['device/throttled'],
  evaluate: (observed, given, result) => {
    const judged = chooseDevice(observed, given)?.device;
    if (judged === undefined) return result.inapplicable();
    if (holderOf(judged, {}) !== 'throttle') return result.passed();
    return result.failed(
      result.finding('device/throttled', { ...deviceArguments(judged), reason: judged.accessStateReason }),
    );
  },
});
