import { defineCheck } from '../define-check';
import { dayMs, instantOf } from '../instant';
import { chooseDevice } from './choose-device';
import { holderOf } from './held-device';

/** A phone in use asks at least every hour; a day between last try and last success is a stall, not a pause. */
const stalledAfterMs = dayMs;
/** A phone that was off for a holiday is no fault; one silent for longer may not be the one in hand. */
const silentAfterMs = 14 * dayMs;
/** When it is not known whether the phone still tries, a success must be about as new as that. */
const staleAfterMs = 2 * dayMs;

/**
 * Has the phone lately received mail? Trying without success is "sync-stalled" when Exchange lets it in: we see that it
 * fails and not why, which forbids "healthy". Times come from statistics; those of Outlook are not reliable.
 */
export const deviceSync = defineCheck({
  id: 'device-sync',
  area: 'device',
  step: 'device-access',
  needs: ['devices', 'deviceStatistics'],
  codes: [],
  evaluate: (observed, given, result) => {
    const chosen = chooseDevice(observed, given);
    if (chosen === null || chosen.judged.platform === 'outlook') return result.inapplicable();
    // A held phone has its own finding, and so has one that is still being looked at.
    if (holderOf(chosen.device, {}) !== null) return result.inapplicable();
    const attempt = instantOf(chosen.statistics?.lastSyncAttempt);
    const success = instantOf(chosen.statistics?.lastSuccessSync);
    const started = success ?? instantOf(chosen.device.firstSync);
    if (attempt !== null && started !== null && attempt - started > stalledAfterMs)
      return result.cantTell('sync-stalled');
    if (success === null) return result.cantTell('no-recent-evidence');
    const now = instantOf(given.now) ?? 0;
    const longest = attempt === null ? staleAfterMs : silentAfterMs;
    return now - success > longest ? result.cantTell('no-recent-evidence') : result.passed();
  },
});
