import { defineCheck } from '../define-check';

/**
 * Does the phone's own network let mail through? Only a test from the phone can tell; without one it is inapplicable and
 * costs nothing.
 */
export const phoneNetwork = defineCheck({
  id: 'phone-network',
  area: 'network',
  step: 'autodiscover',
  couldBlock: false,
  needs: [],
  codes: ['network/blocked-here', 'network/dns-filtered', 'network/clock-wrong'],
  applies: () => false,
  evaluate: (_observed, _given, result) => result.inapplicable(),
});
