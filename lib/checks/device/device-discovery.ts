import { defineCheck } from '../define-check';
import { chooseDevice } from './choose-device';
import { deviceArguments, holderOf } from './held-device';

/** Is Exchange still finding out what the phone is? Up to about 14 minutes after first contact; waiting is the fix. */
export const deviceDiscovery = defineCheck({
  id: 'device-discovery',
  area: 'device',
  step: 'device-access',
  needs: ['devices'],
  wants: ['deviceStatistics'],
  codes: ['device/discovery-pending'],
  evaluate: (observed, given, result) => {
    const judged = chooseDevice(observed, given)?.device;
    if (judged === undefined) return result.inapplicable();
    if (holderOf(judged, {}) !== 'discovery') return result.passed();
    return result.failed(
      result.finding('device/discovery-pending', { ...deviceArguments(judged), firstSync: judged.firstSync }),
    );
  },
});
